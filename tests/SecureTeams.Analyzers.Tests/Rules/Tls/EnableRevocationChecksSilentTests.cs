using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Rules.Tls.EnableRevocationChecksTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class EnableRevocationChecksSilentTests
{
    [Theory]
    [InlineData("_ = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = true });")]
    [InlineData("var handler = new HttpClientHandler(); _ = new HttpClient(handler); handler.CheckCertificateRevocationList = true;")]
    [InlineData("var handler = new HttpClientHandler(); handler.CheckCertificateRevocationList = fast; _ = new HttpClient(handler);")]
    [InlineData("HttpClientHandler? handler = new(); handler?.CheckCertificateRevocationList = true; _ = new HttpClient(handler!);")]
    [InlineData("_ = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateRevocationCheckMode = X509RevocationMode.Online } });")]
    [InlineData("var handler = new SocketsHttpHandler(); handler.SslOptions.CertificateRevocationCheckMode = X509RevocationMode.Online; _ = new HttpClient(handler);")]
    [InlineData("var handler = new SocketsHttpHandler(); var tls = handler.SslOptions; tls.CertificateRevocationCheckMode = X509RevocationMode.Online; _ = new HttpClient(handler);")]
    [InlineData("_ = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateRevocationCheckMode = X509RevocationMode.Online } });")]
    [InlineData("var handler = new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { TargetHost = host } }; handler.SslOptions.CertificateRevocationCheckMode = X509RevocationMode.Online; _ = new HttpClient(handler);")]
    [InlineData("stream.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust } });")]
    [InlineData("var options = new SslClientAuthenticationOptions { TargetHost = host }; options.CertificateChainPolicy = new X509ChainPolicy(); stream.AuthenticateAsClient(options);")]
    [InlineData("var handler = new HttpClientHandler(); Action later = () => handler.CheckCertificateRevocationList = true; later(); _ = new HttpClient(handler);")]
    [InlineData("HttpMessageHandler handler = new HttpClientHandler(); ((HttpClientHandler)handler).CheckCertificateRevocationList = true; _ = new HttpClient(handler);")]
    [InlineData("HttpMessageHandler handler = new HttpClientHandler(); if (handler is HttpClientHandler known) { known.CheckCertificateRevocationList = true; } _ = new HttpClient(handler);")]
    public async Task CheckThatIsEnabled_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task HelperThatGetsTheHandler_MayEnableIt() =>
        await IsSilentAsync("""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;

            static class Hardening
            {
                public static HttpClientHandler Hardened(this HttpClientHandler handler)
                {
                    handler.CheckCertificateRevocationList = true;
                    handler.AllowAutoRedirect = false;
                    return handler;
                }

                public static void Apply(SslClientAuthenticationOptions options) => options.CertificateRevocationCheckMode = X509RevocationMode.Online;
            }

            sealed class Clients(Action<HttpClientHandler> configure, List<HttpClientHandler> known)
            {
                public HttpClient Extension() => new(new HttpClientHandler { UseProxy = false }.Hardened());

                public HttpClient Configured()
                {
                    var handler = new HttpClientHandler();
                    configure(handler);
                    return new HttpClient(handler);
                }

                public HttpClient Options()
                {
                    var handler = new SocketsHttpHandler();
                    Hardening.Apply(handler.SslOptions);
                    return new HttpClient(handler);
                }

                public HttpClient Listed()
                {
                    var handler = new HttpClientHandler();
                    known.Add(handler);
                    return new HttpClient(handler);
                }

                public (HttpClientHandler Handler, HttpClient Client) Both()
                {
                    var handler = new HttpClientHandler();
                    return (handler, new HttpClient(handler));
                }
            }
            """);

    [Fact]
    public async Task HandlerThatLeavesUnderItsOwnType_IsSilent() =>
        await IsSilentAsync("""
            using System.Net.Security;

            class Factory
            {
                public static readonly HttpClientHandler Default = new();

                public HttpClientHandler Handler { get; } = new();

                protected SocketsHttpHandler Sockets = new();

                public HttpClientHandler Create() => new() { UseProxy = false };

                public SslClientAuthenticationOptions Options(string host) => new() { TargetHost = host };

                public IEnumerable<HttpClientHandler> Many()
                {
                    yield return new HttpClientHandler();
                }

                public HttpClient Client() => new(Default);
            }
            """);

    [Fact]
    public async Task TypeWithAConstructorOfItsOwn_IsSilent() =>
        await IsSilentAsync("""
            sealed class GraphHandler : HttpClientHandler
            {
                public GraphHandler() => CheckCertificateRevocationList = true;
            }

            static class Clients
            {
                public static HttpClient Create() => new(new GraphHandler());
            }
            """);

    [Fact]
    public async Task FactoryOfTheSdk_IsSilent() =>
        await IsSilentAsync("""
            using SecureTeams.Meetings;

            sealed class MeetingService(TeamsMeetingsClient meetings)
            {
                public TeamsMeetingsClient Meetings => meetings;

                public HttpClient Plain { get; } = new();
            }
            """);

    [Theory]
    [InlineData("var client = new HttpClient(new HttpClientHandler { UseProxy = false }); await client.GetAsync(\"http://metadata.internal/latest\");")]
    [InlineData("var client = new HttpClient(new HttpClientHandler()) { BaseAddress = new Uri(\"http://169.254.169.254/\") }; await client.GetAsync(\"metadata/identity/oauth2/token\");")]
    [InlineData("var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = new Uri(\"https://localhost:7071/\") };")]
    [InlineData("stream.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = \"localhost\" });")]
    public async Task NothingToCheckOnTheWay_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("var client = new HttpClient({|ST1202:new HttpClientHandler()|}); await client.GetAsync(\"http://metadata.internal/\"); await client.GetAsync(host);")]
    [InlineData("var client = new HttpClient({|ST1202:new HttpClientHandler()|}); await client.GetAsync(\"http://metadata.internal/\"); await client.GetAsync(\"https://graph.microsoft.com/\");")]
    public async Task PlainAddressBesideAnother_SilencesNothing(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("_ = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|} });")]
    [InlineData("_ = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1102:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|} });")]
    [InlineData("_ = new HttpClient(new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} } });")]
    public async Task CallbackThatAcceptsEverything_IsOneFinding(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task CallbackWithACheckOfItsOwn_IsSilent() =>
        await IsSilentAsync("""
            using System.Net.Security;
            using System.Security.Cryptography;
            using System.Security.Cryptography.X509Certificates;

            sealed class PinnedClients(byte[] pin, Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool> given, X509Certificate2Collection roots)
            {
                public HttpClient Pinned() => new(new HttpClientHandler
                {
                    ServerCertificateCustomValidationCallback = (_, certificate, _, _) =>
                        certificate is not null && CryptographicOperations.FixedTimeEquals(certificate.GetCertHash(HashAlgorithmName.SHA256), pin),
                });

                public HttpClient Given() => new(new HttpClientHandler { ServerCertificateCustomValidationCallback = given });

                public HttpClient Private() => new(new HttpClientHandler { ServerCertificateCustomValidationCallback = Validate });

                private bool Validate(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
                    {
                        return false;
                    }

                    using var own = new X509Chain();
                    own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    own.ChainPolicy.CustomTrustStore.AddRange(roots);
                    own.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1"));
                    return own.Build(certificate);
                }
            }
            """);

    [Theory]
    [InlineData("_ = new HttpClientHandler();")]
    [InlineData("var handler = new HttpClientHandler { UseProxy = false }; Console.WriteLine(handler.SupportsAutomaticDecompression);")]
    [InlineData("using var client = new HttpClient();")]
    [InlineData("await stream.AuthenticateAsClientAsync(host);")]
    [InlineData("await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate });")]
    [InlineData("await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ClientCertificateRequired = false });")]
    [InlineData("await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate, ClientCertificateRequired = true, CertificateRevocationCheckMode = X509RevocationMode.Online });")]
    public async Task ObjectThatNoConnectionUsesOrServerWithoutClientCertificates_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task SwitchedOffCheck_IsTheOtherRules() =>
        await ReportsAsync(InMethod("_ = new HttpClient(new HttpClientHandler { {|ST1201:CheckCertificateRevocationList = false|} });"));

    [Fact]
    public async Task TestDoubles_AreSilent() =>
        await IsSilentAsync("""
            sealed class CannedHandler : HttpMessageHandler
            {
                protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
                    Task.FromResult(new HttpResponseMessage());
            }

            static class Doubles
            {
                public static HttpClient Create() => new(new CannedHandler());
            }
            """, RuleSituation.TestProject);
}
