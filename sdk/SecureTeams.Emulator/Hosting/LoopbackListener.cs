using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace SecureTeams.Emulator.Hosting;

/// <summary>One Kestrel on a loopback port that the system chose.</summary>
internal sealed class LoopbackListener : IAsyncDisposable
{
    private readonly WebApplication _application;

    private LoopbackListener(WebApplication application) => _application = application;

    public int Port { get; private set; }

    public Uri HttpOrigin => new($"http://127.0.0.1:{Port}/");

    public Uri HttpsOrigin => new($"https://localhost:{Port}/");

    public static async Task<LoopbackListener> StartAsync(
        X509Certificate2? certificate,
        Action<IServiceCollection> addServices,
        Action<WebApplication> configure,
        CancellationToken cancellationToken)
    {
        // An empty builder reads neither the environment nor configuration files of the test's process.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null)
                {
                    listen.UseHttps(Tls(certificate));
                }
            });
        });
        builder.Services.AddRoutingCore().Configure<RouteOptions>(routes => routes.SetParameterPolicy<RegexInlineRouteConstraint>("regex"));
        addServices(builder.Services);
        var application = builder.Build();
        configure(application);

        var listener = new LoopbackListener(application);
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            listener.Port = BoundPort(application);
            return listener;
        }
        catch
        {
            await listener.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Open keep-alive connections would hold a graceful stop; a test that ends wants its sockets closed.
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync().ConfigureAwait(false);
        await _application.StopAsync(atOnce.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    public T Service<T>()
        where T : notnull => _application.Services.GetRequiredService<T>();

    public IServiceProvider Services => _application.Services;

    private static TlsHandshakeCallbackOptions Tls(X509Certificate2 certificate)
    {
        // A handshake callback, because Kestrel's plain options refuse certificates without server authentication.
        var context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        return new TlsHandshakeCallbackOptions
        {
            OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
            {
                ServerCertificateContext = context,
                ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
            }),
        };
    }

    private static int BoundPort(WebApplication application)
    {
        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        return BindingAddress(addresses).Port;
    }

    private static Uri BindingAddress(IServerAddressesFeature? feature) =>
        new(feature?.Addresses.Single() ?? throw new InvalidOperationException("Kestrel tells no address."));
}
