using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotPinSubscriptionsToOldTlsTests
{
    [Theory]
    [InlineData("_ = new Subscription { {|ST1307:LatestSupportedTlsVersion = \"v1_0\"|} };")]
    [InlineData("_ = new Subscription { {|ST1307:LatestSupportedTlsVersion = \"v1_1\"|} };")]
    [InlineData("Subscription made = new() { Resource = \"chats\", {|ST1307:LatestSupportedTlsVersion = \"V1_1\"|} };")]
    [InlineData("{|ST1307:given.LatestSupportedTlsVersion = \"v1_\" + \"0\"|};")]
    [InlineData("{|ST1307:given.LatestSupportedTlsVersion = Old|};")]
    [InlineData("var version = \"v1_1\"; {|ST1307:given.LatestSupportedTlsVersion = version|};")]
    [InlineData("{|ST1307:given.LatestSupportedTlsVersion = isOld ? \"v1_0\" : \"v1_2\"|};")]
    [InlineData("{|ST1307:given.LatestSupportedTlsVersion ??= \"v1_1\"|};")]
    [InlineData("{|ST1307:given.LatestSupportedTlsVersion = text switch { \"old\" => \"v1_1\", _ => \"v1_3\" }|};")]
    public async Task OldVersion_IsReportedInEveryMajor(string statement)
    {
        await ReportsAsync(InGraph(statement, "Microsoft.Graph.Models"));
        await ReportsAsync(InGraph(statement, "Microsoft.Graph.Models"), OtherMajors.GraphFive);
        await ReportsAsync(InGraph(statement, "Microsoft.Graph"), OtherMajors.GraphFour);
    }

    [Theory]
    [InlineData("_ = new Subscription { LatestSupportedTlsVersion = \"v1_2\" };")]
    [InlineData("_ = new Subscription { LatestSupportedTlsVersion = \"v1_3\" };")]
    [InlineData("_ = new Subscription { LatestSupportedTlsVersion = null };")]
    [InlineData("_ = new Subscription { Resource = \"chats/v1_1\", ApplicationId = \"v1_0\" };")]
    [InlineData("given.LatestSupportedTlsVersion = text;")]
    [InlineData("if (given.LatestSupportedTlsVersion is \"v1_0\" or \"v1_1\") { given.LatestSupportedTlsVersion = \"v1_2\"; }")]
    [InlineData("if (string.Equals(given.LatestSupportedTlsVersion, \"v1_1\", StringComparison.Ordinal)) { throw new InvalidOperationException(); }")]
    [InlineData("_ = new Subscription { LatestSupportedTlsVersion = given.LatestSupportedTlsVersion };")]
    public async Task CurrentOrCompared_IsSilent(string statement) => await IsSilentAsync(InGraph(statement, "Microsoft.Graph.Models"));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InGraph("{|ST1307.Info:given.LatestSupportedTlsVersion = \"v1_1\"|};", "Microsoft.Graph.Models"), RuleSituation.TestProject);

    [Theory]
    [InlineData("_ = new Subscription { {|ST1307:LatestSupportedTlsVersion = \"v1_0\"|} };", "_ = new Subscription { LatestSupportedTlsVersion = \"v1_2\" };")]
    [InlineData("{|ST1307:given.LatestSupportedTlsVersion = isOld ? \"v1_0\" : \"v1_3\"|};", "given.LatestSupportedTlsVersion = isOld ? \"v1_2\" : \"v1_3\";")]
    [InlineData("{|ST1307:given.LatestSupportedTlsVersion = Old|};", "given.LatestSupportedTlsVersion = \"v1_2\";")]
    public async Task OldVersion_IsReplaced(string statement, string fixedStatement) =>
        await FixesAsync(InGraph(statement, "Microsoft.Graph.Models"), InGraph(fixedStatement, "Microsoft.Graph.Models"));

    private static string InGraph(string statement, string space) => $$"""
        using {{space}};

        class Renewal
        {
            private const string Old = "v1_1";

            public void Run(Subscription given, string text, bool isOld)
            {
                {{statement}}
            }
        }
        """;
}
