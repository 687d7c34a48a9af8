using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Transport;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Benchmarks.Transport;

/// <summary>
/// The same request through a bare <see cref="SocketsHttpHandler"/>, through the guarded handler, and through the whole
/// line with token and attempts; they take turns within a round.
/// </summary>
internal sealed class TransportComparison(TransportOptions options)
{
    /// <summary>The name under which the client is registered with the factory.</summary>
    private const string WholeLine = "SecureTeams.Graph";
    private const int MostBelowTheRateLimit = 250;
    private const int MaxResponseBytes = 4 * 1024 * 1024;

    public async Task<string> RunAsync()
    {
        using var server = await ServerProcess<BenchmarkEndpoint>.StartAsync(BenchmarkServer.Verb);
        using var root = X509CertificateLoader.LoadCertificate(server.Endpoint.Root);
        using var key = RSA.Create(2048);
        using var credential = new CertificateRequest("CN=Benchmark", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        await using var services = Register(server.Endpoint.Address, root, credential);
        var factory = services.GetRequiredService<IHttpClientFactory>();
        using var resuming = Bare(root);
        using var bare = new HttpClient(resuming);
        using var forgetting = Bare(root);
        forgetting.SslOptions.AllowTlsResume = false;
        using var whole = new HttpClient(forgetting);
        using var revocation = new RevocationChecker(trust: TlsTrust.OnlyRoots(root));
        var handshake = new TlsHandshake(TlsSettings.Default with { Trust = TlsTrust.OnlyRoots(root) }, revocation, TimeProvider.System);
        using var hardened = new HardenedHandler(handshake, services.GetRequiredService<TlsReports>());
        using var origin = new OriginGuardHandler(server.Endpoint.Address);
        using var body = new BoundedContentHandler(MaxResponseBytes);
        using var guarded = new HttpClient(ClientPipeline.Line([origin, body], hardened.Create()));
        using var line = factory.CreateClient(WholeLine);
        var address = new Uri(server.Endpoint.Address, "/v1.0/document");
        Contender[] contenders = [new("bare `SocketsHttpHandler`", bare, address), new("guarded handler", guarded, address), new("guarded handler, token, attempts", line, address, MostBelowTheRateLimit)];
        var table = new TransportTable();
        await MeasureAsync(contenders, options.WarmRequests, isNewConnection: false);
        table.Add("warm connection", contenders);
        await MeasureAsync(contenders, options.NewConnections, isNewConnection: true);
        table.Add("new connection", contenders);
        contenders[0] = new Contender("bare `SocketsHttpHandler` that resumes no session", whole, address);
        await MeasureAsync(contenders, options.NewConnections, isNewConnection: true);
        table.Add("new connection, bare without resumption", contenders);
        return table.Text;
    }

    private async Task MeasureAsync(Contender[] contenders, int requests, bool isNewConnection)
    {
        foreach (var contender in contenders)
        {
            contender.Forget();
            await contender.RunAsync(requests, isNewConnection);
            contender.Forget();
        }

        for (var round = 0; round < options.Rounds; round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                await contenders[(i + round) % contenders.Length].RunAsync(requests, isNewConnection);
            }
        }
    }

    private static ServiceProvider Register(Uri server, X509Certificate2 root, X509Certificate2 credential) => new ServiceCollection()
        .AddLogging()
        .AddSecureTeams(configured =>
        {
            configured.Cloud = TeamsCloud.Custom("Benchmark", server, server);
            configured.Tenant = new TenantId(Guid.NewGuid());
            configured.Credential = TeamsCredential.FromCertificate(Guid.NewGuid(), credential);
            configured.Trust = TlsTrust.OnlyRoots(root);
        })
        .BuildServiceProvider();

    /// <summary>As the platform makes it, but for the root: nobody could connect otherwise.</summary>
    private static SocketsHttpHandler Bare(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        return new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } };
    }
}
