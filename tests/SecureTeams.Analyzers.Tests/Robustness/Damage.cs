using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Benchmarks.Corpora;

namespace SecureTeams.Analyzers.Tests.Robustness;

/// <summary>What happens to code while somebody types: the same on every run.</summary>
internal static class Damage
{
    public const int Kinds = 6;

    public static string Do(string text, int kind, Dice dice)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        if (tokens.Count < 2)
        {
            return text;
        }

        var token = dice.Pick(tokens);
        return kind switch
        {
            0 => text[..dice.Next(text.Length)],
            1 => text.Remove(token.SpanStart, token.Span.Length),
            2 => text.Insert(token.Span.End, " " + token.Text),
            3 => Swapped(text, token, dice.Pick(tokens)),
            4 => text[dice.Next(text.Length)..],
            _ => text.Insert(token.SpanStart, dice.Pick(["{", "}", "(", ")", "\"", "=> ", "..", "?", "await ", "new ", "#if X\n", "/*", "$\"{", "\"\"\"\n"])),
        };
    }

    private static string Swapped(string text, SyntaxToken one, SyntaxToken other)
    {
        var (first, second) = one.SpanStart <= other.SpanStart ? (one, other) : (other, one);
        return first == second
            ? text
            : text[..first.SpanStart] + second.Text + text[first.Span.End..second.SpanStart] + first.Text + text[second.Span.End..];
    }
}
