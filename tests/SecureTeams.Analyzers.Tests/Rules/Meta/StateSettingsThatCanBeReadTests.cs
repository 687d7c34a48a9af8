using Microsoft.CodeAnalysis;
using SecureTeams.Analyzers.Tests.Verification;

namespace SecureTeams.Analyzers.Tests.Rules.Meta;

public sealed class StateSettingsThatCanBeReadTests
{
    private const string Policy = "secureteams.json";
    private const string Baseline = "secureteams.baseline.json";

    [Theory]
    [InlineData("", "a value is missing")]
    [InlineData("{", "a member name in quotation marks or '}' is expected")]
    [InlineData("{ \"analysis\" }", "':' is expected")]
    [InlineData("{ \"a\": 1 \"b\": 2 }", "',' or '}' is expected")]
    [InlineData("{ \"a\": [1 2] }", "',' or ']' is expected")]
    [InlineData("{ \"a\": \"b }", "a text has no end")]
    [InlineData("{ \"a\": \"b\n\" }", "a text does not end on its line")]
    [InlineData("{ \"a\": \"\\q\" }", "an unknown escape sequence")]
    [InlineData("{ \"a\": \"\\u12\" }", "an unknown escape sequence")]
    [InlineData("{ } x", "there is text behind the end of the value")]
    [InlineData("{ \"a\": ; }", "a value is expected")]
    [InlineData("[]", "an object in braces is expected")]
    public async Task TextThatIsNoObject_IsReported(string text, string reason) =>
        Assert.Equal(
            $"'{Policy}' has no effect here because {reason}; mend it, since the rules would otherwise run without what it says",
            Assert.Single(await Snippet.FindingsInFileAsync(Policy, text)).GetMessage(null));

    [Theory]
    [InlineData("{ \"analysis\": [|7|] }")]
    [InlineData("{ \"analysis\": { [|\"sverity\"|]: { } } }")]
    [InlineData("{ \"analysis\": { \"severity\": [|[]|] } }")]
    [InlineData("{ \"analysis\": { \"options\": [|\"plain_http_crl\"|] } }")]
    [InlineData("{ \"analysis\": { \"severity\": { \"ST1205\": [|\"warn\"|] } } }")]
    [InlineData("{ \"analysis\": { \"severity\": { \"ST1205\": [|2|] } } }")]
    [InlineData("{ \"analysis\": { \"severity\": { [|\"CA5359\"|]: \"none\" } } }")]
    [InlineData("{ \"analysis\": { \"severity\": { [|\"st1205\"|]: \"none\" } } }")]
    [InlineData("{ \"analysis\": { \"options\": { \"fips\": [|{}|] } } }")]
    [InlineData("{ \"analysis\": { \"options\": { \"fips\": [|\"on\"|] } } }")]
    [InlineData("{ \"analysis\": { \"options\": { \"Fips\": [|\"enforced\"|] } } }")]
    [InlineData("{ \"analysis\": { \"options\": { \"fips\": [|true|] } } }")]
    [InlineData("{ \"analysis\": { \"options\": { \"fips\": [|140|] } } }")]
    [InlineData("{ \"analysis\": { \"options\": { [|\"secureteams.fips\"|]: \"enforce\" } } }")]
    public async Task SettingWithoutEffect_IsReportedWhereItStands(string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;

        var finding = Assert.Single(await Snippet.FindingsInFileAsync(Policy, marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal)));

        Assert.Equal("ST9103", finding.Id);
        Assert.Equal(DiagnosticSeverity.Error, finding.Severity);
        Assert.Equal((start, end), (finding.Location.SourceSpan.Start, finding.Location.SourceSpan.End));
        Assert.Equal(Policy, Path.GetFileName(finding.Location.GetLineSpan().Path));
    }

    [Theory]
    [InlineData("{ \"findings\": [] }")]
    [InlineData("{ \"version\": 2, \"findings\": [] }")]
    [InlineData("{ \"version\": 1 }")]
    [InlineData("{ \"version\": 1, \"findings\": { } }")]
    [InlineData("{ \"version\": 1, \"findings\": [ 7 ] }")]
    [InlineData("{ \"version\": 1, \"findings\": [ \"ST1101\" ] }")]
    [InlineData("{ \"version\": 1, \"findings\": [ \"CA5359 00 Program\" ] }")]
    public async Task BaselineThatIsNone_IsReported(string text) =>
        Assert.Equal("ST9103", Assert.Single(await Snippet.FindingsInFileAsync(Baseline, text)).Id);

    [Theory]
    [InlineData(Policy, "{}")]
    [InlineData(Policy, "\uFEFF{ \"analysis\": { } }")]
    [InlineData(Policy, "// of Contoso\n{ \"meetings\": { \"lobby\": [\"x\", -1.5e3, true, null] }, /* later */ }")]
    [InlineData(Policy, "{ \"$schema\": \"x\", \"analysis\": { \"severity\": { \"ST1205\": \"suggestion\", \"ST1101\": \"ERROR\", \"ST1102\": \"default\", }, \"options\": { \"fips\": \"enforce\", \"pbkdf2_min\": 600000 } } }")]
    [InlineData(Policy, "{ \"analysis\": { \"options\": { \"fips\": \"Off\" } } }")]
    [InlineData(Policy, "{ \"analysis\": { \"options\": { \"fips\": \"audit\" } } }")]
    [InlineData(Policy, "{ \"escaped\": \"\\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u00e9\" }")]
    [InlineData(Baseline, "{ \"version\": 1, \"findings\": [] }")]
    [InlineData(Baseline, "{ \"version\": 1, \"findings\": [ \"ST1101 0123456789abcdef Contoso.Client.Open()\", ] }")]
    [InlineData("appsettings.json", "{ no JSON")]
    [InlineData("mysecureteams.json", "{ no JSON")]
    public async Task FileThatCanBeUsed_IsSilent(string name, string text) => Assert.Empty(await Snippet.FindingsInFileAsync(name, text));

    [Fact]
    public async Task SeverityInThePolicyItself_IsTaken() =>
        Assert.Equal(
            DiagnosticSeverity.Warning,
            Assert.Single(await Snippet.FindingsInFileAsync(Policy, "{ \"analysis\": { \"severity\": { \"ST9103\": \"warning\", \"X\": \"none\" } } }")).Severity);

    [Fact]
    public async Task DeepNesting_IsRefusedInsteadOfFollowed()
    {
        var text = "{ \"a\": " + new string('[', 100_000) + new string(']', 100_000) + " }";

        Assert.Contains("nested too deep", Assert.Single(await Snippet.FindingsInFileAsync(Policy, text)).GetMessage(null), StringComparison.Ordinal);
    }
}
