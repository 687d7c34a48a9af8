using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>The value that a finding's assignment, argument or declaration gives, and the expressions that it is chosen or joined from.</summary>
internal static class WrittenValue
{
    public static IOperation? Of(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        var writer = finding is ExpressionSyntax and not AssignmentExpressionSyntax && finding.Parent is ArgumentSyntax argument ? argument : finding;
        return model.GetOperation(writer, cancellationToken) switch
        {
            IDeconstructionAssignmentOperation => null,
            IAssignmentOperation assignment => assignment.Value,
            IArgumentOperation given => given.Value,
            IVariableDeclaratorOperation variable => variable.GetVariableInitializer()?.Value,
            ISymbolInitializerOperation initializer => initializer.Value,
            _ => null,
        };
    }

    public static IEnumerable<IOperation> Arms(IOperation value) => Unconverted(value) switch
    {
        { ConstantValue.HasValue: true } constant => [constant],
        IConditionalOperation { WhenFalse: { } whenFalse } conditional => Arms(conditional.WhenTrue).Concat(Arms(whenFalse)),
        ICoalesceOperation coalesce => Arms(coalesce.Value).Concat(Arms(coalesce.WhenNull)),
        ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Arms(arm.Value)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } union => Arms(union.LeftOperand).Concat(Arms(union.RightOperand)),
        ILocalReferenceOperation local when OnlyUse(local) is { } initial => Arms(initial),
        var other => [other],
    };

    /// <summary>Whether what stands at the place is joined to other flags.</summary>
    public static bool IsJoined(IOperation arm) => arm.Parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Or } => true,
        ICompoundAssignmentOperation => true,
        IConversionOperation or IParenthesizedOperation or IConditionalOperation or ISwitchExpressionArmOperation or ISwitchExpressionOperation or ICoalesceOperation => IsJoined(arm.Parent),
        _ => false,
    };

    private static IOperation Unconverted(IOperation value)
    {
        while (value is IConversionOperation { IsImplicit: true } or IParenthesizedOperation)
        {
            value = value is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)value).Operand;
        }

        return value;
    }

    /// <summary>What a variable starts with that is written once and read here only, so that the edit can be made where it is stated.</summary>
    private static IOperation? OnlyUse(ILocalReferenceOperation local)
    {
        var body = BodyIndex.Around(local);
        return body.Writes(local.Local) is { Count: 1 } writes && body.Of(local.Local).Count(use => use is ILocalReferenceOperation) == 1
                ? writes[0]
                : null;
    }
}
