using SecureTeams.Analyzers.Engine.Settings;
using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Engine.Settings;

/// <summary>ST2101 is a warning, ST2206 needs the policy to be enforced.</summary>
public sealed class FipsPolicyTests
{
    private const string Raised = """
        using System.Security.Cryptography;
        class Use { object hash = {|ST2101.Error:MD5.Create()|}, cipher = {|ST2206.Error:new ChaCha20Poly1305(new byte[32])|}; }
        """;

    private const string AsThePagesSay = """
        using System.Security.Cryptography;
        class Use { object hash = {|ST2101:MD5.Create()|}, cipher = new ChaCha20Poly1305(new byte[32]); }
        """;

    [Theory]
    [InlineData(null, FipsPolicy.Audit)]
    [InlineData("", FipsPolicy.Audit)]
    [InlineData("audit", FipsPolicy.Audit)]
    [InlineData("off", FipsPolicy.Off)]
    [InlineData(" Enforce ", FipsPolicy.Enforce)]
    [InlineData("ENFORCE", FipsPolicy.Enforce)]
    public void Word_IsAPolicy(string? word, object policy) => Assert.Equal(policy, FipsWords.Of(word));

    [Theory]
    [InlineData("on")]
    [InlineData("true")]
    [InlineData("enforced")]
    [InlineData("140-3")]
    public void OtherWord_IsNone(string word) => Assert.Null(FipsWords.Of(word));

    [Theory]
    [InlineData("enforce")]
    [InlineData("Enforce")]
    [InlineData("on")]
    [InlineData("140-3")]
    public async Task EnforceOrAnUnknownWordInEditorConfig_Raises(string word) => await ReportsAsync(Raised, RuleSituation.With("secureteams.fips = " + word));

    [Theory]
    [InlineData("secureteams.fips = enforce")]
    [InlineData("build_property.SecureTeamsMode = Fips")]
    [InlineData("build_property.SecureTeamsModes = Default,Fips")]
    public async Task GlobalConfigurationOrMode_Raises(string configuration) => await ReportsAsync(Raised, new RuleSituation { GlobalConfig = configuration });

    [Theory]
    [InlineData("enforce")]
    [InlineData("strictly")]
    public async Task PolicyOfTheOrganisation_Raises(string word)
    {
        var policy = $$"""{ "analysis": { "options": { "fips": "{{word}}" } } }""";
        var findings = await Snippet.WithAllRules(Snippet.Compile("class Use { object hash = System.Security.Cryptography.MD5.Create(); }"), new NamedText("/0/secureteams.json", policy))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

        Assert.Contains(findings, finding => finding is { Id: "ST2101", Severity: Microsoft.CodeAnalysis.DiagnosticSeverity.Error });
    }

    [Theory]
    [InlineData("audit")]
    [InlineData("off")]
    [InlineData("Off")]
    [InlineData("")]
    public async Task AuditOrOff_LeavesTheSeveritiesOfThePages(string word) => await ReportsAsync(AsThePagesSay, RuleSituation.With("secureteams.fips = " + word));

    [Fact]
    public async Task Unset_LeavesTheSeveritiesOfThePages() => await ReportsAsync(AsThePagesSay);

    [Fact]
    public async Task EditorConfig_ComesBeforeThePolicyAndTheMode() => await ReportsAsync(AsThePagesSay, new RuleSituation
    {
        EditorConfig = "secureteams.fips = audit",
        GlobalConfig = "build_property.SecureTeamsMode = Fips",
        Policy = """{ "analysis": { "options": { "fips": "enforce" } } }""",
    });

    [Fact]
    public async Task PolicyOfTheOrganisation_ComesBeforeTheMode() => await ReportsAsync(AsThePagesSay, new RuleSituation
    {
        GlobalConfig = "build_property.SecureTeamsMode = Fips",
        Policy = """{ "analysis": { "options": { "fips": "audit" } } }""",
    });

    [Fact]
    public async Task SeverityOfTheUser_ReplacesWhatThePolicyRaised() => await ReportsAsync(
        Raised.Replace("ST2101.Error", "ST2101.Info", StringComparison.Ordinal),
        RuleSituation.With("secureteams.fips = enforce\ndotnet_diagnostic.ST2101.severity = suggestion"));

    [Fact]
    public async Task SeverityOfTheOrganisation_ReplacesWhatThePolicyRaised() => await ReportsAsync(
        Raised.Replace("ST2101.Error", "ST2101.Warning", StringComparison.Ordinal),
        new RuleSituation { Policy = """{ "analysis": { "options": { "fips": "enforce" }, "severity": { "ST2101": "warning" } } }""" });

    [Fact]
    public async Task Guard_StillLowersWhatThePolicyRaised() => await ReportsAsync(
        """
        using System.Security.Cryptography;
        class Use
        {
            object hash = {|ST2101.Warning:MD5.Create()|}, cipher = {|ST2206.Warning:new ChaCha20Poly1305(new byte[32])|};
            string ETag => Convert.ToHexString({|ST2101.Info:MD5.HashData(new byte[1])|});
        }
        """,
        RuleSituation.Fips with { IsTestProject = true });

    [Fact]
    public async Task GeneratedCode_IsRaisedNeither() => await IsSilentAsync(
        "class Use { object hash = System.Security.Cryptography.MD5.Create(); }",
        RuleSituation.Fips with { FileName = "/0/Use.g.cs" });

    [Fact]
    public async Task AuditMode_KeepsEverythingInfo() => await ReportsAsync(
        Raised.Replace(".Error", ".Info", StringComparison.Ordinal),
        new RuleSituation { GlobalConfig = "build_property.SecureTeamsModes = Fips,Audit" });

    [Fact]
    public async Task WarningOfAnotherArea_IsNotRaised() => await ReportsAsync(
        "class Use { void Run(HttpClientHandler handler) => {|ST1201:handler.CheckCertificateRevocationList = false|}; }",
        RuleSituation.Fips);

    [Fact]
    public async Task PolicyOfOneFolder_HoldsThere() => await ReportsAsync(
        ["class A { object cipher = {|ST2206.Error:new System.Security.Cryptography.ChaCha20Poly1305(new byte[32])|}; }", "class B { object cipher = new System.Security.Cryptography.ChaCha20Poly1305(new byte[32]); }"],
        RuleSituation.With("[Test0.cs]\nsecureteams.fips = enforce"));

    [Fact]
    public async Task RuleForFipsOnly_IsNotEvenRegisteredWithoutThePolicy()
    {
        var calls = 0;
        var rule = new FipsOnly(() => calls++);
        await Probe.FindingsAsync([rule], "class Use { object made = new Own(); }\nclass Own { }", configuration: "secureteams.fips = audit");
        Assert.Equal(0, calls);

        await Probe.FindingsAsync([rule], "class Use { object made = new Own(); }\nclass Own { }", configuration: "secureteams.fips = enforce");
        Assert.Equal(1, calls);
    }

    private sealed class FipsOnly(Action called) : Analyzers.Engine.Rule
    {
        public override Microsoft.CodeAnalysis.DiagnosticDescriptor Descriptor { get; } = Probe.Rule("ST0001", _ => { }).Descriptor;

        public override bool IsForFipsOnly => true;

        public override void Register(Analyzers.Engine.RuleRegistry registry) => registry.OnObjectCreation("Own", (_, _) => called());
    }
}
