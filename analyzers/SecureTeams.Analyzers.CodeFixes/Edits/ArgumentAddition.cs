using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.CodeFixes.Edits;

/// <summary>Puts arguments behind those of a call.</summary>
internal static class ArgumentAddition
{
    /// <summary>The arguments as they are to be written: under their names where the call names one.</summary>
    public static string Text(ArgumentListSyntax list, params (string Parameter, string Value)[] added)
    {
        var isNamed = list.Arguments.Any(argument => argument.NameColon is not null);
        return string.Join(", ", added.Select(argument => isNamed ? argument.Parameter + ": " + argument.Value : argument.Value));
    }

    public static SyntaxNode To(SyntaxNode root, ArgumentListSyntax list, string text)
    {
        var added = SyntaxFactory.ParseArgumentList("(" + text + ")").Arguments;
        var parts = list.Arguments.GetWithSeparators().ToList();
        foreach (var argument in added)
        {
            if (parts.Count > 0)
            {
                parts.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space));
            }

            parts.Add(Shortened.Of(argument));
        }

        return root.ReplaceNode(list, list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(parts)));
    }
}
