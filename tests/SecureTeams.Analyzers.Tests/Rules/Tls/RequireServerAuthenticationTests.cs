using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class RequireServerAuthenticationTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("using var fresh = new X509Chain(); return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("var fresh = new X509Chain(); fresh.ChainPolicy.RevocationMode = X509RevocationMode.Online; if (!{|ST1206:fresh.Build(certificate!)|}) { return false; } return certificate!.MatchesHostname(\"graph.microsoft.com\");")]
    [InlineData("return {|ST1206:new X509Chain().Build(certificate!)|};")]
    [InlineData("X509Chain fresh = new(useMachineContext: true); return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("using var fresh = X509Chain.Create(); return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("using (var fresh = new X509Chain()) { return {|ST1206:fresh.Build(certificate!)|}; }")]
    [InlineData("using var fresh = new X509Chain { ChainPolicy = new X509ChainPolicy { RevocationMode = X509RevocationMode.Online } }; return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("var policy = new X509ChainPolicy(); policy.ExtraStore.Add(root); using var fresh = new X509Chain(); fresh.ChainPolicy = policy; return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("using var fresh = new X509Chain(); fresh.ChainPolicy = Policy(); return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("using var fresh = new X509Chain(); fresh.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; fresh.ChainPolicy.CustomTrustStore.Add(root); return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("if (errors == SslPolicyErrors.None) { return true; } using var fresh = new X509Chain(); return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) { return false; } using var fresh = new X509Chain(); return {|ST1206:fresh.Build(certificate!)|};")]
    [InlineData("return errors == SslPolicyErrors.None || {|ST1206:new X509Chain().Build(certificate!)|};")]
    [InlineData("using var copy = new X509Certificate2(certificate!); using var fresh = new X509Chain(); return {|ST1206:fresh.Build(copy)|};")]
    [InlineData("using var copy = X509CertificateLoader.LoadCertificate(certificate!.RawData); using var fresh = new X509Chain(); return {|ST1206:fresh.Build(copy)|};")]
    [InlineData("return Trusts(certificate!); bool Trusts(X509Certificate2 leaf) { using var fresh = new X509Chain(); return {|ST1206:fresh.Build(leaf)|}; }")]
    public async Task FreshChainInAServerCallback_IsReported(string body) => await ReportsAsync(InCallback(body));

    [Theory]
    [InlineData("return {|ST1206:fresh.Build((X509Certificate2)certificate!)|};")]
    [InlineData("return certificate is X509Certificate2 leaf && {|ST1206:fresh.Build(leaf)|};")]
    [InlineData("if (certificate is not X509Certificate2 leaf) { return false; } return {|ST1206:fresh.Build(leaf)|};")]
    [InlineData("var leaf = certificate as X509Certificate2; return leaf != null && {|ST1206:fresh.Build(leaf)|};")]
    [InlineData("return {|ST1206:fresh.Build(new X509Certificate2(certificate!.GetRawCertData()))|};")]
    [InlineData("return {|ST1206:fresh.Build(certificate as X509Certificate2 ?? new X509Certificate2(certificate!))|};")]
    public async Task CertificateOfAMethodGroup_IsReported(string body) =>
        await ReportsAsync(Usings + $$"""
            #pragma warning disable SYSLIB0057
            partial class Client
            {
                void Open(SslClientAuthenticationOptions options) => options.RemoteCertificateValidationCallback = Validate;
                private static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) { return false; }
                    using var fresh = new X509Chain();
                    {{body}}
                }
            }
            """);

    [Theory]
    [InlineData("bool IsGood(SslStream stream) { using var chain = new X509Chain(); return {|ST1206:chain.Build(new X509Certificate2(stream.RemoteCertificate!))|}; }")]
    [InlineData("bool IsGood(SslStream stream) { var leaf = (X509Certificate2)stream.RemoteCertificate!; using var chain = new X509Chain(); return {|ST1206:chain.Build(leaf)|}; }")]
    [InlineData("bool IsGood(SslStream stream) { using var chain = new X509Chain(); {|ST1206:chain.Build(new X509Certificate2(stream.RemoteCertificate!))|}; return chain.ChainStatus.Length == 0; }")]
    [InlineData("bool IsGood(ServicePoint point) { using var chain = new X509Chain(); return {|ST1206:chain.Build(new X509Certificate2(point.Certificate!))|}; }")]
    [InlineData("bool IsGood(X509Certificate2 serverCertificate, string host) { using var chain = new X509Chain(); return {|ST1206:chain.Build(serverCertificate)|} && serverCertificate.MatchesHostname(host); }")]
    [InlineData("bool IsGood(X509Certificate2 remoteCertificate) { using var chain = new X509Chain(); return {|ST1206:chain.Build(remoteCertificate)|} && remoteCertificate.MatchesHostname(\"contoso.com\"); }")]
    [InlineData("async Task<bool> IsGoodAsync(Func<Task<X509Certificate2>> get) { var serverCert = await get(); using var chain = new X509Chain(); return {|ST1206:chain.Build(serverCert)|} && serverCert.MatchesHostname(\"contoso.com\"); }")]
    public async Task CertificateOfAKnownServer_IsReported(string method) =>
        await ReportsAsync(Usings + "#pragma warning disable SYSLIB0057\nclass Client { " + method + " }");

    [Fact]
    public async Task EventOfTheMqttClient_IsReported() =>
        await ReportsAsync(
            Usings + """
            class Client
            {
                void Open(MQTTnet.MqttClientTlsOptions options) =>
                    options.CertificateValidationHandler = args =>
                    {
                        using var chain = new X509Chain();
                        return args.SslPolicyErrors == SslPolicyErrors.RemoteCertificateChainErrors && {|ST1206:chain.Build((X509Certificate2)args.Certificate)|};
                    };
            }
            """,
            RuleSituation.Clients);

    [Fact]
    public async Task ResultThatNobodyUses_IsST1107Only() =>
        await ReportsAsync(InCallback("using var fresh = new X509Chain(); {|ST1107:fresh.Build(certificate!)|}; return errors == SslPolicyErrors.None;"));

    [Fact]
    public async Task DevelopmentGuardAndTestProject_LowerOneLevel()
    {
        await ReportsAsync(InCallback("#if DEBUG\nreturn {|ST1206.Info:new X509Chain().Build(certificate!)|};\n#else\nreturn false;\n#endif"), RuleSituation.Debug);
        await ReportsAsync(InCallback("return {|ST1206.Info:new X509Chain().Build(certificate!)|};"), RuleSituation.TestProject);
    }

    private static string InCallback(string body) =>
        Usings + $$"""
            #pragma warning disable SYSLIB0057
            class Client(X509Certificate2 root)
            {
                private static X509ChainPolicy Policy() => new() { RevocationMode = X509RevocationMode.Online };
                public X509Certificate2 Root => root;

                void Open(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) =>
                    {
                        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) { return false; }
                        {{body}}
                    };
            }
            """;
}
