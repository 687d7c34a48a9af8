using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecureTeams.AspNetCore;
using SecureTeams.Emulator;
using SecureTeams.Tests.Transport.CertificateSources;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.AspNetCore;

/// <summary>A Kestrel behind the guard, with the emulator's authority as the only root that clients may come from.</summary>
internal sealed class GuardedHost : IAsyncDisposable
{
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TeamsEmulator _emulator;
    private readonly CertificateFolder _folder = new();
    private readonly CertificateSource _source;
    private WebApplication? _application;

    private GuardedHost(TeamsEmulator emulator)
    {
        _emulator = emulator;
        Server = emulator.Certificates.Issue(CertificateIssuance.Server);
        _source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(Server), _folder.Settings());
    }

    internal CertificateFolder Folder => _folder;

    internal EmulatedCertificateAuthority Authority => _emulator.Certificates;

    internal X509Certificate2 Server { get; set; }

    /// <summary>Gets the connection that each request came on.</summary>
    internal ConcurrentQueue<string> Served { get; } = new();

    /// <summary>Gets what ends with the first request.</summary>
    internal Task Asked => _asked.Task;

    internal IEnumerable<string> Refusals => _folder.Logs.Lines.Where(line => line.Contains(" was refused because of the client's certificate: ", StringComparison.Ordinal)).Select(line => line[(line.LastIndexOf(' ') + 1)..]);

    internal static async Task<GuardedHost> StartAsync(Action<GuardedHost, ClientCertificateOptions>? configure = null)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var host = new GuardedHost(await TeamsEmulator.StartAsync(cancellationToken: stop));
        await host.ListenAsync(
            options =>
            {
                options.TrustedRoots.Add(host.Authority.RootCertificate);
                options.AllowedSubjects.Add("CN=teams-bot");
                options.Revocation = Patience.Revocation;
                configure?.Invoke(host, options);
            },
            stop);
        return host;
    }

    internal X509Certificate2 Issue(Func<CertificateIssuance, CertificateIssuance>? change = null)
    {
        CertificateIssuance issuance = CertificateIssuance.Client with { CommonName = "teams-bot", UseRsaKey = false };
        return Authority.Issue(change?.Invoke(issuance) ?? issuance);
    }

    /// <summary>Returns a client with connections of its own.</summary>
    internal HttpClient Client(X509Certificate2? certificate, Version? version = null, SslProtocols protocols = SslProtocols.None, CipherSuitesPolicy? suites = null)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = protocols,
                CipherSuitesPolicy = suites,
                ClientCertificateContext = certificate is null ? null : SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true),
                AllowTlsResume = certificate is not null,

#pragma warning disable ST1201 // The server is not on trial here: a client that leaves because of its lists would hide the guard's verdict.
                CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { Authority.RootCertificate }, RevocationMode = X509RevocationMode.NoCheck },
#pragma warning restore ST1201
            },
        };
        return new HttpClient(handler) { BaseAddress = Address, DefaultRequestVersion = version ?? HttpVersion.Version11, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact, Timeout = TimeSpan.FromSeconds(30) };
    }

    /// <summary>Asks once on a new connection; whether an answer came.</summary>
    internal async Task<bool> IsServedAsync(X509Certificate2? certificate, Version? version = null, SslProtocols protocols = SslProtocols.None, CipherSuitesPolicy? suites = null)
    {
        using HttpClient client = Client(certificate, version, protocols, suites);
        try
        {
            return await client.GetStringAsync("/", TestContext.Current.CancellationToken) == "served";
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_application is not null)
        {
            using var atOnce = new CancellationTokenSource();
            await atOnce.CancelAsync();
            await _application.StopAsync(atOnce.Token);
            await _application.DisposeAsync();
        }

        _source.Dispose();
        _folder.Dispose();
        await _emulator.DisposeAsync();
    }

    internal X509Certificate2 IssueByAStranger()
    {
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset now = _folder.Clock.GetUtcNow();
        var authority = new CertificateRequest($"CN=Stranger {Guid.NewGuid():N}", rootKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using X509Certificate2 root = authority.CreateSelfSigned(now.AddDays(-2), now.AddDays(30));
        using X509Certificate2 model = Issue();
        var request = new CertificateRequest(model.SubjectName, key, HashAlgorithmName.SHA256);
        foreach (X509Extension extension in model.Extensions.Where(extension => extension is not X509AuthorityKeyIdentifierExtension and not X509SubjectKeyIdentifierExtension))
        {
            request.CertificateExtensions.Add(extension);
        }

        using X509Certificate2 leaf = request.Create(root, now.AddDays(-1), now.AddDays(20), RandomNumberGenerator.GetBytes(8));
        return leaf.CopyWithPrivateKey(key);
    }

    private Uri Address => new(_application!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));

    private async Task ListenAsync(Action<ClientCertificateOptions> configure, CancellationToken stop)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(_folder.Logs);
        builder.Services.AddSingleton<TimeProvider>(_folder.Clock);
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.RequireSecureTeamsClientCertificate(options =>
            {
                options.ServerCertificate = _source;
                configure(options);
            })));
        _application = builder.Build();
        _application.Run(async context =>
        {
            Served.Enqueue(context.Connection.Id);
            _asked.TrySetResult();
            if (context.Request.Path == "/endless")
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
            }

            await context.Response.Body.WriteAsync("served"u8.ToArray(), context.RequestAborted);
        });
        await _application.StartAsync(stop);
    }
}
