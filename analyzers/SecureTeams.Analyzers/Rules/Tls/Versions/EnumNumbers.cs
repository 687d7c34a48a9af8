using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Tls.Versions;

/// <summary>The numbers that can be written where an enum is expected; null stands for one that is not known.</summary>
internal sealed class EnumNumbers(ITypeSymbol type, ValueTracer tracer)
{
    private const int MostUnions = 8;

    public bool Any(IOperation value, Func<long, bool> predicate)
    {
        foreach (var number in Of(value))
        {
            if (number is { } known && predicate(known))
            {
                return true;
            }
        }

        return false;
    }

    public IReadOnlyList<long?> Of(IOperation value)
    {
        var numbers = new List<long?>();
        Collect(value, numbers, MostUnions);
        return numbers;
    }

    private void Collect(IOperation value, List<long?> numbers, int unions)
    {
        if (unions == 0 || IsGiven(value) || FlagVariable.IsMasked(value))
        {
            numbers.Add(null);
            return;
        }

        foreach (var source in tracer.Sources(value))
        {
            if (IsStatedByACaller(source, value))
            {
                numbers.Add(null);
            }
            else
            {
                CollectSource(source, numbers, unions - 1);
            }
        }
    }

    /// <summary>What a caller states is reported where it is stated; a number or a text is no setting there yet, and nobody visits the default of a local function.</summary>
    private bool IsGiven(IOperation value) => value is IConversionOperation conversion
        ? IsGiven(conversion.Operand)
        : value is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method } parameter }
            && SettingUse.IsOf(parameter.Type, type)
            && !(method.MethodKind == MethodKind.LocalFunction && parameter.HasExplicitDefaultValue);

    /// <summary>The same, where the parameter is reached through a variable or a call.</summary>
    private bool IsStatedByACaller(IOperation source, IOperation value)
    {
        for (var current = source; current != value && current.Parent is { } parent; current = parent)
        {
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or IBinaryOperation { OperatorKind: BinaryOperatorKind.Or }:
                    break;
                case IArgumentOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor or MethodKind.LocalFunction, DeclaringSyntaxReferences.IsEmpty: false } method } parameter } argument:
                    return (argument.ArgumentKind == ArgumentKind.Explicit || method.MethodKind != MethodKind.LocalFunction)
                        && SettingUse.IsOf(parameter.Type, type)
                        && new SettingUse(type, tracer).Governs(parameter);
                default:
                    return false;
            }
        }

        return false;
    }

    private void CollectSource(IOperation source, List<long?> numbers, int unions)
    {
        switch (source)
        {
            case { ConstantValue: { HasValue: true, Value: { } constant } }:
                numbers.Add(Translation.Encloses(source) ? null : Number(constant));
                break;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } union:
                numbers.Add(null);
                Collect(union.LeftOperand, numbers, unions);
                Collect(union.RightOperand, numbers, unions);
                break;
            case IInvocationOperation { TargetMethod: { Name: "Parse" or "ToObject", ContainingType.SpecialType: SpecialType.System_Enum } } made:
                CollectMade(made, numbers, unions);
                break;
            case IInvocationOperation { TargetMethod: { Name: "GetValue", ContainingType.Name: "ConfigurationBinder" } } configured:
                numbers.Add(null);
                if (Arguments.Named(configured.Arguments, "defaultValue") is { } otherwise)
                {
                    Collect(otherwise, numbers, unions);
                }

                break;
            case ILocalReferenceOperation local:
                numbers.Add(null);
                foreach (var added in FlagVariable.Additions(local))
                {
                    Collect(added, numbers, unions);
                }

                if (FlagVariable.Parse(local) is { } parse)
                {
                    CollectMade(parse, numbers, unions);
                }

                break;
            case IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "TryParse", ContainingType.SpecialType: SpecialType.System_Enum } } tried }:
                numbers.Add(null);
                CollectMade(tried, numbers, unions);
                break;
            case IThrowOperation:
                break;
            default:
                numbers.Add(null);
                break;
        }
    }

    /// <summary>An enum made from a text, or from a number that is known by its parameter only.</summary>
    private void CollectMade(IInvocationOperation call, List<long?> numbers, int unions)
    {
        if (Arguments.Named(call.Arguments, "value") is not { } value)
        {
            numbers.Add(null);
        }
        else if (call.TargetMethod.Name == "ToObject")
        {
            Collect(value, numbers, unions);
        }
        else
        {
            foreach (var text in tracer.Texts(value))
            {
                numbers.Add(Named(text.Text));
            }
        }
    }

    private long? Named(string text)
    {
        long all = 0;
        foreach (var part in text.Split(','))
        {
            var name = part.Trim();
            if (long.TryParse(name, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
            {
                all |= number;
                continue;
            }

            var member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));
            if (Number(member?.ConstantValue) is not { } value)
            {
                return null;
            }

            all |= value;
        }

        return all;
    }

    private static long? Number(object? constant) =>
        constant is sbyte or byte or short or ushort or int or uint or long
            ? Convert.ToInt64(constant, CultureInfo.InvariantCulture)
            : null;
}
