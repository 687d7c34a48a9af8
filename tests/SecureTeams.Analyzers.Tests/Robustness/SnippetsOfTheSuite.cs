using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SecureTeams.Analyzers.Tests.Robustness;

/// <summary>Every piece of code in the rules' own tests, be it a file, a statement or an expression: read from their sources, so that no rule is forgotten.</summary>
internal static partial class SnippetsOfTheSuite
{
    private const string Start = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using System.Text;
        using Microsoft.Graph.Models;
        class Wrapped
        {
            async Task Run(byte[] data, string text, Stream stream, SslPolicyErrors errors, X509Certificate2 certificate, X509Chain chain, bool flag, CancellationToken cancellationToken)
            {
        """;

    private const string End = "\n    }\n}\n";

    public static IReadOnlyList<string> All { get; } = [.. Read().Select(Whole).Distinct()];

    private static IEnumerable<string> Read()
    {
        var rules = Path.Combine(Repository.Root, "tests", "SecureTeams.Analyzers.Tests", "Rules");
        foreach (var file in Directory.EnumerateFiles(rules, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach (var node in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes())
            {
                var text = node switch
                {
                    LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal.Token.ValueText,
                    InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax known ? known.TextToken.ValueText : "flag")),
                    _ => string.Empty,
                };
                if (text.IndexOfAny(['(', '=', ';', '.']) > 0)
                {
                    yield return Markup().Replace(text, string.Empty);
                }
            }
        }
    }

    /// <summary>Pieces of sources may have one end of a span only.</summary>
    [GeneratedRegex(@"\{\|[A-Z0-9a-z.]*:|\|\}")]
    private static partial Regex Markup();

    private static string Whole(string code)
    {
        if (code.Contains("class ", StringComparison.Ordinal) || code.Contains("using System", StringComparison.Ordinal))
        {
            return code;
        }

        return Start + (code.TrimEnd().EndsWith(';') || code.TrimEnd().EndsWith('}') ? code : "var made = " + code + ";") + End;
    }
}
