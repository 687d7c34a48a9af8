using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Simplification;
using SecureTeams.Analyzers.CodeFixes.Edits;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Engine.Tracing;
using SecureTeams.Analyzers.Rules.Tls.Chains;

namespace SecureTeams.Analyzers.CodeFixes.Rules.Tls.Chains;

/// <summary>Takes the flags of one rule out of a written value; what is left of nothing is <c>NoFlag</c>.</summary>
internal abstract class FlagFix : RuleFix
{
    private const string FlagsType = "global::System.Security.Cryptography.X509Certificates.X509VerificationFlags";
    private const string Replacement = "NoFlag";

    internal abstract FlagFault Fault { get; }

    protected override IEnumerable<SyntaxNode> Places(SyntaxNode finding, SemanticModel model, CancellationToken cancellationToken)
    {
        var assignment = finding.FirstAncestorOrSelf<AssignmentExpressionSyntax>();
        if (assignment is null
            || model.GetOperation(assignment, cancellationToken) is not IAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: VerificationFlags.Property } target }
            || MemberWrite.Through(target) is not { } write)
        {
            return [];
        }

        var terms = FlagWrite.Of(write, new ValueTracer(new SourceBodies(model.Compilation), cancellationToken)).With(Fault).Select(term => term.Operation.Syntax).ToList();
        return assignment.IsKind(SyntaxKind.OrAssignmentExpression) && AreWhole(assignment.Right, terms) ? [assignment] : terms;
    }

    /// <summary>The full name of the type, where the place does not name it already.</summary>
    protected override string? Note(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        place is MemberAccessExpressionSyntax && model.GetSymbolInfo(place, cancellationToken).Symbol?.ContainingType is { Name: "X509VerificationFlags" }
            ? null
            : FlagsType;

    protected override SyntaxNode? Fix(SyntaxNode root, SyntaxNode place) => place switch
    {
        AssignmentExpressionSyntax assignment => Removal.OfExpression(root, assignment),
        ExpressionSyntax flag when Outermost(flag) is { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } joined } part =>
            root.ReplaceNode(joined, (joined.Left == part ? joined.Right : joined.Left).WithTriviaFrom(joined)),
        MemberAccessExpressionSyntax { Name: var name } when NoteOn(place) is null => root.ReplaceNode(name, SyntaxFactory.IdentifierName(Replacement).WithTriviaFrom(name)),
        ExpressionSyntax => root.ReplaceNode(place, SyntaxFactory.ParseExpression(FlagsType + "." + Replacement).WithAdditionalAnnotations(Simplifier.Annotation).WithTriviaFrom(place)),
        _ => null,
    };

    private static bool AreWhole(ExpressionSyntax value, List<SyntaxNode> terms) => value switch
    {
        ParenthesizedExpressionSyntax parenthesized => AreWhole(parenthesized.Expression, terms),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.BitwiseOrExpression } joined when !terms.Contains(joined) => AreWhole(joined.Left, terms) && AreWhole(joined.Right, terms),
        _ => terms.Contains(value),
    };

    private static ExpressionSyntax Outermost(ExpressionSyntax flag) => flag.Parent is ParenthesizedExpressionSyntax outer ? Outermost(outer) : flag;
}
