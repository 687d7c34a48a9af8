using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotUseAcceptAnyValidatorsLibrariesTests
{
    [Theory]
    [InlineData("settings.{|ST1102:AllowInsecureTls = true|};")]
    [InlineData("_ = new MongoClientSettings { {|ST1102:AllowInsecureTls = true|} };")]
    [InlineData("_ = new MongoUrlBuilder(\"mongodb://contoso.com\") { {|ST1102:AllowInsecureTls = true|} };")]
    [InlineData("settings.{|ST1102:AllowInsecureTls = On|};")]
    [InlineData("settings.{|ST1102:AllowInsecureTls = lax ? true : false|};")]
    [InlineData("settings.{|ST1102:VerifySslCertificate = false|};")]
    [InlineData("_ = new NatsTlsOpts { {|ST1102:InsecureSkipVerify = true|} };")]
    [InlineData("_ = NatsTlsOpts.Default with { {|ST1102:InsecureSkipVerify = true|} };")]
    [InlineData("_ = new NatsOpts { TlsOpts = new() { Mode = TlsMode.Require, {|ST1102:InsecureSkipVerify = true|} } };")]
    [InlineData("_ = {|ST1102:new MqttClientTlsOptionsBuilder().WithAllowUntrustedCertificates()|}.Build();")]
    [InlineData("_ = {|ST1102:new MqttClientTlsOptionsBuilder().WithAllowUntrustedCertificates(true)|}.Build();")]
    [InlineData("_ = {|ST1102:new MqttClientTlsOptionsBuilder().WithIgnoreCertificateChainErrors()|}.Build();")]
    [InlineData("_ = new MqttClientOptionsBuilder().WithTcpServer(\"contoso.com\").WithTlsOptions(o => {|ST1102:o.WithAllowUntrustedCertificates()|}).Build();")]
    [InlineData("_ = new MqttClientTlsOptions { {|ST1102:AllowUntrustedCertificates = true|} };")]
    [InlineData("_ = new MqttClientTlsOptions { {|ST1102:IgnoreCertificateChainErrors = true|} };")]
    [InlineData("ssl.{|ST1102:AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateChainErrors|};")]
    [InlineData("ssl.{|ST1102:AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors|};")]
    [InlineData("ssl.{|ST1102:AcceptablePolicyErrors |= SslPolicyErrors.RemoteCertificateChainErrors|};")]
    [InlineData("_ = new SslOption { Enabled = true, {|ST1102:AcceptablePolicyErrors = (SslPolicyErrors)7|} };")]
    public async Task Switch_IsReported(string statement) => await ReportsAsync(Marked(statement), RuleSituation.Clients);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { {|ST1110:settings.AllowInsecureTls = true|}; }")]
    [InlineData("if (!env.IsDevelopment()) { {|ST1109:settings.AllowInsecureTls = true|}; }")]
    public async Task DevelopmentGuard_IsLeftToItsOwnRules(string statement) => await ReportsAsync(Marked(statement), RuleSituation.Clients);

    [Theory]
    [InlineData("settings.AllowInsecureTls = false;")]
    [InlineData("settings.AllowInsecureTls = lax;")]
    [InlineData("settings.VerifySslCertificate = true;")]
    [InlineData("if (settings.AllowInsecureTls) { throw new InvalidOperationException(); }")]
    [InlineData("if (settings.AllowInsecureTls == true) { return; }")]
    [InlineData("_ = new NatsTlsOpts { InsecureSkipVerify = false, CaFile = \"root.pem\" };")]
    [InlineData("_ = new NatsTlsOpts { InsecureSkipVerify = lax };")]
    [InlineData("_ = new MqttClientTlsOptionsBuilder().WithAllowUntrustedCertificates(false).Build();")]
    [InlineData("_ = new MqttClientTlsOptionsBuilder().WithAllowUntrustedCertificates(lax).Build();")]
    [InlineData("_ = new MqttClientTlsOptionsBuilder().WithAllowUntrustedCertificates().WithCertificateValidationHandler(args => args.Certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == Pinned).Build();")]
    [InlineData("_ = new MqttClientTlsOptions { AllowUntrustedCertificates = true, CertificateValidationHandler = args => args.Certificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256) == Pinned };")]
    [InlineData("ssl.AcceptablePolicyErrors = SslPolicyErrors.None;")]
    [InlineData("ssl.AcceptablePolicyErrors &= ~SslPolicyErrors.RemoteCertificateChainErrors;")]
    [InlineData("ssl.AcceptablePolicyErrors = SslPolicyErrors.RemoteCertificateNotAvailable;")]
    [InlineData("if (ssl.AcceptablePolicyErrors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) { throw new InvalidOperationException(); }")]
    [InlineData("var smtp = new MailKit.Net.Smtp.SmtpClient { CheckCertificateRevocation = true };")]
    [InlineData("_ = new Own { AllowInsecureTls = true, InsecureSkipVerify = true };")]
    public async Task SwitchThatIsOffUnknownOrOfNoEffect_IsSilent(string statement) => await IsSilentAsync(InMethod(statement), RuleSituation.Clients);

    [Theory]
    [InlineData("settings.{|ST1102:AllowInsecureTls = true|};\n        settings.UseTls = true;", "settings.UseTls = true;")]
    [InlineData("_ = new MongoClientSettings { UseTls = true, {|ST1102:AllowInsecureTls = true|} };", "_ = new MongoClientSettings { UseTls = true };")]
    [InlineData("_ = NatsTlsOpts.Default with { Mode = TlsMode.Require, {|ST1102:InsecureSkipVerify = true|} };", "_ = NatsTlsOpts.Default with { Mode = TlsMode.Require };")]
    [InlineData("_ = {|ST1102:new MqttClientTlsOptionsBuilder().UseTls().WithAllowUntrustedCertificates()|}.Build();", "_ = new MqttClientTlsOptionsBuilder().UseTls().Build();")]
    [InlineData("_ = new MqttClientOptionsBuilder().WithTlsOptions(o => {|ST1102:o.WithAllowUntrustedCertificates()|}.WithTargetHost(\"h\")).Build();", "_ = new MqttClientOptionsBuilder().WithTlsOptions(o => o.WithTargetHost(\"h\")).Build();")]
    [InlineData("_ = new MqttClientOptionsBuilder().WithTlsOptions(o => {|ST1102:o.WithAllowUntrustedCertificates()|}).Build();", "_ = new MqttClientOptionsBuilder().WithTlsOptions(o => { }).Build();")]
    [InlineData("ssl.{|ST1102:AcceptablePolicyErrors |= SslPolicyErrors.RemoteCertificateChainErrors|};\n        ssl.Enabled = true;", "ssl.Enabled = true;")]
    public async Task Fix_TakesTheSwitchOut(string before, string after) =>
        await FixesAsync(Marked(before), InMethod(after), RuleSituation.Clients);

    /// <summary>The whole assignment is reported, which begins at its receiver.</summary>
    private static string Marked(string statement) => InMethod(statement
        .Replace("settings.{|ST1102:", "{|ST1102:settings.", StringComparison.Ordinal)
        .Replace("settings.{|ST1102.Warning:", "{|ST1102.Warning:settings.", StringComparison.Ordinal)
        .Replace("ssl.{|ST1102:", "{|ST1102:ssl.", StringComparison.Ordinal));

    private static string InMethod(string statement) => $$"""
        using System.Net.Security;
        using Microsoft.Extensions.Hosting;
        using MongoDB.Driver;
        using MQTTnet;
        using NATS.Client.Core;
        using RabbitMQ.Client;

        #pragma warning disable CS0618
        class Own
        {
            public bool AllowInsecureTls { get; set; }
            public bool InsecureSkipVerify { get; set; }
        }

        class Client
        {
            private const bool On = true;
            private const string Pinned = "5994471ABB01112AFCC18159F6CC74B4F511B99806DA59B3CAF5A9C173CACFC5";

            void Open(MongoClientSettings settings, SslOption ssl, IHostEnvironment env, bool lax)
            {
                {{statement}}
            }
        }
        """;
}
