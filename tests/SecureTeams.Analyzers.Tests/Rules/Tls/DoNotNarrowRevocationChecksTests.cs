using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotNarrowRevocationChecksTests
{
    [Theory]
    [InlineData("{|ST1203:chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline|};")]
    [InlineData("{|ST1203:chain.ChainPolicy.RevocationFlag = X509RevocationFlag.EndCertificateOnly|};")]
    [InlineData("{|ST1203:chain.ChainPolicy.RevocationFlag = default|};")]
    [InlineData("_ = new X509ChainPolicy { {|ST1203:RevocationMode = X509RevocationMode.Offline|}, {|ST1203:RevocationFlag = (X509RevocationFlag)0|} };")]
    [InlineData("_ = new SslClientAuthenticationOptions { TargetHost = host, {|ST1203:CertificateRevocationCheckMode = X509RevocationMode.Offline|} };")]
    [InlineData("_ = new SslServerAuthenticationOptions { {|ST1203:CertificateRevocationCheckMode = X509RevocationMode.Offline|} };")]
    [InlineData("{|ST1203:options.RevocationMode = X509RevocationMode.Offline|};")]
    [InlineData("{|ST1203:options.RevocationFlag = X509RevocationFlag.EndCertificateOnly|};")]
    [InlineData("const X509RevocationMode Mode = X509RevocationMode.Offline; {|ST1203:chain.ChainPolicy.RevocationMode = Mode|};")]
    [InlineData("var mode = Enum.Parse<X509RevocationMode>(\"Offline\"); {|ST1203:chain.ChainPolicy.RevocationMode = mode|};")]
    [InlineData("{|ST1203:chain.ChainPolicy.RevocationMode = fast ? X509RevocationMode.Offline : X509RevocationMode.Online|};")]
    [InlineData("if (!chain.Build(certificate)) { {|ST1203:chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline|}; }")]
    public async Task NarrowedCheck_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task OtherClient_IsReported() =>
        await ReportsAsync(InMethod("""
            _ = new MQTTnet.MqttClientTlsOptions { {|ST1203:RevocationMode = X509RevocationMode.Offline|} };
            new MQTTnet.MqttClientTlsOptionsBuilder().WithRevocationMode({|ST1203:X509RevocationMode.Offline|});
            """), RuleSituation.Clients);

    [Theory]
    [InlineData("chain.ChainPolicy.RevocationMode = X509RevocationMode.Online; chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;")]
    [InlineData("chain.ChainPolicy.RevocationFlag = X509RevocationFlag.EntireChain;")]
    [InlineData("if (chain.ChainPolicy.RevocationMode == X509RevocationMode.Offline) { throw new InvalidOperationException(); }")]
    [InlineData("chain.ChainPolicy.RevocationMode = settings.Offline ? X509RevocationMode.Offline : X509RevocationMode.Online;")]
    [InlineData("if (settings.AirGapped) { chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline; }")]
    [InlineData("chain.ChainPolicy.RevocationMode = settings.Mode;")]
    [InlineData("chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline; chain.Build(certificate); Console.WriteLine(chain.ChainElements.Count);")]
    [InlineData("_ = new SslClientAuthenticationOptions { TargetHost = \"localhost\", CertificateRevocationCheckMode = X509RevocationMode.Offline };")]
    [InlineData("_ = new SslClientAuthenticationOptions { TargetHost = host, CertificateRevocationCheckMode = X509RevocationMode.Offline, CertificateChainPolicy = new X509ChainPolicy() };")]
    [InlineData("var same = new X509ChainPolicy { RevocationMode = X509RevocationMode.Offline, RevocationFlag = X509RevocationFlag.EndCertificateOnly }.Equals(chain.ChainPolicy);")]
    [InlineData("_ = new Settings { Mode = X509RevocationMode.Offline, Flag = X509RevocationFlag.EndCertificateOnly };")]
    public async Task WideOrUnknownOrCarriedOver_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task FlagBesideNoCheck_IsOneFinding() =>
        await ReportsAsync(InMethod("""
            var policy = new X509ChainPolicy();
            {|ST1201:policy.RevocationMode = X509RevocationMode.NoCheck|};
            policy.RevocationFlag = X509RevocationFlag.EndCertificateOnly;
            """));

    [Fact]
    public async Task ChoiceThatMayAlsoBeNoCheck_IsOneFinding() =>
        await ReportsAsync(InMethod("{|ST1201:chain.ChainPolicy.RevocationMode = fast ? X509RevocationMode.NoCheck : X509RevocationMode.Offline|};"));

    [Fact]
    public async Task AirGappedOption_SilencesOfflineOnly() =>
        await ReportsAsync(
            InMethod("chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline; {|ST1203:chain.ChainPolicy.RevocationFlag = X509RevocationFlag.EndCertificateOnly|};"),
            RuleSituation.With("secureteams.air_gapped = true"));

    [Fact]
    public async Task AirGappedOptionWithAnotherValue_SilencesNothing() =>
        await ReportsAsync(InMethod("{|ST1203:chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline|};"), RuleSituation.With("secureteams.air_gapped = false"));

    [Theory]
    [InlineData("{|ST1203:chain.ChainPolicy.RevocationMode = X509RevocationMode.Offline|}; // why", "chain.ChainPolicy.RevocationMode = X509RevocationMode.Online; // why")]
    [InlineData("{|ST1203:chain.ChainPolicy.RevocationFlag = default|};", "chain.ChainPolicy.RevocationFlag = X509RevocationFlag.ExcludeRoot;")]
    [InlineData("_ = new X509ChainPolicy { {|ST1203:RevocationFlag = X509RevocationFlag.EndCertificateOnly|} };", "_ = new X509ChainPolicy { RevocationFlag = X509RevocationFlag.ExcludeRoot };")]
    public async Task Check_IsWidened(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    private static string InMethod(string statement) => $$"""
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Authentication.Certificate;

        sealed class Settings
        {
            public bool Offline { get; set; }
            public bool AirGapped { get; set; }
            public X509RevocationMode Mode { get; set; }
            public X509RevocationFlag Flag { get; set; }
        }

        class Client
        {
            void Open(X509Chain chain, X509Certificate2 certificate, CertificateAuthenticationOptions options, Settings settings, string host, bool fast)
            {
                {{statement}}
            }
        }
        """;
}
