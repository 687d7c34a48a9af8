using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Secrets.Names;

/// <summary>What an operand calls itself: by its symbol, by the key that is looked up, or by the call that gives it.</summary>
internal static class NameOfOperand
{
    public static Naming Of(IOperation? operand)
    {
        while (true)
        {
            switch (operand)
            {
                case IConversionOperation conversion:
                    operand = conversion.Operand;
                    continue;
                case IParenthesizedOperation parenthesized:
                    operand = parenthesized.Operand;
                    continue;
                case IAwaitOperation awaited:
                    operand = awaited.Operation;
                    continue;
                case IConditionalAccessOperation access:
                    operand = access.WhenNotNull;
                    continue;
                case IDeclarationExpressionOperation declaration:
                    operand = declaration.Expression;
                    continue;
                case ILocalReferenceOperation local:
                    return Naming.OfSymbol(local.Local, isElement: false);
                case IParameterReferenceOperation parameter:
                    return Naming.OfSymbol(parameter.Parameter, isElement: false);
                case IPropertyReferenceOperation { Arguments.Length: 1 } indexer:
                    return OfIndexer(indexer);
                case IMemberReferenceOperation { Member.Name: "Text", Instance: IMemberReferenceOperation { Member: var control } } when IsInput(control.Name):
                    return Naming.OfSymbol(control, isElement: false);
                case IInvocationOperation { TargetMethod.Name: "ToString" or "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" } taken when (taken.Instance ?? (taken.Arguments.Length == 1 ? taken.Arguments[0].Value : null)) is { } whole:
                    operand = whole;
                    continue;
                case IPropertyReferenceOperation { Property.Name: "Value", Instance: IInvocationOperation or IPropertyReferenceOperation } holder:
                    operand = holder.Instance;
                    continue;
                case IMemberReferenceOperation member:
                    return Naming.OfSymbol(member.Member, isElement: false);
                case IDynamicMemberReferenceOperation member:
                    return Naming.Of(member.MemberName, isElement: false);
                case IInvocationOperation { Instance: { Type.SpecialType: SpecialType.System_String } text }:
                    operand = text;
                    continue;
                case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } called:
                    operand = called.Instance;
                    continue;
                case IInvocationOperation call:
                    return OfCall(call);
                default:
                    return Naming.None;
            }
        }
    }

    /// <summary>As <see cref="Of"/>; a local with a name that says nothing is called what it was read from.</summary>
    public static Naming OfReplaced(IOperation operand)
    {
        var naming = Of(operand);
        var value = operand;
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return naming.Kind == SecretKind.None
            && value is ILocalReferenceOperation local
            && BodyIndex.Around(local).Of(local.Local) is { Count: > 0 } uses
            && uses[0] is IVariableDeclaratorOperation { Initializer.Value: { } read }
            ? Of(read)
            : naming;
    }

    /// <summary>What somebody types into; what it is labelled with is another control.</summary>
    private static bool IsInput(string control) =>
        control.StartsWith("txt", StringComparison.OrdinalIgnoreCase) || control.StartsWith("_txt", StringComparison.Ordinal) || control.StartsWith("tb", StringComparison.Ordinal) || control.StartsWith("edt", StringComparison.Ordinal);

    private static Naming OfIndexer(IPropertyReferenceOperation indexer) =>
        indexer.Arguments[0].Value is var index && Key(index) is { } key ? new Naming(key, isKey: true) : Naming.None;

    private static string? Key(IOperation index) =>
        (index is IConversionOperation conversion ? conversion.Operand : index).ConstantValue.Value as string;

    private static Naming OfCall(IInvocationOperation call) =>
        KeyedValue.Key(call.Arguments) is { } key ? new Naming(key, isKey: true) : Naming.OfSymbol(call.TargetMethod, isElement: false);
}
