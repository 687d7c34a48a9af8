using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

internal static class EmptyBlock
{
    /// <summary>Braces on one line; trivia is spelled out so that no formatter spreads them.</summary>
    public static BlockSyntax Create() => SyntaxFactory.Block(
        SyntaxFactory.Token(default, SyntaxKind.OpenBraceToken, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
        default,
        SyntaxFactory.Token(default, SyntaxKind.CloseBraceToken, default));
}
