using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.House;

/// <summary>The table of the page on FIPS says what the engine does.</summary>
public sealed class FipsPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "fips.md"));

    public static TheoryData<string> CryptographyIds => [.. RuleCatalogue.Rules().Where(rule => rule.Descriptor.Category == Category.Cryptography).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(CryptographyIds))]
    public void Row_StatesWhatThePolicyMakesOfTheRule(string id)
    {
        var rule = RuleCatalogue.Rule(id);
        var severity = rule.Descriptor.DefaultSeverity;
        var enforced = severity == DiagnosticSeverity.Warning ? DiagnosticSeverity.Error : severity;

        Assert.Contains($"\n| {id} | {(rule.IsForFipsOnly ? "silent" : severity)} | {enforced} | ", Page, StringComparison.Ordinal);
    }

    /// <summary>A standard's table names a rule, or owns that there is none.</summary>
    [Theory]
    [MemberData(nameof(CryptographyIds))]
    public void Standard_IsNamedForTheRule(string id) =>
        Assert.Contains(id, Page[..Page.IndexOf("\n## What the option changes", StringComparison.Ordinal)], StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(CryptographyIds))]
    public void PageOfARuleForFipsOnly_SaysSo(string id)
    {
        if (RuleCatalogue.Rule(id).IsForFipsOnly)
        {
            Assert.Equal("secureteams.fips = enforce\n", RulePage.Of(id).Configuration);
            Assert.Contains("`secureteams.fips`", RulePage.Of(id).Options, StringComparison.Ordinal);
        }
    }
}
