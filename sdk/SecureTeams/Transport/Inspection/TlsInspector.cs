using System.Net.Security;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Transport.Inspection;

/// <summary>
/// Opens a TLS connection to any host under the rules of every connection of the SDK, and reports what came about. Nothing is
/// sent but the handshake.
/// </summary>
/// <remarks>
/// Thread-safe. It connects directly: a proxy is not used, since whoever inspects wants to see the host and not the way there.
/// </remarks>
public sealed class TlsInspector : IDisposable
{
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(5);

    private readonly RevocationChecker _revocation;
    private readonly TlsHandshake _handshake;
    private readonly CertificateSource? _clientCertificate;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _clock;

    /// <summary>Initializes a new instance of the <see cref="TlsInspector"/> class.</summary>
    /// <param name="options">How to connect; null for the defaults.</param>
    /// <param name="loggerFactory">Where to log; null for nowhere.</param>
    /// <param name="timeProvider">What tells the time of the deadline and of the report; null for the system's clock.</param>
    /// <exception cref="ArgumentException">An option is missing or out of its range; the message names it.</exception>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.FipsModeUnavailable"/>: FIPS mode is required, and the platform is not in it.</exception>
    public TlsInspector(TlsInspectorOptions? options = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
    {
        options ??= new TlsInspectorOptions();
        if (options.Trust is null || options.Revocation is null)
        {
            throw new ArgumentException("Trust and Revocation must not be null.", nameof(options));
        }

        if (options.Timeout < ShortestTimeout || options.Timeout > LongestTimeout)
        {
            throw new ArgumentException($"Timeout must be between {ShortestTimeout} and {LongestTimeout}.", nameof(options));
        }

        if (!Enum.IsDefined(options.Fips))
        {
            throw new ArgumentException("Fips must be Preferred or Required.", nameof(options));
        }

        FipsGate.Demand(options.Fips, FipsProbe.Read);
        _timeout = options.Timeout;
        _clientCertificate = options.ClientCertificate;
        _clock = timeProvider ?? TimeProvider.System;
        _revocation = new RevocationChecker(options.Revocation, options.Trust, loggerFactory);
        _handshake = new TlsHandshake(new TlsSettings(options.Trust, options.Revocation, options.Fips, options.ClientCertificate), _revocation, _clock);
    }

    /// <summary>Connects, performs the handshake, checks revocation, and closes the connection.</summary>
    /// <param name="host">The DNS name, in Unicode or in its ASCII form.</param>
    /// <param name="port">The TCP port, from 1 to 65535.</param>
    /// <param name="cancellationToken">Cancels the inspection.</param>
    /// <returns>The facts of the connection.</returns>
    /// <exception cref="ArgumentException">The host is not a DNS name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The port is out of its range.</exception>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.ClientCertificateUnusable"/>: the client's own certificate cannot be used.</exception>
    /// <exception cref="TeamsTransportException">The connection was refused or failed; <see cref="TeamsTransportException.CertificateFindings"/> has all that was found about the certificate.</exception>
    public async Task<TlsReport> InspectAsync(string host, int port = 443, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(host);
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        if (!DnsName.TryNormalize(host, out string? name))
        {
            throw new ArgumentException("The host must be a DNS name without port or brackets.", nameof(host));
        }

        using var deadline = new CancellationTokenSource(_timeout, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await ConnectAsync(name, port, stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TeamsTransportException(
                SecureTeamsErrorCode.RequestTimedOut,
                $"'{name}' did not complete the handshake in time.",
                "Check that this port is open and speaks TLS, or raise TlsInspectorOptions.Timeout.",
                exception);
        }
        catch (Exception exception) when (exception is not (SecureTeamsException or OperationCanceledException))
        {
            if (TransportFault.TryTranslate(exception, name, out TeamsTransportException? translated))
            {
                throw translated;
            }

            throw;
        }
    }

    /// <summary>Ends what the revocation check holds.</summary>
    public void Dispose() => _revocation.Dispose();

    private async Task<TlsReport> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        SslStreamCertificateContext? certificate = _clientCertificate is null ? null : await ClientCertificateHandler.LoadAsync(_clientCertificate, _handshake.Fips, cancellationToken).ConfigureAwait(false);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port, cancellationToken).ConfigureAwait(false);
        }
        catch (SocketException exception)
        {
            throw new TeamsTransportException(
                SecureTeamsErrorCode.ConnectionFailed,
                $"'{host}' was not reached on port {port}.",
                "Check name resolution, firewall and port; no proxy is used.",
                exception);
        }

        SslClientAuthenticationOptions options = _handshake.CreateOptions(certificate);
        options.TargetHost = host;
        var stream = new SslStream(client.GetStream());
        await using (stream.ConfigureAwait(false))
        {
            await stream.AuthenticateAsClientAsync(options, cancellationToken).ConfigureAwait(false);
            TlsReport report = await _handshake.CompleteAsync(stream, cancellationToken).ConfigureAwait(false);
            return certificate is null || report.IsMutuallyAuthenticated ? report : throw TeamsTransportException.ForOneSidedTls(host);
        }
    }
}
