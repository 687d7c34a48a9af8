using System.Reflection;
using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.House;

public sealed class PageTests
{
    private static readonly string[] Headings = ["Why", "Violation", "Fixed", "Options", "When to suppress"];

    public static TheoryData<string> Ids => RuleCatalogue.Ids();

    public static TheoryData<string> FixableIds => RuleCatalogue.FixableIds();

    [Fact]
    public void EveryPage_HasARule() =>
        Assert.Equal(
            RuleCatalogue.Rules().Select(rule => rule.Id).Order(),
            Directory.GetFiles(RulePage.Folder).Select(Path.GetFileNameWithoutExtension).Order());

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_StatesTheFactsOfItsRule(string id)
    {
        var descriptor = RuleCatalogue.Rule(id).Descriptor;
        var text = RulePage.Of(id).Text;

        Assert.StartsWith("# " + id + ": " + descriptor.Title + "\n", text, StringComparison.Ordinal);
        Assert.Contains("| Category | " + descriptor.Category + " |", text, StringComparison.Ordinal);
        Assert.Contains("| Severity | " + descriptor.DefaultSeverity + " |", text, StringComparison.Ordinal);
        Assert.Contains("| Rule | `" + RuleCatalogue.Rule(id).GetType().Name + "` |", text, StringComparison.Ordinal);
        Assert.Contains(RuleCatalogue.FixableIds().Any(row => row.Data == id) ? "| Fix | Yes" : "| Fix | No", text, StringComparison.Ordinal);
        Assert.All(descriptor.CustomTags, tag => Assert.Contains(tag, text, StringComparison.Ordinal));
        Assert.All(Headings, heading => Assert.NotEmpty(RulePage.Of(id).Section(heading)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_NamesEveryOptionOfItsRule(string id)
    {
        var options = RuleCatalogue.Rule(id).GetType()
            .GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
            .Where(field => field.FieldType == typeof(RuleOption))
            .Select(field => (RuleOption)field.GetValue(null)!);

        Assert.All(options, option => Assert.Contains(option.Key, RulePage.Of(id).Options, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task ViolationFence_GivesExactlyThatId(string id)
    {
        var page = RulePage.Of(id);

        Assert.Equal([id], (await FindingsAsync(page, page.Violation)).Select(finding => finding.Id).Distinct());
    }

    /// <summary>Another rule may advise on fixed code, if the page says so beside the fix.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task FixedFence_GivesNone(string id)
    {
        var page = RulePage.Of(id);

        Assert.NotEmpty(page.Fixed);
        Assert.All(await FindingsAsync(page, page.Fixed), finding =>
        {
            Assert.NotEqual(id, finding.Id);
            Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
            Assert.Contains(finding.Id, page.FixRow, StringComparison.Ordinal);
        });
    }

    /// <summary>What a page states as configuration is needed, and each line is an option that the page explains.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task StatedConfiguration_MakesTheViolation(string id)
    {
        var page = RulePage.Of(id);
        if (page.Configuration.Length == 0)
        {
            return;
        }

        Assert.Empty(await Snippet.FindingsAsync(Snippet.Compile(page.Violation)));
        Assert.All(page.Configuration.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains("`" + line.Split('=')[0].Trim(), page.Options, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FixableIds))]
    public async Task Fix_TurnsOneFenceIntoTheOther(string id) =>
        Assert.Equal(RulePage.Of(id).Fixed, await Snippet.FixedAsync(RulePage.Of(id).Violation, RulePage.Of(id).Configuration));

    [Fact]
    public void Index_ListsEveryRule()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docs", "README.md")).Where(line => line.StartsWith("| [ST", StringComparison.Ordinal));

        Assert.Equal(
            RuleCatalogue.Rules().OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(rule =>
                $"| [{rule.Id}](rules/{rule.Id}.md) | {rule.Descriptor.Title} | {rule.Descriptor.DefaultSeverity} | {(RuleCatalogue.FixableIds().Any(row => row.Data == rule.Id) ? "yes" : "no")} |"),
            rows);
    }

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) =>
        compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static async Task<IEnumerable<Diagnostic>> FindingsAsync(RulePage page, string fence)
    {
        if (page.FileName is { } name)
        {
            return await Snippet.FindingsInFileAsync(name, fence);
        }

        var compilation = Snippet.Compile(fence);
        Assert.Empty(Errors(compilation));
        return await Snippet.FindingsAsync(compilation, page.Configuration);
    }
}
