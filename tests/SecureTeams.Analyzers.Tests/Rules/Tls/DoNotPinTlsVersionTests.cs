using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Rules.Tls.DoNotEnableObsoleteTlsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotPinTlsVersionTests
{
    [Theory]
    [InlineData("{|ST1302:handler.SslProtocols = SslProtocols.Tls12|};")]
    [InlineData("{|ST1302:handler.SslProtocols = (SslProtocols)3072|};")]
    [InlineData("{|ST1302:handler.SslProtocols = Enum.Parse<SslProtocols>(\"Tls12\")|};")]
    [InlineData("var chosen = SslProtocols.Tls12; {|ST1302:handler.SslProtocols = chosen|};")]
    [InlineData("{|ST1302:handler.SslProtocols = isOld ? SslProtocols.Tls12 : (SslProtocols)3072|};")]
    [InlineData("_ = new SslClientAuthenticationOptions { {|ST1302:EnabledSslProtocols = SslProtocols.Tls12|} };")]
    [InlineData("kestrel.ConfigureHttpsDefaults(https => {|ST1302:https.SslProtocols = SslProtocols.Tls12|});")]
    [InlineData("stream.AuthenticateAsClient(host, null, {|ST1302:SslProtocols.Tls12|}, true);")]
    [InlineData("{|ST1302:ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12|};")]
    [InlineData("{|ST1302:ServicePointManager.SecurityProtocol = (SecurityProtocolType)3072|};")]
    [InlineData("SslProtocols {|ST1302:chosen = SslProtocols.Tls12|};")]
    public async Task OnlyTls12_IsReported(string statement) => await ReportsAsync(InSession(statement));

    [Theory]
    [InlineData("handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;")]
    [InlineData("handler.SslProtocols = SslProtocols.Tls13;")]
    [InlineData("handler.SslProtocols |= SslProtocols.Tls12;")]
    [InlineData("ServicePointManager.SecurityProtocol |= SecurityProtocolType.Tls12;")]
    [InlineData("ServicePointManager.SecurityProtocol = ServicePointManager.SecurityProtocol | SecurityProtocolType.Tls12;")]
    [InlineData("handler.SslProtocols = OperatingSystem.IsLinux() ? SslProtocols.Tls13 : SslProtocols.Tls12;")]
    [InlineData("handler.SslProtocols = configured ?? SslProtocols.Tls12;")]
    [InlineData("var all = SslProtocols.Tls12; if (!isOld) { all |= SslProtocols.Tls13; } handler.SslProtocols = all;")]
    [InlineData("if (stream.SslProtocol == SslProtocols.Tls12) { return; }")]
    [InlineData("if (stream.SslProtocol < SslProtocols.Tls12) { throw new AuthenticationException(); }")]
    [InlineData("Require(SslProtocols.Tls12); Require(SslProtocols.Tls13); static void Require(SslProtocols minimum) => Console.WriteLine(minimum);")]
    [InlineData("var minimumVersion = SslProtocols.Tls12;")]
    [InlineData("var names = new Dictionary<SslProtocols, string> { [SslProtocols.Tls12] = \"TLS 1.2\" }; Console.WriteLine(names.Count);")]
    [InlineData("handler.SslProtocols = SslProtocols.None;")]
    public async Task OpenOrCompared_IsSilent(string statement) => await IsSilentAsync(InSession(statement));

    [Fact]
    public async Task PinAllowedByPolicy_IsSilent() =>
        await IsSilentAsync(InSession("handler.SslProtocols = SslProtocols.Tls12;"), RuleSituation.With("secureteams.tls_pin = allow"));

    [Fact]
    public async Task LowestVersionOfOwnOptions_IsSilent() =>
        await IsSilentAsync("""
            using System.Security.Authentication;

            public sealed class RelayOptions
            {
                public SslProtocols MinimumVersion { get; set; } = SslProtocols.Tls12;
            }
            """);

    [Fact]
    public async Task FrameworkWithoutTls13_IsSilent() =>
        await IsSilentAsync(
            "class Relay { public void Open(System.Net.Security.SslStream stream) => stream.AuthenticateAsClient(\"host\", null, System.Security.Authentication.SslProtocols.Tls12, true); }",
            OtherMajors.NetStandardTwo);

    [Theory]
    [InlineData("{|ST1302:handler.SslProtocols = SslProtocols.Tls12|};", "handler.SslProtocols = SslProtocols.None;", "")]
    [InlineData("{|ST1302:handler.SslProtocols = SslProtocols.Tls12|};", "handler.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;", "secureteams.tls_min = 1.2")]
    [InlineData("{|ST1302:handler.SslProtocols = SslProtocols.Tls12|};", "handler.SslProtocols = SslProtocols.Tls13;", "secureteams.tls_min = 1.3")]
    [InlineData("{|ST1302:ServicePointManager.SecurityProtocol = SecurityProtocolType.Tls12|};", "ServicePointManager.SecurityProtocol = SecurityProtocolType.SystemDefault;", "")]
    [InlineData("stream.AuthenticateAsClient(host, null, {|ST1302:SslProtocols.Tls12|}, true);", "stream.AuthenticateAsClient(host, null, SslProtocols.None, true);", "")]
    public async Task Pin_IsOpened(string statement, string fixedStatement, string option) =>
        await FixesAsync(WithoutImport(statement), WithoutImport(fixedStatement), RuleSituation.With(option));

    private static string WithoutImport(string statement) =>
        InSession(statement)
            .Replace("using static System.Security.Authentication.SslProtocols;\n", string.Empty, StringComparison.Ordinal)
            .Replace("using Versions = System.Security.Authentication.SslProtocols;\n", string.Empty, StringComparison.Ordinal);
}
