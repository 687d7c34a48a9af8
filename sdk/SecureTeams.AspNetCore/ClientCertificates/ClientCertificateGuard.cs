using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.AspNetCore.ClientCertificates;

/// <summary>
/// Judges clients in two halves: in the handshake what the platform's synchronous callback can judge without the network,
/// and behind it, before a byte of a request is read, revocation.
/// </summary>
internal sealed class ClientCertificateGuard(ClientCertificatePolicy policy, ILoggerFactory? loggers, TimeProvider clock) : IDisposable
{
    private const X509ChainStatusFlags LeftToTheRevocationCheck = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    private static readonly object SessionKey = new();

    private readonly RevocationChecker _revocation = new(policy.Revocation, policy.Trust, loggers);
    private readonly ILogger _logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger(Log.Category);

    internal TlsHandshakeCallbackOptions CreateTlsOptions() => new() { OnConnection = BeginAsync };

    internal async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        var session = connection.Items.TryGetValue(SessionKey, out object? item) ? item as ClientSession : null;
        if (session is not { IsJudged: true })
        {
            Refuse(connection.ConnectionId, "CertificateMissing");
            return;
        }

        if (!ApprovedSuites.Include(session.Stream))
        {
            Refuse(connection.ConnectionId, "CipherSuiteRefused");
            return;
        }

        X509Certificate2[] path = session.Path();
        try
        {
            if (await RevocationRefusalAsync(path, connection.ConnectionClosed).ConfigureAwait(false) is { } reason)
            {
                Refuse(connection.ConnectionId, reason);
                return;
            }

            SecureTeamsAspNetCoreDiagnostics.ClientsAccepted.Add(1);
            await using (ConnectionTerm.Begin(connection, Term(path[0]), clock).ConfigureAwait(false))
            {
                await next(connection).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (connection.ConnectionClosed.IsCancellationRequested)
        {
            // The client left while its certificate was looked up, or the host stops.
        }
        finally
        {
            Array.ForEach(path, certificate => certificate.Dispose());
        }
    }

    public void Dispose() => _revocation.Dispose();

    private async ValueTask<SslServerAuthenticationOptions> BeginAsync(TlsHandshakeCallbackContext context)
    {
        // QUIC has no stream, and its connections do not pass the second half.
        SslStream stream = context.SslStream ?? throw new InvalidOperationException("A listener that requires client certificates cannot speak HTTP/3.");
        var session = new ClientSession(stream);
        context.Connection.Items[SessionKey] = session;
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = await policy.ServerCertificate.GetContextAsync(context.CancellationToken).ConfigureAwait(false),
            ClientCertificateRequired = true,
            EnabledSslProtocols = ApprovedSuites.Protocols,
            CipherSuitesPolicy = ApprovedSuites.Policy,
            EncryptionPolicy = EncryptionPolicy.RequireEncryption,
            AllowRenegotiation = false,

            // A resumed session proves nothing anew: neither that the client still has its key, nor that it is still allowed.
            AllowTlsResume = false,
            CertificateRevocationCheckMode = X509RevocationMode.Offline,
            CertificateChainPolicy = policy.CreateChainPolicy(),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => Judge(context.Connection.ConnectionId, session, certificate as X509Certificate2, chain, errors),
        };
    }

    private bool Judge(string connectionId, ClientSession session, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (Refusal(certificate, chain, errors) is { } reason)
        {
            Refuse(connectionId, reason);
            return false;
        }

        session.Accept(chain!);
        return session.IsJudged;
    }

    private string? Refusal(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || chain is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return "CertificateMissing";
        }

        foreach (CertificateFinding finding in CertificateRules.ForClient().Evaluate(certificate, chain))
        {
            if (finding.Severity == CertificateFindingSeverity.Error)
            {
                return finding.Code.ToString();
            }
        }

        if (!IsTrusted(chain))
        {
            return nameof(CertificateFindingCode.ChainInvalid);
        }

        return policy.Allowed.Includes(certificate) ? null : "ClientNotAllowed";
    }

    private async ValueTask<string?> RevocationRefusalAsync(X509Certificate2[] path, CancellationToken closed)
    {
        using var chain = new X509Chain { ChainPolicy = policy.CreateChainPolicy() };
        chain.ChainPolicy.ExtraStore.AddRange(path[1..]);
        chain.Build(path[0]);
        if (!IsTrusted(chain))
        {
            return nameof(CertificateFindingCode.ChainInvalid);
        }

        IReadOnlyList<RevocationResult> results = await _revocation.CheckAsync(chain, closed).ConfigureAwait(false);
        if (results.Any(result => result.Status == RevocationStatus.Revoked))
        {
            return nameof(RevocationStatus.Revoked);
        }

        bool known = results.Count > 0 && results.All(result => result.Status == RevocationStatus.Good);
        return known || policy.Revocation.Requirement == RevocationRequirement.SoftFail ? null : "RevocationUnknown";
    }

    /// <summary>The rules have said what there is to say in words; whatever else the platform objects to is refused too.</summary>
    private static bool IsTrusted(X509Chain chain) =>
        chain.ChainElements.Count > 0 && Array.TrueForAll(chain.ChainStatus, status => (status.Status & ~LeftToTheRevocationCheck) == X509ChainStatusFlags.NoError);

    private TimeSpan Term(X509Certificate2 certificate)
    {
        TimeSpan left = new DateTimeOffset(certificate.NotAfter) - clock.GetUtcNow();
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < policy.ConnectionLifetime ? left : policy.ConnectionLifetime;
    }

    private void Refuse(string connectionId, string reason)
    {
        SecureTeamsAspNetCoreDiagnostics.ClientsRefused.Add(1, new KeyValuePair<string, object?>("reason", reason));
        Log.ClientRefused(_logger, connectionId, reason);
    }
}
