using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Engine;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Engine.Settings;

public sealed class PolicyFileTests
{
    private const string Source = "class Use { void Run() { Own.Open(); } }\nstatic class Own { public static void Open() { } }";

    [Theory]
    [InlineData("error", DiagnosticSeverity.Error)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    [InlineData("silent", DiagnosticSeverity.Hidden)]
    [InlineData("default", DiagnosticSeverity.Warning)]
    public async Task Severity_ReplacesTheRules(string word, DiagnosticSeverity severity) =>
        Assert.Equal(severity, Assert.Single(await FindingsAsync(Severity(word))).Severity);

    [Fact]
    public async Task None_SwitchesTheRuleOff() => Assert.Empty(await FindingsAsync(Severity("none")));

    [Theory]
    [InlineData("Strict")]
    [InlineData("Audit")]
    public async Task Severity_ComesBeforeTheMode(string mode) =>
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await FindingsAsync(Severity("warning"), "build_property.SecureTeamsMode = " + mode)).Severity);

    [Fact]
    public async Task GuardedPlace_IsLoweredAllTheSame() =>
        Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await FindingsAsync(Severity("error"), lowering: Lowering.ByOneLevel("test project"))).Severity);

    [Theory]
    [InlineData("", "allow")]
    [InlineData("secureteams.plain_http_crl = deny", "deny")]
    public async Task Option_ComesAfterTheConfigurationOfTheUser(string configuration, string expected)
    {
        string? seen = null;
        await Probe.FindingsAsync(
            registry => registry.OnInvocation("Own", "Open", (sink, _) => seen = sink.Option(new RuleOption("plain_http_crl"))),
            Source,
            configuration: configuration,
            files: new NamedText("/repository/secureteams.json", """{ "analysis": { "options": { "plain_http_crl": "allow" } } }"""));

        Assert.Equal(expected, seen);
    }

    [Fact]
    public async Task TextThatIsNoJson_LeavesTheDefaults() => Assert.Equal(DiagnosticSeverity.Warning, Assert.Single(await FindingsAsync("{")).Severity);

    private static string Severity(string word) => $$"""{ "analysis": { "severity": { "ST0001": "{{word}}" } } }""";

    private static async Task<IReadOnlyList<Diagnostic>> FindingsAsync(string policy, string configuration = "", Lowering? lowering = null) =>
        await Probe.FindingsAsync(
            registry => registry.OnInvocation("Own", "Open", (sink, call) => sink.Report(call.Syntax, lowering ?? Lowering.None)),
            Source,
            configuration: configuration,
            files: new NamedText("C:\\repository\\secureteams.json", policy));
}
