using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SecureTeams.AspNetCore.ClientCertificates;

namespace SecureTeams.AspNetCore;

/// <summary>
/// Guards Kestrel's listeners.
/// </summary>
public static class SecureTeamsListenOptionsExtensions
{
    /// <summary>
    /// Makes a listener speak TLS 1.2 or 1.3 with approved cipher suites, and only to clients that prove an allowed identity:
    /// the certificate is judged in the handshake, its revocation before the first request is read.
    /// </summary>
    /// <remarks>It takes the place of <c>UseHttps</c>. HTTP/1.1 and HTTP/2 only: QUIC has no place for the check.</remarks>
    /// <param name="listen">The listener.</param>
    /// <param name="configure">Says who may connect.</param>
    /// <returns>The same listener.</returns>
    /// <exception cref="ArgumentException">An option is missing or out of its range; the message names it.</exception>
    /// <exception cref="InvalidOperationException">The listener speaks HTTP/3.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The guard lives as long as the host, which disposes it when it has stopped.")]
    public static ListenOptions RequireSecureTeamsClientCertificate(this ListenOptions listen, Action<ClientCertificateOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(listen);
        ArgumentNullException.ThrowIfNull(configure);
        if (listen.Protocols.HasFlag(HttpProtocols.Http3))
        {
            throw new InvalidOperationException("A listener that requires client certificates cannot speak HTTP/3: set ListenOptions.Protocols to Http1AndHttp2.");
        }

        var options = new ClientCertificateOptions();
        configure(options);
        IServiceProvider services = listen.ApplicationServices;
        var guard = new ClientCertificateGuard(
            ClientCertificatePolicy.From(options),
            services.GetService<ILoggerFactory>(),
            services.GetService<TimeProvider>() ?? TimeProvider.System);
        services.GetService<IHostApplicationLifetime>()?.ApplicationStopped.Register(guard.Dispose);
        listen.UseHttps(guard.CreateTlsOptions());
        listen.Use(next => connection => guard.ServeAsync(connection, next));
        return listen;
    }
}
