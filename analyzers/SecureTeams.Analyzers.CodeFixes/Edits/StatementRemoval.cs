using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

internal static class StatementRemoval
{
    /// <summary>Removes a statement and leaves the comments and directives above it to what follows.</summary>
    public static SyntaxNode? From(SyntaxNode root, StatementSyntax statement)
    {
        SyntaxNode removed = statement.Parent is GlobalStatementSyntax global ? global : statement;
        if (removed.Parent is not (BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax))
        {
            return root.ReplaceNode(statement, EmptyBlock.Create().WithTriviaFrom(statement));
        }

        if (removed.Parent is SwitchSectionSyntax { Statements.Count: 1 })
        {
            return null;
        }

        var next = removed.GetLastToken().GetNextToken(includeZeroWidth: true);
        var kept = Above.Of(removed);
        var mark = new SyntaxAnnotation();
        var marked = root.ReplaceSyntax(
            [removed],
            (_, rewritten) => rewritten.WithAdditionalAnnotations(mark),
            LeavesItsLineTo(removed) is { } previous ? [previous, next] : [next],
            (original, rewritten) => original == next
                ? rewritten.WithLeadingTrivia(kept.AddRange(rewritten.LeadingTrivia))
                : rewritten.WithTrailingTrivia(removed.GetTrailingTrivia()),
            [],
            (_, rewritten) => rewritten);
        return marked.RemoveNode(marked.GetAnnotatedNodes(mark).Single(), SyntaxRemoveOptions.KeepNoTrivia);
    }

    /// <summary>The code before on the same line, which then ends the line and owns the comment there.</summary>
    private static SyntaxToken? LeavesItsLineTo(SyntaxNode removed)
    {
        var previous = removed.GetFirstToken().GetPreviousToken();
        return removed.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia)
            && previous.IsKind(SyntaxKind.SemicolonToken)
            && !previous.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia)
            && !removed.GetLeadingTrivia().Any(SyntaxKind.EndOfLineTrivia)
                ? previous
                : null;
    }
}
