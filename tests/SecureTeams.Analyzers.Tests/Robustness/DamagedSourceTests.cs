using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Analyzers.Tests.Verification;
using SecureTeams.Benchmarks.Corpora;

namespace SecureTeams.Analyzers.Tests.Robustness;

/// <summary>An editor shows the rules unfinished code all day long: no rule may crash on it.</summary>
public sealed class DamagedSourceTests
{
    private const int MostSources = 2400;

    /// <summary>Shared, so that the references are resolved once.</summary>
    private static readonly Compilation Empty = Snippet.Compile(RealAssemblies.WithClients);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task DamagedSnippet_CrashesNoRule(int kind)
    {
        var snippets = SnippetsOfTheSuite.All;
        Assert.InRange(snippets.Count, 200, int.MaxValue);
        var share = MostSources / Damage.Kinds;
        // A suite that has outgrown the bound is sampled evenly; every kind of damage takes its own samples.
        var step = Math.Max(1, (snippets.Count + share - 1) / share);
        for (var i = kind % step; i < snippets.Count; i += step)
        {
            var damaged = Damage.Do(snippets[i], kind, new Dice((uint)((i * Damage.Kinds) + kind + 1)));
            await CrashesNoRuleAsync(damaged);
        }
    }

    private static async Task CrashesNoRuleAsync(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest), "/0/Test.cs", cancellationToken: TestContext.Current.CancellationToken);
        var findings = await Snippet.FindingsAsync(Empty.AddSyntaxTrees(tree));
        var crash = findings.FirstOrDefault(finding => finding.Id == "AD0001");
        Assert.True(crash is null, crash + "\n" + text);
    }
}
