using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Tests.Engine;

public sealed class PrecedenceTests
{
    private const string Source = "class Use { void Run() { Own.Open(7); } }\nstatic class Own { public static void Open(int port) { } }";

    [Theory]
    [InlineData("ST0001", "ST0002", "ST0002")]
    [InlineData("ST0002", "ST0001", "ST0001")]
    public async Task SamePlace_GoesToTheMoreSpecificRule(string general, string specific, string reported)
    {
        var findings = await Probe.FindingsAsync([Probe.Rule(general, OnCall, specific), Probe.Rule(specific, OnCall)], Source);

        Assert.Equal(reported, Assert.Single(findings).Id);
    }

    [Fact]
    public async Task SamePlaceWithoutPrecedence_GoesToBoth() =>
        Assert.Equal(2, (await Probe.FindingsAsync([Probe.Rule("ST0001", OnCall), Probe.Rule("ST0002", OnCall)], Source)).Length);

    [Fact]
    public async Task OtherPlace_GoesToBoth() =>
        Assert.Equal(2, (await Probe.FindingsAsync([Probe.Rule("ST0001", OnCall, "ST0002"), Probe.Rule("ST0002", OnArgument)], Source)).Length);

    [Fact]
    public async Task SpecificRuleThatSaysNothing_LeavesThePlaceToTheOther()
    {
        var findings = await Probe.FindingsAsync([Probe.Rule("ST0001", OnCall, "ST0002"), Probe.Rule("ST0002", registry => registry.OnInvocation("Own", "Open", (_, _) => { }))], Source);

        Assert.Equal("ST0001", Assert.Single(findings).Id);
    }

    private static void OnCall(RuleRegistry registry) => registry.OnInvocation("Own", "Open", (sink, call) => sink.Report(call.Syntax));

    private static void OnArgument(RuleRegistry registry) => registry.OnInvocation("Own", "Open", (sink, call) => sink.Report(call.Arguments[0].Syntax));
}
