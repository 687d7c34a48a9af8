using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SecureTeams.Analyzers.Rules.Meetings;

/// <summary>The word for everyone in a comparison: a text, or a member of a type that does not ask about something else.</summary>
internal static class EveryoneWord
{
    private static readonly string[] OtherQuestions = ["Presenter", "Audience", "Visibility"];

    public static bool Is(IOperation operation) => operation switch
    {
        IConversionOperation conversion => Is(conversion.Operand),
        IMemberReferenceOperation { Member: { IsStatic: true, Name: "Everyone", ContainingType.Name: var type } } => !Array.Exists(OtherQuestions, question => type.Contains(question)),
        { ConstantValue: { HasValue: true, Value: string text } } => string.Equals(text, "everyone", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    public static bool IsComparedBy(IBinaryOperation comparison) =>
        Is(comparison.LeftOperand) || Is(comparison.RightOperand)
        || (IsZero(comparison.RightOperand) && IsOrdered(comparison.LeftOperand))
        || (IsZero(comparison.LeftOperand) && IsOrdered(comparison.RightOperand));

    public static bool IsPartOf(IInvocationOperation call) =>
        (call.Instance is { } instance && Is(instance)) || call.Arguments.Any(argument => Is(argument.Value));

    private static bool IsOrdered(IOperation operation) =>
        operation is IInvocationOperation { TargetMethod.Name: "Compare" or "CompareOrdinal" or "CompareTo" } call && IsPartOf(call);

    private static bool IsZero(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: 0 };
}
