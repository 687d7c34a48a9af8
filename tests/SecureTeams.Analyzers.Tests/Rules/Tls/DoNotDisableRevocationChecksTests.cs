using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDisableRevocationChecksTests
{
    internal const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("{|ST1201:handler.CheckCertificateRevocationList = false|};")]
    [InlineData("_ = new HttpClientHandler { {|ST1201:CheckCertificateRevocationList = false|} };")]
    [InlineData("HttpClientHandler made = new() { UseProxy = false, {|ST1201:CheckCertificateRevocationList = false|} };")]
    [InlineData("{|ST1201:ServicePointManager.CheckCertificateRevocationList = false|};")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = X509RevocationMode.NoCheck|};")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = (X509RevocationMode)0|};")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = NoCheck|};")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = Mode.NoCheck|};")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = default|};")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = Enum.Parse<X509RevocationMode>(\"nocheck\", true)|};")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = (X509RevocationMode)Enum.Parse(typeof(X509RevocationMode), \"NoCheck\")|};")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = { {|ST1201:CertificateRevocationCheckMode = X509RevocationMode.NoCheck|} } };")]
    [InlineData("_ = new SocketsHttpHandler { SslOptions = new() { {|ST1201:CertificateRevocationCheckMode = X509RevocationMode.NoCheck|} } };")]
    [InlineData("new SocketsHttpHandler().SslOptions.CertificateRevocationCheckMode = X509RevocationMode.Online; {|ST1201:client.CertificateRevocationCheckMode = X509RevocationMode.NoCheck|};")]
    [InlineData("_ = new SslServerAuthenticationOptions { ClientCertificateRequired = true, {|ST1201:CertificateRevocationCheckMode = X509RevocationMode.NoCheck|} };")]
    [InlineData("_ = new SslServerAuthenticationOptions { {|ST1201:CertificateRevocationCheckMode = X509RevocationMode.NoCheck|} };")]
    [InlineData("using var chain = new X509Chain(); {|ST1201:chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck|}; if (!chain.Build(certificate)) throw new InvalidOperationException();")]
    [InlineData("using var chain = new X509Chain { ChainPolicy = { {|ST1201:RevocationMode = X509RevocationMode.NoCheck|} } }; if (!chain.Build(certificate)) throw new InvalidOperationException();")]
    [InlineData("_ = new X509ChainPolicy { {|ST1201:RevocationMode = X509RevocationMode.NoCheck|}, VerificationTime = DateTime.UtcNow };")]
    [InlineData("({|ST1201:(handler.CheckCertificateRevocationList, handler.UseProxy) = (false, false)|}).ToString();")]
    [InlineData("handler.UseProxy = {|ST1201:handler.CheckCertificateRevocationList = false|};")]
    [InlineData("{|ST1201:handler.CheckCertificateRevocationList = handler.UseProxy = false|};")]
    [InlineData("Action<HttpClientHandler> configure = made => {|ST1201:made.CheckCertificateRevocationList = false|};")]
    [InlineData("void Local(HttpClientHandler made) { {|ST1201:made.CheckCertificateRevocationList = false|}; } Local(handler);")]
    [InlineData("if (certificate.HasPrivateKey) { {|ST1201:handler.CheckCertificateRevocationList = false|}; }")]
    public async Task Write_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("const bool check = false;", "check")]
    [InlineData("var check = false;", "check")]
    [InlineData("bool check; check = false;", "check")]
    [InlineData("var check = true; if (fast) { check = false; }", "check")]
    [InlineData("", "Constant")]
    [InlineData("", "ReadOnly")]
    [InlineData("", "Property")]
    [InlineData("", "Method()")]
    [InlineData("", "!true")]
    [InlineData("", "fast ? false : true")]
    [InlineData("", "fast ? true : false")]
    [InlineData("", "(fast switch { true => false, _ => true })")]
    [InlineData("var check = fast ? true : false;", "check")]
    [InlineData("bool? given = null;", "given ?? false")]
    public async Task ValueThatCanOnlyBeOrIsChosenToBeFalse_IsReported(string before, string value) =>
        await ReportsAsync(Usings + $$"""
            class Client
            {
                private const bool Constant = false;
                private static readonly bool ReadOnly = false;
                private static bool Property { get; } = false;
                private static bool Method() { return false; }

                void Open(HttpClientHandler handler, bool fast)
                {
                    {{before}}
                    {|ST1201:handler.CheckCertificateRevocationList = {{value}}|};
                }
            }
            """);

    [Theory]
    [InlineData("await stream.AuthenticateAsClientAsync(host, certificates, {|ST1201:false|});")]
    [InlineData("await stream.AuthenticateAsClientAsync(host, certificates, SslProtocols.None, {|ST1201:false|}).ConfigureAwait(false);")]
    [InlineData("await stream.AuthenticateAsClientAsync(host, null, {|ST1201:checkCertificateRevocation: false|});")]
    [InlineData("await stream.AuthenticateAsClientAsync({|ST1201:checkCertificateRevocation: false|}, targetHost: host, clientCertificates: null, enabledSslProtocols: SslProtocols.None);")]
    [InlineData("stream.AuthenticateAsClient(host, certificates, {|ST1201:false|});")]
    [InlineData("stream.AuthenticateAsClient(host, certificates, SslProtocols.None, {|ST1201:false|});")]
    [InlineData("stream.BeginAuthenticateAsClient(host, certificates, SslProtocols.None, {|ST1201:false|}, null, null);")]
    [InlineData("stream.AuthenticateAsServer(certificate, true, {|ST1201:false|});")]
    [InlineData("await stream.AuthenticateAsServerAsync(certificate, clientCertificateRequired: true, SslProtocols.None, {|ST1201:checkCertificateRevocation: false|});")]
    [InlineData("stream.AuthenticateAsServer(certificate, Required(), SslProtocols.None, {|ST1201:false|});")]
    [InlineData("var check = false; stream.AuthenticateAsClient(host, certificates, {|ST1201:check|});")]
    public async Task SslStreamCall_IsReported(string statement) =>
        await ReportsAsync(Usings + $$"""
            class Client
            {
                private static bool Required() => Environment.Is64BitProcess;

                async Task Open(SslStream stream, string host, X509Certificate2 certificate, X509CertificateCollection certificates)
                {
                    {{statement}}
                    await Task.Yield();
                }
            }
            """);

    [Theory]
    [InlineData("_ = new System.Net.Http.WinHttpHandler { {|ST1201:CheckCertificateRevocationList = false|} };")]
    [InlineData("using var smtp = new MailKit.Net.Smtp.SmtpClient(); {|ST1201:smtp.CheckCertificateRevocation = false|};")]
    [InlineData("using var imap = new MailKit.Net.Imap.ImapClient { {|ST1201:CheckCertificateRevocation = false|} };")]
    [InlineData("void Open(MailKit.IMailService service) { {|ST1201:service.CheckCertificateRevocation = false|}; }")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptions { {|ST1201:RevocationMode = X509RevocationMode.NoCheck|} };")]
    [InlineData("_ = new MQTTnet.MqttClientTlsOptions { {|ST1201:IgnoreCertificateRevocationErrors = true|} };")]
    [InlineData("new MQTTnet.MqttClientTlsOptionsBuilder().WithRevocationMode({|ST1201:X509RevocationMode.NoCheck|});")]
    [InlineData("new MQTTnet.MqttClientOptionsBuilder().WithTlsOptions(tls => tls.WithIgnoreCertificateRevocationErrors({|ST1201:true|}));")]
    [InlineData("_ = new Npgsql.NpgsqlConnectionStringBuilder { {|ST1201:CheckCertificateRevocation = false|} };")]
    [InlineData("_ = new StackExchange.Redis.ConfigurationOptions { Ssl = true, {|ST1201:CheckCertificateRevocation = false|} };")]
    [InlineData("_ = new RabbitMQ.Client.ConnectionFactory { Ssl = { Enabled = true, {|ST1201:CheckCertificateRevocation = false|} } };")]
    [InlineData("_ = new MongoDB.Driver.MongoClientSettings { SslSettings = new MongoDB.Driver.SslSettings { {|ST1201:CheckCertificateRevocation = false|} } };")]
    [InlineData("_ = new MongoDB.Driver.MongoUrlBuilder { {|ST1201:TlsDisableCertificateRevocationCheck = true|} };")]
    [InlineData("_ = new MySqlConnector.MySqlConnectionStringBuilder { {|ST1201:SkipCertificateRevocationCheck = true|} };")]
    public async Task OtherClient_IsReported(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Clients);

    [Fact]
    public async Task ServerOptions_AreReported() =>
        await ReportsAsync("""
            using System.Security.Cryptography.X509Certificates;
            using Microsoft.AspNetCore.Authentication.Certificate;
            using Microsoft.AspNetCore.Server.Kestrel.Core;
            using Microsoft.AspNetCore.Server.Kestrel.Https;

            static class Startup
            {
                public static void Configure(KestrelServerOptions kestrel) => kestrel.ConfigureHttpsDefaults(https =>
                {
                    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
                    {|ST1201:https.CheckCertificateRevocation = false|};
                });

                public static void Defer(HttpsConnectionAdapterOptions https, bool later)
                {
                    https.ClientCertificateMode = later ? ClientCertificateMode.DelayCertificate : ClientCertificateMode.NoCertificate;
                    {|ST1201:https.CheckCertificateRevocation = false|};
                }

                public static async Task AcceptAsync(System.Net.Security.SslStream stream) =>
                    await stream.AuthenticateAsServerAsync(new System.Net.Security.SslServerAuthenticationOptions { ClientCertificateRequired = true, {|ST1201:CertificateRevocationCheckMode = X509RevocationMode.NoCheck|} });

                public static void Configure(CertificateAuthenticationOptions options) => {|ST1201:options.RevocationMode = X509RevocationMode.NoCheck|};
            }
            """);

    [Fact]
    public async Task BouncyCastlePath_IsReported() =>
        await ReportsAsync("""
            using Org.BouncyCastle.Pkix;

            class PathValidation
            {
                PkixParameters Parameters(ISet<TrustAnchor> anchors) => new PkixParameters(anchors) { {|ST1201:IsRevocationEnabled = false|} };
            }
            """);

    [Fact]
    public async Task DerivedTypesExtensionsGenericsAndPartialClasses_AreReported() =>
        await ReportsAsync([
            Usings + """
            class Lenient : HttpClientHandler
            {
                public Lenient() => {|ST1201:CheckCertificateRevocationList = false|};
            }

            static class Extensions
            {
                public static T Relaxed<T>(this T options) where T : SslClientAuthenticationOptions
                {
                    {|ST1201:options.CertificateRevocationCheckMode = X509RevocationMode.NoCheck|};
                    return options;
                }
            }

            partial class Client
            {
                void Open(HttpClientHandler handler) => {|ST1201:handler.CheckCertificateRevocationList = Check|};
            }
            """,
            "partial class Client { private const bool Check = false; }",
        ]);

    [Fact]
    public async Task RetryWithoutTheCheck_IsReported() =>
        await ReportsAsync(Usings + """
            class Validation
            {
                public static bool IsGood(X509Certificate2 certificate)
                {
                    using var chain = new X509Chain();
                    if (chain.Build(certificate))
                    {
                        return true;
                    }

                    if (chain.ChainStatus.All(status => status.Status == X509ChainStatusFlags.RevocationStatusUnknown))
                    {
                        {|ST1201:chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck|};
                        return chain.Build(certificate);
                    }

                    return false;
                }
            }
            """);

    [Fact]
    public async Task OutcomeUnderATellingName_IsNoSetting() =>
        await ReportsAsync(InMethod("""
            using var chain = new X509Chain();
            var accepted = chain.Build(certificate);
            var revocationUnknown = chain.ChainStatus.Any(status => (status.Status & X509ChainStatusFlags.OfflineRevocation) != 0);
            if (!accepted && revocationUnknown)
            {
                {|ST1201:chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck|};
                accepted = chain.Build(certificate);
            }

            handler.UseProxy = accepted;
            """));

    [Theory]
    [InlineData("var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, {|ST1201.Info:RevocationMode = X509RevocationMode.NoCheck|} };")]
    [InlineData("using var chain = new X509Chain(); chain.ChainPolicy.CustomTrustStore.Add(certificate); {|ST1201.Info:chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck|}; if (!chain.Build(certificate)) throw new InvalidOperationException();")]
    public async Task PrivateRoot_IsInformation(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("{|ST1201.Info:handler.CheckCertificateRevocationList = false|};"), RuleSituation.TestProject);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { {|ST1201.Info:handler.CheckCertificateRevocationList = false|}; }")]
    [InlineData("{|ST1201.Info:client.CertificateRevocationCheckMode = env.IsDevelopment() ? X509RevocationMode.NoCheck : X509RevocationMode.Online|};")]
    [InlineData("{|ST1201:client.CertificateRevocationCheckMode = env.IsDevelopment() ? X509RevocationMode.Online : X509RevocationMode.NoCheck|};")]
    [InlineData("if (!env.IsDevelopment()) { {|ST1201:handler.CheckCertificateRevocationList = false|}; }")]
    public async Task DevelopmentGuard_LowersByOneLevelUnlessInverted(string statement) => await ReportsAsync(InMethod(statement));

    internal static string InMethod(string statement) => Usings + $$"""
        using Microsoft.Extensions.Hosting;
        using static System.Security.Cryptography.X509Certificates.X509RevocationMode;
        using Mode = System.Security.Cryptography.X509Certificates.X509RevocationMode;
        #pragma warning disable SYSLIB0014
        class Client
        {
            void Open(HttpClientHandler handler, SslClientAuthenticationOptions client, SslServerAuthenticationOptions server, X509Certificate2 certificate, IHostEnvironment env)
            {
                {{statement}}
            }
        }
        """;
}
