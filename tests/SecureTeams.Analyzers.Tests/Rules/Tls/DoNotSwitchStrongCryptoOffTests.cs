using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotSwitchStrongCryptoOffTests
{
    [Theory]
    [InlineData("{|ST1303:AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", true)|};")]
    [InlineData("{|ST1303:AppContext.SetSwitch(\"Switch.System.Net.DontEnableSystemDefaultTlsVersions\", true)|};")]
    [InlineData("{|ST1303:AppContext.SetSwitch(\"Switch.System.Net.DontCheckCertificateEKUs\", true)|};")]
    [InlineData("{|ST1303:AppContext.SetSwitch(\"Switch.System.ServiceModel.DontEnableSystemDefaultTlsVersions\", true)|};")]
    [InlineData("{|ST1303:AppContext.SetSwitch(\"Switch.System.ServiceModel.DisableUsingServicePointManagerSecurityProtocols\", true)|};")]
    [InlineData("{|ST1303:AppContext.SetSwitch(isEnabled: true, switchName: \"Switch.System.Net.DontEnableSchUseStrongCrypto\")|};")]
    [InlineData("{|ST1303:AppContext.SetSwitch(Prefix + \"DontEnableSchUseStrongCrypto\", On)|};")]
    [InlineData("{|ST1303:AppContext.SetSwitch($\"{Prefix}DontEnableSchUseStrongCrypto\", !false)|};")]
    [InlineData("var name = \"Switch.System.Net.DontEnableSchUseStrongCrypto\"; var old = true; {|ST1303:AppContext.SetSwitch(name, old)|};")]
    [InlineData("{|ST1303:AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", isOld ? true : false)|};")]
    [InlineData("{|ST1303:SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", true)|};")]
    [InlineData("{|ST1303:AppContext.SetData(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", \"true\")|};")]
    [InlineData("{|ST1303:AppDomain.CurrentDomain.SetData(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", true)|};")]
    [InlineData("Action weaken = () => {|ST1303:AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", true)|}; weaken();")]
    public async Task WeakeningSwitch_IsReported(string statement) => await ReportsAsync(InStart(statement));

    [Theory]
    [InlineData("AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", false);")]
    [InlineData("AppContext.SetSwitch(\"Switch.System.Net.DontEnableSystemDefaultTlsVersions\", isOld);")]
    [InlineData("AppContext.SetSwitch(\"Switch.System.ServiceModel.DisableUsingServicePointManagerSecurityProtocols\", isEnabled: false);")]
    [InlineData("if (AppContext.TryGetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", out var on) && on) { throw new InvalidOperationException(); }")]
    [InlineData("AppContext.SetSwitch(\"System.Drawing.EnableUnixSupport\", true);")]
    [InlineData("AppContext.SetSwitch(\"Switch.System.Globalization.NoAsyncCurrentCulture\", true);")]
    [InlineData("AppContext.SetSwitch(text, true);")]
    [InlineData("AppContext.SetData(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", \"false\");")]
    [InlineData("AppContext.SetData(\"GCHeapHardLimit\", 0x10000000UL);")]
    [InlineData("foreach (var name in new[] { \"Switch.System.Net.DontEnableSchUseStrongCrypto\", \"Switch.System.Net.DontCheckCertificateEKUs\" }) { AppContext.SetSwitch(name, false); }")]
    [InlineData("Console.WriteLine(\"Switch.System.Net.DontEnableSchUseStrongCrypto must not be \" + true);")]
    [InlineData("new Flags().SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", true);")]
    public async Task OtherSwitchOrValue_IsSilent(string statement) => await IsSilentAsync(InStart(statement));

    [Fact]
    public async Task DevelopmentAndTests_LowerByOneLevel()
    {
        var weakened = InStart("{|ST1303.Info:AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", true)|};");
        await ReportsAsync(weakened, RuleSituation.TestProject);
        await ReportsAsync(weakened.Replace("{|", "#if DEBUG\n{|", StringComparison.Ordinal).Replace("|};", "|};\n#endif", StringComparison.Ordinal), RuleSituation.Debug);
    }

    [Theory]
    [InlineData("{|ST1303:AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", true)|};", "AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", false);")]
    [InlineData("{|ST1303:AppContext.SetSwitch(isEnabled: true, switchName: \"Switch.System.Net.DontEnableSchUseStrongCrypto\")|}; // old", "AppContext.SetSwitch(isEnabled: false, switchName: \"Switch.System.Net.DontEnableSchUseStrongCrypto\"); // old")]
    [InlineData("{|ST1303:AppContext.SetData(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", \"true\")|};", "AppContext.SetData(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", \"false\");")]
    [InlineData("{|ST1303:AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", isOld ? true : false)|};", "AppContext.SetSwitch(\"Switch.System.Net.DontEnableSchUseStrongCrypto\", isOld ? false : false);")]
    public async Task Switch_IsFlipped(string statement, string fixedStatement) => await FixesAsync(InStart(statement), InStart(fixedStatement));

    private static string InStart(string statement) => $$"""
        using static System.AppContext;

        class Flags
        {
            public void SetSwitch(string name, bool isEnabled) => Console.WriteLine(name + isEnabled);
        }

        static class Start
        {
            private const string Prefix = "Switch.System.Net.";
            private const bool On = true;

            public static void Run(bool isOld, string text)
            {
                {{statement}}
            }
        }
        """;
}
