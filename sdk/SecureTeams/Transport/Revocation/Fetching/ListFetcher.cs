using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Transport.Revocation.Fetching;

/// <summary>
/// Reads what a distribution point publishes, in bounded time and memory, without following redirects and without cookies
/// or credentials.
/// </summary>
/// <remarks>
/// The certificate of an https distribution point is judged as that of any server, but no list is fetched for it: that
/// would need a list of its own, and so on without end. It is no way in: a list is signed, https only hides who reads it.
/// </remarks>
internal sealed class ListFetcher : IDisposable
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(1);

    private readonly RevocationSettings _settings;
    private readonly ILogger _logger;
    private readonly HttpMessageInvoker _http;

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The handler is owned and disposed by its invoker.")]
    internal ListFetcher(RevocationSettings settings, TlsTrust trust, IWebProxy? proxy, ILogger logger)
    {
        _settings = settings;
        _logger = logger;
        _http = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                Proxy = proxy,
                AllowAutoRedirect = false,
                UseCookies = false,
                Credentials = null,
                PreAuthenticate = false,
                AutomaticDecompression = DecompressionMethods.None,
                ConnectTimeout = settings.FetchTimeout,
                MaxResponseHeadersLength = 16,
                MaxResponseDrainSize = 0,
                PooledConnectionIdleTimeout = IdleTimeout,
                PooledConnectionLifetime = ConnectionLifetime,
                ActivityHeadersPropagator = null,
                SslOptions = CreateTlsOptions(trust),
            },
            disposeHandler: true);
    }

    public void Dispose() => _http.Dispose();

    /// <exception cref="OperationCanceledException">Of <paramref name="stop"/>.</exception>
    internal async Task<FetchedBytes> FetchAsync(DistributionPoint point, CancellationToken stop)
    {
        using Activity? activity = SecureTeamsDiagnostics.Activities.StartActivity("Revocation.Fetch", ActivityKind.Client);
        long started = TimeProvider.System.GetTimestamp();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(_settings.FetchTimeout);
        FetchedBytes fetched;
        try
        {
            fetched = await GetAsync(point.Address, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            fetched = new FetchedBytes(null, RevocationFailure.TimedOut);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidOperationException and not ObjectDisposedException)
        {
            fetched = new FetchedBytes(null, deadline.IsCancellationRequested && !stop.IsCancellationRequested ? RevocationFailure.TimedOut : RevocationFailure.Unreachable);
        }

        Report(point, fetched, TimeProvider.System.GetElapsedTime(started), activity);
        return fetched;
    }

    private async Task<FetchedBytes> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using HttpResponseMessage response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return new FetchedBytes(null, RevocationFailure.UnexpectedStatus);
        }

        long? announced = response.Content.Headers.ContentLength;
        if (announced > _settings.MaxListBytes)
        {
            return new FetchedBytes(null, RevocationFailure.TooLarge);
        }

        using var body = new PooledBody(announced is { } length ? (int)length + 1 : 64 * 1024);
        Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            int read;
            while ((read = await stream.ReadAsync(body.GetFree(), cancellationToken).ConfigureAwait(false)) > 0)
            {
                body.Advance(read);
                if (body.Written.Length > _settings.MaxListBytes)
                {
                    return new FetchedBytes(null, RevocationFailure.TooLarge);
                }
            }
        }

        return new FetchedBytes(body.Written.ToArray(), RevocationFailure.None);
    }

    private void Report(DistributionPoint point, in FetchedBytes fetched, TimeSpan duration, Activity? activity)
    {
        string outcome = fetched.Failure.ToString();
        int bytes = fetched.Encoded?.Length ?? 0;
        SecureTeamsDiagnostics.RevocationFetchDuration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        activity?.SetTag("server.address", point.Address.IdnHost).SetTag("secureteams.outcome", outcome).SetTag("secureteams.revocation.bytes", bytes);
        RevocationLog.Fetched(_logger, point.Loggable, outcome, bytes, duration.TotalMilliseconds);
    }

    private static SslClientAuthenticationOptions CreateTlsOptions(TlsTrust trust) => new()
    {
        EnabledSslProtocols = CipherSuites.Protocols,
        CipherSuitesPolicy = CipherSuites.Policy,
        EncryptionPolicy = EncryptionPolicy.RequireEncryption,
        AllowRenegotiation = false,
        CertificateRevocationCheckMode = X509RevocationMode.Offline,
        CertificateChainPolicy = trust.CreateChainPolicy(),
        RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => JudgeCertificate(trust, ((SslStream)sender).TargetHostName, certificate, chain, errors),
    };

    private static bool JudgeCertificate(TlsTrust trust, string host, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        CertificateJudgement judgement = ServerCertificateCheck.Demand(host, certificate as X509Certificate2, chain, errors);
        trust.Pins.Demand(host, judgement);
        return judgement.Path.Count > 0;
    }
}
