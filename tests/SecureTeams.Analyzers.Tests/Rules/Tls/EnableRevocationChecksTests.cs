using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class EnableRevocationChecksTests
{
    [Theory]
    [InlineData("_ = new HttpClient({|ST1202:new HttpClientHandler()|});")]
    [InlineData("var handler = {|ST1202:new HttpClientHandler()|}; handler.UseProxy = false; _ = new HttpClient(handler);")]
    [InlineData("using HttpClientHandler handler = {|ST1202:new() { UseProxy = false }|}; _ = new HttpClient(handler, disposeHandler: false);")]
    [InlineData("HttpClientHandler handler; handler = {|ST1202:new HttpClientHandler()|}; _ = new HttpClient(handler);")]
    [InlineData("var handler = {|ST1202:new HttpClientHandler()|}; var same = handler; _ = new HttpMessageInvoker(same);")]
    [InlineData("HttpMessageHandler handler = {|ST1202:new HttpClientHandler()|}; _ = new HttpClient(handler);")]
    [InlineData("_ = new HttpClient(fast ? {|ST1202:new HttpClientHandler()|} : new HttpClientHandler { CheckCertificateRevocationList = true });")]
    [InlineData("_ = new HttpClient({|ST1202:new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5) }|});")]
    [InlineData("_ = new HttpClient({|ST1202:new SocketsHttpHandler { SslOptions = { EnabledSslProtocols = SslProtocols.None } }|});")]
    [InlineData("var handler = {|ST1202:new SocketsHttpHandler()|}; handler.SslOptions.TargetHost = host; _ = new HttpClient(handler);")]
    [InlineData("_ = new HttpClient(new SocketsHttpHandler { SslOptions = {|ST1202:new SslClientAuthenticationOptions { TargetHost = host }|} });")]
    [InlineData("var handler = new SocketsHttpHandler(); handler.SslOptions = {|ST1202:new SslClientAuthenticationOptions { TargetHost = host }|}; _ = new HttpClient(handler);")]
    [InlineData("stream.AuthenticateAsClient({|ST1202:new SslClientAuthenticationOptions { TargetHost = host }|});")]
    [InlineData("SslClientAuthenticationOptions options = {|ST1202:new()|}; options.TargetHost = host; await stream.AuthenticateAsClientAsync(options, CancellationToken.None);")]
    [InlineData("await stream.AuthenticateAsServerAsync({|ST1202:new SslServerAuthenticationOptions { ServerCertificate = certificate, ClientCertificateRequired = true }|});")]
    [InlineData("ServerOptionsSelectionCallback select = (_, _, _, _) => ValueTask.FromResult({|ST1202:new SslServerAuthenticationOptions { ClientCertificateRequired = true }|});")]
    [InlineData("ServerOptionsSelectionCallback select = (_, _, _, _) => new ValueTask<SslServerAuthenticationOptions>({|ST1202:new SslServerAuthenticationOptions { ClientCertificateRequired = true }|});")]
    [InlineData("_ = new HttpClient(new Logging { InnerHandler = {|ST1202:new HttpClientHandler()|} });")]
    [InlineData("_ = new HttpClient(new Logging({|ST1202:new HttpClientHandler()|}));")]
    [InlineData("_ = new HttpClient({|ST1202:new HttpClientHandler { ServerCertificateCustomValidationCallback = null }|});")]
    [InlineData("_ = new HttpClient({|ST1202:new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == SslPolicyErrors.None }|});")]
    [InlineData("var handler = {|ST1202:new HttpClientHandler()|}; if (handler.CheckCertificateRevocationList) { return; } _ = new HttpClient(handler);")]
    [InlineData("var handler = {|ST1202:new HttpClientHandler()|}; _ = new HttpClient(handler).GetAsync(\"https://graph.microsoft.com/\");")]
    [InlineData("_ = new HttpClient(Create()); HttpClientHandler Create() => {|ST1202:new() { UseCookies = false }|};")]
    [InlineData("Use({|ST1202:new HttpClientHandler()|}); static void Use(HttpClientHandler handler) { handler.UseProxy = false; _ = new HttpClient(handler); }")]
    [InlineData("var handler = {|ST1202:new SocketsHttpHandler()|}; Tune(handler.SslOptions); _ = new HttpClient(handler); static void Tune(SslClientAuthenticationOptions options) => options.AllowRenegotiation = false;")]
    [InlineData("using (var handler = {|ST1202:new HttpClientHandler()|}) { _ = new HttpClient(handler); }")]
    public async Task ConnectionWithoutTheCheck_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task FactoriesFieldsAndDependencyInjection_AreReported() =>
        await ReportsAsync("""
            using Microsoft.Extensions.DependencyInjection;

            sealed class GraphClients
            {
                private static readonly HttpClient Shared = new({|ST1202:new SocketsHttpHandler()|});
                private readonly HttpClientHandler _handler = {|ST1202:new() { UseProxy = false }|};
                private readonly HttpClient _client;

                private sealed class Retry() : DelegatingHandler({|ST1202:new HttpClientHandler()|});

                private sealed class Log : DelegatingHandler
                {
                    public Log() : base({|ST1202:new SocketsHttpHandler()|})
                    {
                    }

                    public Log(HttpMessageHandler inner) : base(inner)
                    {
                    }
                }

                public GraphClients() => _client = new HttpClient(_handler);

                public static void Register(IServiceCollection services)
                {
                    services.AddHttpClient("graph").ConfigurePrimaryHttpMessageHandler(() => {|ST1202:new HttpClientHandler { UseCookies = false }|});
                    services.AddHttpClient("teams").ConfigurePrimaryHttpMessageHandler(provider =>
                    {
                        var handler = {|ST1202:new SocketsHttpHandler()|};
                        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(2);
                        return handler;
                    });
                }

                public HttpMessageHandler CreateHandler() => {|ST1202:new HttpClientHandler()|};

                public HttpClient Own() => new(Configured());

                private static HttpClientHandler Configured()
                {
                    var handler = {|ST1202:new HttpClientHandler()|};
                    handler.UseCookies = false;
                    return handler;
                }
            }
            """);

    [Theory]
    [InlineData("_ = new HttpClient({|ST1202:new System.Net.Http.WinHttpHandler()|});")]
    [InlineData("_ = Grpc.Net.Client.GrpcChannel.ForAddress(host, new Grpc.Net.Client.GrpcChannelOptions { HttpHandler = {|ST1202:new SocketsHttpHandler()|} });")]
    [InlineData("_ = new RestSharp.RestClient({|ST1202:new HttpClientHandler()|});")]
    public async Task OtherClient_IsReported(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Clients);

    [Theory]
    [InlineData("net10.0", true)]
    [InlineData("net8.0-windows", true)]
    [InlineData("netcoreapp3.1", true)]
    [InlineData("netstandard2.0", true)]
    [InlineData("net472", true)]
    [InlineData("net48", true)]
    [InlineData("net471", false)]
    [InlineData("net11.0", false)]
    [InlineData("tizen8.0", false)]
    public async Task TargetFramework_Decides(string framework, bool isReported)
    {
        var creation = isReported ? "{|ST1202:new HttpClientHandler()|}" : "new HttpClientHandler()";
        await ReportsAsync(InMethod("_ = new HttpClient(" + creation + ");"), new RuleSituation { GlobalConfig = "build_property.TargetFramework = " + framework });
    }

    [Fact]
    public async Task WinHttpHandlerOfAnyFramework_IsReported() =>
        await ReportsAsync(
            InMethod("_ = new HttpClient({|ST1202:new System.Net.Http.WinHttpHandler()|});"),
            RuleSituation.Clients with { GlobalConfig = "build_property.TargetFramework = net462" });

    [Fact]
    public async Task TestProjectAndDevelopment_StayInformation()
    {
        await ReportsAsync(InMethod("_ = new HttpClient({|ST1202:new HttpClientHandler()|});"), RuleSituation.TestProject);
        await ReportsAsync(InMethod("if (env.IsDevelopment()) { _ = new HttpClient({|ST1202:new HttpClientHandler()|}); }"));
    }

    [Theory]
    [InlineData("_ = new HttpClient({|ST1202:new HttpClientHandler()|}); // why", "_ = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = true }); // why")]
    [InlineData("HttpClientHandler handler = {|ST1202:new()|}; _ = new HttpClient(handler);", "HttpClientHandler handler = new() { CheckCertificateRevocationList = true }; _ = new HttpClient(handler);")]
    [InlineData("_ = new HttpClient({|ST1202:new HttpClientHandler { UseProxy = false }|});", "_ = new HttpClient(new HttpClientHandler { UseProxy = false, CheckCertificateRevocationList = true });")]
    [InlineData("_ = new HttpClient({|ST1202:new HttpClientHandler { }|});", "_ = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = true });")]
    [InlineData(
        "_ = new HttpClient({|ST1202:new HttpClientHandler\n        {\n            UseProxy = false, // none\n            UseCookies = false, // none\n        }|});",
        "_ = new HttpClient(new HttpClientHandler\n        {\n            UseProxy = false, // none\n            UseCookies = false, // none\n            CheckCertificateRevocationList = true,\n        });")]
    [InlineData(
        "_ = new HttpClient({|ST1202:new HttpClientHandler\n        {\n            UseProxy = false // none\n        }|});",
        "_ = new HttpClient(new HttpClientHandler\n        {\n            UseProxy = false, // none\n            CheckCertificateRevocationList = true\n        });")]
    [InlineData("_ = new HttpClient({|ST1202:new SocketsHttpHandler()|});", "_ = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateRevocationCheckMode = X509RevocationMode.Online } });")]
    [InlineData(
        "_ = new HttpClient({|ST1202:new SocketsHttpHandler { SslOptions = { TargetHost = host } }|});",
        "_ = new HttpClient(new SocketsHttpHandler { SslOptions = { TargetHost = host, CertificateRevocationCheckMode = X509RevocationMode.Online } });")]
    [InlineData(
        "stream.AuthenticateAsClient({|ST1202:new SslClientAuthenticationOptions { TargetHost = host }|});",
        "stream.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = host, CertificateRevocationCheckMode = X509RevocationMode.Online });")]
    [InlineData(
        "var one = new HttpClient({|ST1202:new HttpClientHandler()|}); var two = new HttpClient({|ST1202:new HttpClientHandler()|});",
        "var one = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = true }); var two = new HttpClient(new HttpClientHandler { CheckCertificateRevocationList = true });")]
    public async Task Setting_IsAddedToTheInitializer(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    internal static string InMethod(string statement) => $$"""
        using System.Net.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.Extensions.Hosting;

        class Logging : DelegatingHandler
        {
            public Logging() { }

            public Logging(HttpMessageHandler inner) : base(inner) { }
        }

        class Client
        {
            async Task Open(SslStream stream, string host, X509Certificate2 certificate, IHostEnvironment env, bool fast)
            {
                {{statement}}
                await Task.Yield();
            }
        }
        """;
}
