using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Meetings;

namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>The flags that can reach an operand; none for what is not known.</summary>
internal sealed class FlagBits(ValueTracer tracer)
{
    public long Of(IOperation operation) => tracer.Bounded(() => OfSources(operation), 0);

    private long OfSources(IOperation operation)
    {
        var bits = 0L;
        foreach (var source in tracer.Sources(LastWrite.Before(operation)))
        {
            bits |= OfSource(source);
        }

        return Unconverted(operation) is ILocalReferenceOperation local ? WithLaterChanges(bits, local) : bits;
    }

    private long OfSource(IOperation source) => source switch
    {
        { ConstantValue: { HasValue: true, Value: { } value } } => Number(value),
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Or } or => Of(or.LeftOperand) | Of(or.RightOperand),
        IBinaryOperation { OperatorMethod: null, OperatorKind: BinaryOperatorKind.And } and => Of(and.LeftOperand) & Mask(and.RightOperand) | Of(and.RightOperand) & Mask(and.LeftOperand),
        IInvocationOperation { TargetMethod: { Name: "Parse", ContainingType.SpecialType: SpecialType.System_Enum } } parse => Parsed(parse),
        _ => 0,
    };

    /// <summary>What an unknown operand of a mask may let through is not known, so it counts as nothing.</summary>
    private static long Mask(IOperation operation) =>
        Unconverted(operation) is { ConstantValue: { HasValue: true, Value: { } value } } ? Number(value) : 0;

    private long WithLaterChanges(long bits, ILocalReferenceOperation local)
    {
        var cleared = 0L;
        foreach (var operation in ControlFlow.Root(local).DescendantsAndSelf())
        {
            if (operation is ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } change && SymbolEqualityComparer.Default.Equals(target.Local, local.Local))
            {
                bits |= change.OperatorKind == BinaryOperatorKind.Or ? Of(change.Value) : 0;
                cleared |= change.OperatorKind == BinaryOperatorKind.And ? ~Mask(change.Value) : 0;
            }
        }

        return bits & ~cleared;
    }

    private long Parsed(IInvocationOperation parse)
    {
        var text = default(string);
        foreach (var argument in parse.Arguments)
        {
            text ??= argument.Parameter?.Type.SpecialType == SpecialType.System_String ? tracer.SingleConstant(argument.Value) as string : null;
        }

        var type = parse.TargetMethod.TypeArguments.Length == 1 ? parse.TargetMethod.TypeArguments[0] : (parse.Arguments[0].Value as ITypeOfOperation)?.TypeOperand;
        var bits = 0L;
        foreach (var name in text?.Split(',') ?? [])
        {
            bits |= type is null ? 0 : OfMember(type, name.Trim());
        }

        return bits;
    }

    private static long OfMember(ITypeSymbol type, string name)
    {
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true, ConstantValue: { } value } && string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return Number(value);
            }
        }

        return 0;
    }

    private static IOperation Unconverted(IOperation operation)
    {
        var current = operation;
        while (current is IConversionOperation { OperatorMethod: null } conversion && !current.ConstantValue.HasValue)
        {
            current = conversion.Operand;
        }

        return current;
    }

    private static long Number(object value) => value switch
    {
        int or long or short or sbyte or byte or ushort or uint => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        _ => 0,
    };
}
