using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

internal static class MemberAddition
{
    /// <summary>Adds one member to the initializer of a creation, on a line of its own where the others stand so.</summary>
    public static SyntaxNode To(SyntaxNode root, BaseObjectCreationExpressionSyntax creation, ExpressionSyntax member) =>
        creation.Initializer is { } initializer ? To(root, initializer, member) : root.ReplaceNode(creation, WithInitializer(creation, member));

    public static SyntaxNode To(SyntaxNode root, InitializerExpressionSyntax initializer, ExpressionSyntax member) =>
        root.ReplaceNode(initializer, initializer.WithExpressions(With(initializer.Expressions, member)));

    private static SeparatedSyntaxList<ExpressionSyntax> With(SeparatedSyntaxList<ExpressionSyntax> members, ExpressionSyntax member)
    {
        if (members.Count == 0)
        {
            return members.Add(member.WithTrailingTrivia(SyntaxFactory.Space));
        }

        var parts = members.GetWithSeparators().ToList();
        var last = members[members.Count - 1];
        var indentation = last.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).LastOrDefault();
        var isOnOwnLine = !indentation.IsKind(SyntaxKind.None);
        var added = isOnOwnLine ? member.WithLeadingTrivia(indentation) : member;
        if (members.SeparatorCount == members.Count)
        {
            var comma = members.GetSeparator(members.Count - 1);
            parts.Add(added);
            parts.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(comma.TrailingTrivia.Where(trivia => !IsComment(trivia) && (!isOnOwnLine || trivia.IsKind(SyntaxKind.EndOfLineTrivia)))));
            return SyntaxFactory.SeparatedList<ExpressionSyntax>(parts);
        }

        var after = last.GetTrailingTrivia();
        parts[parts.Count - 1] = last.WithoutTrailingTrivia();
        parts.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOnOwnLine ? after : SyntaxFactory.TriviaList(SyntaxFactory.Space)));
        parts.Add(added.WithTrailingTrivia(isOnOwnLine ? after.Where(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) : after));
        return SyntaxFactory.SeparatedList<ExpressionSyntax>(parts);
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    private static BaseObjectCreationExpressionSyntax WithInitializer(BaseObjectCreationExpressionSyntax creation, ExpressionSyntax member)
    {
        var braces = SyntaxFactory.InitializerExpression(
            SyntaxKind.ObjectInitializerExpression,
            SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonSeparatedList(member.WithTrailingTrivia(SyntaxFactory.Space)),
            SyntaxFactory.Token(SyntaxKind.CloseBraceToken)).WithTrailingTrivia(creation.GetTrailingTrivia());
        return creation switch
        {
            ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } named =>
                named.WithType(named.Type.WithTrailingTrivia(SyntaxFactory.Space)).WithArgumentList(null).WithInitializer(braces),
            _ => creation.WithArgumentList(creation.ArgumentList?.WithTrailingTrivia(SyntaxFactory.Space)).WithInitializer(braces),
        };
    }
}
