using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Meetings;

/// <summary>Tells a translation, which says "everyone" where its input said so, from a decision.</summary>
internal sealed class CopiedChoice
{
    private readonly ValueTracer _tracer;
    private readonly bool _isAroundTheWrite;

    private CopiedChoice(ValueTracer tracer, bool isAroundTheWrite)
    {
        _tracer = tracer;
        _isAroundTheWrite = isAroundTheWrite;
    }

    public static bool Encloses(IOperation operation, ValueTracer tracer)
    {
        var choice = new CopiedChoice(tracer, IsWrite(operation));
        for (var current = operation; current.Parent is { } parent; current = parent)
        {
            if (choice.IsChosenByEveryone(parent, current))
            {
                return true;
            }

            if (IsWrite(parent))
            {
                choice = new CopiedChoice(tracer, isAroundTheWrite: true);
            }
        }

        return false;
    }

    private static bool IsWrite(IOperation operation) => operation
        is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "LobbyBypass" } or { ContainingType.Name: "LobbyBypassSettings" } } };

    private bool IsChosenByEveryone(IOperation parent, IOperation current) => parent switch
    {
        ISwitchExpressionArmOperation arm => arm.Value == current && Matches(arm.Pattern, true),
        ISwitchCaseOperation { Parent: ISwitchOperation { Value: var tested } } section => IsAsked(tested) && section.Clauses.All(Matches),
        IConditionalOperation conditional => conditional.Condition != current && Matches(conditional.Condition, conditional.WhenTrue == current),
        _ => false,
    };

    private bool Matches(ICaseClauseOperation clause) => clause switch
    {
        ISingleValueCaseClauseOperation single => EveryoneWord.Is(single.Value),
        IPatternCaseClauseOperation pattern => Matches(pattern.Pattern, true),
        _ => false,
    };

    private bool Matches(IOperation condition, bool outcome) => condition switch
    {
        IConversionOperation conversion => Matches(conversion.Operand, outcome),
        IParenthesizedOperation parenthesized => Matches(parenthesized.Operand, outcome),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not => Matches(not.Operand, !outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equal => outcome && EveryoneWord.IsComparedBy(equal) && IsAsked(equal),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } unequal => !outcome && EveryoneWord.IsComparedBy(unequal) && IsAsked(unequal),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } and => MatchesBoth(and.LeftOperand, and.RightOperand, outcome, holdTogether: outcome),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } or => MatchesBoth(or.LeftOperand, or.RightOperand, outcome, holdTogether: !outcome),
        IInvocationOperation { TargetMethod.Name: "Equals" or "Contains" } call => outcome && EveryoneWord.IsPartOf(call) && IsAsked(call),
        IIsPatternOperation match => Matches(match.Pattern, outcome) && IsAsked(match),
        IConstantPatternOperation constant => outcome && EveryoneWord.Is(constant.Value),
        INegatedPatternOperation negated => Matches(negated.Pattern, !outcome),
        IBinaryPatternOperation both => MatchesBoth(both.LeftPattern, both.RightPattern, outcome, holdTogether: outcome == (both.OperatorKind == BinaryOperatorKind.And)),
        IRecursivePatternOperation recursive => recursive.PropertySubpatterns.Any(property => Matches(property.Pattern, outcome)),
        IPropertySubpatternOperation property => Matches(property.Pattern, outcome),
        IPatternOperation => false,
        _ => _tracer.Sources(condition).All(source => source != condition && Matches(source, outcome)),
    };

    /// <summary>Of two parts that hold together one is enough; of two alternatives each has to say so.</summary>
    private bool MatchesBoth(IOperation left, IOperation right, bool outcome, bool holdTogether) => holdTogether
        ? Matches(left, outcome) || Matches(right, outcome)
        : Matches(left, outcome) && Matches(right, outcome);

    /// <summary>A statement around the write may ask about anything: its question has to be about who is let in.</summary>
    private bool IsAsked(IOperation question) => !_isAroundTheWrite || AdmissionWord.IsIn(question, _tracer);
}
