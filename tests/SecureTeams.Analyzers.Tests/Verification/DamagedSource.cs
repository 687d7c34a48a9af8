using Microsoft.CodeAnalysis.CSharp;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>An editor shows the rules unfinished code all day long: every snippet is also cut and torn, and no rule may crash.</summary>
internal static class DamagedSource
{
    private const int Rounds = 2;

    public static async Task CrashesNoRuleAsync(string text)
    {
        foreach (var damaged in Of(text))
        {
            var findings = await Snippet.FindingsAsync(Snippet.Compile(damaged));
            var crash = findings.FirstOrDefault(finding => finding.Id == "AD0001");
            Assert.True(crash is null, crash + "\n" + damaged);
        }
    }

    /// <summary>The same damage on every run: a small generator seeded by the text.</summary>
    private static IEnumerable<string> Of(string text)
    {
        var tokens = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        var state = text.Aggregate(2166136261u, (seed, character) => (seed ^ character) * 16777619u);
        for (var i = 0; i < Rounds; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            yield return text[..(int)((state >> 8) % (uint)text.Length)];
            state = (state * 1664525u) + 1013904223u;
            var torn = tokens[(int)((state >> 8) % (uint)tokens.Count)];
            yield return text.Remove(torn.SpanStart, torn.Span.Length);
        }
    }
}
