using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine.Settings;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Engine.Settings;

public sealed class BaselineTests
{
    private const string Source = """
        class Use
        {
            void Run()
            {
                Own.Open(7);
            }
        }

        static class Own
        {
            public static void Open(int port) { }
        }
        """;

    [Fact]
    public async Task Entry_NamesRuleAndMember() => Assert.Matches("^ST0001 [0-9a-f]{16} Use\\.Run\\(\\)$", await EntryAsync(Source));

    [Fact]
    public async Task KnownFinding_IsInfoAndSaysWhy()
    {
        var finding = Assert.Single(await FindingsAsync(Source, await EntryAsync(Source)));

        Assert.Equal(DiagnosticSeverity.Info, finding.Severity);
        Assert.Equal("matched (lowered: in the baseline)", finding.GetMessage(null));
    }

    [Theory]
    [InlineData("        Own.Open(7);", "  Own.Open(7);")]
    [InlineData("class Use", "// moved\n\nclass Use")]
    [InlineData("        Own.Open(7);", "        var before = 1;\n        Own.Open(7);")]
    public async Task MovedOrReformattedCode_IsStillKnown(string before, string after) =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await FindingsAsync(Source.Replace(before, after, StringComparison.Ordinal), await EntryAsync(Source))).Severity);

    [Theory]
    [InlineData("Own.Open(7);", "Own.Open(8);")]
    [InlineData("void Run()", "void Other()")]
    [InlineData("class Use", "class Used")]
    public async Task ChangedLineOrOtherMember_IsNew(string before, string after) =>
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await FindingsAsync(Source.Replace(before, after, StringComparison.Ordinal), await EntryAsync(Source))).Severity);

    [Fact]
    public async Task NewFindingInAKnownMember_IsReportedInFull()
    {
        var findings = await FindingsAsync(Source.Replace("Own.Open(7);", "Own.Open(7);\n        Own.Open(9);", StringComparison.Ordinal), await EntryAsync(Source));

        Assert.Equal([DiagnosticSeverity.Info, DiagnosticSeverity.Warning], findings.OrderBy(finding => finding.Location.SourceSpan.Start).Select(finding => finding.Severity));
    }

    [Fact]
    public async Task StrictMode_LeavesKnownFindingsInfo() =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await FindingsAsync(Source, await EntryAsync(Source), "build_property.SecureTeamsMode = Strict")).Severity);

    [Fact]
    public async Task EntryOfAnotherRule_ChangesNothing() =>
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await FindingsAsync(Source, (await EntryAsync(Source)).Replace("ST0001", "ST0002", StringComparison.Ordinal))).Severity);

    private static async Task<string> EntryAsync(string source) => Assert.Single(await FindingsAsync(source)).Properties[Baseline.EntryProperty]!;

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string source, string? entry = null, string configuration = "") =>
        await Probe.FindingsAsync(
            registry => registry.OnInvocation("Own", "Open", (sink, call) => sink.Report(call.Syntax)),
            source,
            configuration: configuration,
            files: entry is null ? [] : [new NamedText("/repository/secureteams.baseline.json", $$"""{ "version": 1, "findings": [ "{{entry}}" ] }""")]);
}
