using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Puts a statement beside another one, where there is room for two.</summary>
internal static class StatementInsertion
{
    public static SyntaxNode? After(SyntaxNode root, StatementSyntax statement, StatementSyntax added) => Holder(statement) is { } holder
        ? root.InsertNodesAfter(holder, [Held(holder, added)])
        : null;

    public static SyntaxNode? Before(SyntaxNode root, StatementSyntax statement, StatementSyntax added) => Holder(statement) is { } holder
        ? root.InsertNodesBefore(holder, [Held(holder, added.WithLeadingTrivia(Indentation(holder)).WithTrailingTrivia(EndOfLine(root)))])
        : null;

    /// <summary>The nearest statement around a node that stands in a list of statements.</summary>
    public static StatementSyntax? InList(SyntaxNode node) => node.FirstAncestorOrSelf<StatementSyntax>(statement => Holder(statement) is not null);

    private static SyntaxNode? Holder(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax or SwitchSectionSyntax => statement,
        GlobalStatementSyntax global => global,
        _ => null,
    };

    private static SyntaxNode Held(SyntaxNode holder, StatementSyntax added) => holder is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(added) : added;

    /// <summary>The way in which the document ends its lines.</summary>
    private static SyntaxTrivia EndOfLine(SyntaxNode root)
    {
        var first = root.DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return first.IsKind(SyntaxKind.EndOfLineTrivia) ? first : SyntaxFactory.ElasticLineFeed;
    }

    private static SyntaxTriviaList Indentation(SyntaxNode holder)
    {
        var leading = holder.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : default;
    }
}
