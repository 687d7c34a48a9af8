using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

internal static class MemberRemoval
{
    /// <summary>Removes one member of an initializer with its comma, and with the last one the braces, unless they hold a comment.</summary>
    public static SyntaxNode? From(SyntaxNode root, InitializerExpressionSyntax initializer, ExpressionSyntax member)
    {
        var remaining = Without(initializer, initializer.Expressions.IndexOf(member));
        if (remaining.Expressions.Count > 0 || HoldsMore(initializer, remaining) || !WithoutBraces(initializer.Parent, out var creation))
        {
            return root.ReplaceNode(initializer, remaining);
        }

        return root.ReplaceNode(initializer.Parent!, creation);
    }

    private static bool HoldsMore(InitializerExpressionSyntax initializer, InitializerExpressionSyntax remaining) =>
        initializer.OpenBraceToken.GetPreviousToken().TrailingTrivia
            .Concat(remaining.OpenBraceToken.LeadingTrivia)
            .Concat(remaining.OpenBraceToken.TrailingTrivia)
            .Concat(remaining.CloseBraceToken.LeadingTrivia)
            .Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, int index)
    {
        var parts = initializer.Expressions.GetWithSeparators().ToList();
        var at = index * 2;
        var removed = parts[at];
        var kept = Above.Of(removed.AsNode()!);
        if (at + 1 < parts.Count)
        {
            LeaveItsLine(parts, at);
            parts.RemoveRange(at, 2);
        }
        else
        {
            parts.RemoveAt(at);
            CarryEndOfLine(parts, removed);
        }

        if (at < parts.Count)
        {
            parts[at] = parts[at].WithLeadingTrivia(kept.AddRange(parts[at].GetLeadingTrivia()));
            kept = default;
        }

        var close = initializer.CloseBraceToken;
        return initializer
            .WithExpressions(SyntaxFactory.SeparatedList<ExpressionSyntax>(parts))
            .WithCloseBraceToken(close.WithLeadingTrivia(kept.AddRange(close.LeadingTrivia)));
    }

    /// <summary>The member before on the same line then ends the line and owns the comment there.</summary>
    private static void LeaveItsLine(List<SyntaxNodeOrToken> parts, int at)
    {
        var end = parts[at + 1].GetTrailingTrivia();
        if (at > 0 && end.Any(SyntaxKind.EndOfLineTrivia) && !parts[at - 1].GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia))
        {
            parts[at - 1] = parts[at - 1].WithTrailingTrivia(end);
        }
    }

    private static void CarryEndOfLine(List<SyntaxNodeOrToken> parts, SyntaxNodeOrToken removed)
    {
        if (parts.Count == 0)
        {
            return;
        }

        var comma = parts[parts.Count - 1];
        parts.RemoveAt(parts.Count - 1);
        var last = parts[parts.Count - 1];
        parts[parts.Count - 1] = last.WithTrailingTrivia(Above.HasComment(comma.GetTrailingTrivia()) ? comma.GetTrailingTrivia() : removed.GetTrailingTrivia());
    }

    private static bool WithoutBraces(SyntaxNode? creation, out SyntaxNode replacement)
    {
        switch (creation)
        {
            case ObjectCreationExpressionSyntax named:
                var arguments = named.ArgumentList ?? SyntaxFactory.ArgumentList();
                replacement = named
                    .WithInitializer(null)
                    .WithType(named.ArgumentList is null ? named.Type.WithoutTrailingTrivia() : named.Type)
                    .WithArgumentList(arguments.WithTrailingTrivia(named.GetTrailingTrivia()));
                return true;
            case ImplicitObjectCreationExpressionSyntax implied:
                replacement = implied.WithInitializer(null).WithArgumentList(implied.ArgumentList.WithTrailingTrivia(implied.GetTrailingTrivia()));
                return true;
            default:
                replacement = null!;
                return false;
        }
    }
}
