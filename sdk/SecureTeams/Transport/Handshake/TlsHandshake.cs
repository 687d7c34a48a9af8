using System.Net.Security;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Transport.Handshake;

/// <summary>
/// The two halves of every handshake: what the platform's synchronous callback can judge without the network, and what is
/// judged afterwards, before the first byte: cipher suite, client certificate, revocation.
/// </summary>
internal sealed class TlsHandshake(TlsSettings settings, RevocationChecker revocation, TimeProvider clock)
{
    private readonly ConditionalWeakTable<SslStream, Verdict> _verdicts = [];
    private readonly Lazy<bool> _isPlatformInFipsMode = new(() => FipsProbe.Read().IsApproved);

    /// <summary>Gets how much longer connecting may take because of what is judged after the platform's handshake.</summary>
    internal TimeSpan CompletionBudget => revocation.Budget;

    /// <summary>Gets whether the client's certificate must be approved.</summary>
    internal FipsMode Fips => settings.Fips;

    internal SslClientAuthenticationOptions CreateOptions(SslStreamCertificateContext? clientCertificate = null) => new()
    {
        ClientCertificateContext = clientCertificate,

        // Where no policy of cipher suites keeps it from that, the platform resumes sessions by host name: one that was begun
        // while the host did not ask stays anonymous, and of a resumed one it does not tell whether both sides are known.
        AllowTlsResume = clientCertificate is null,
        EnabledSslProtocols = CipherSuites.Protocols,
        CipherSuitesPolicy = CipherSuites.Policy,
        EncryptionPolicy = EncryptionPolicy.RequireEncryption,
        AllowRenegotiation = false,
        CertificateRevocationCheckMode = X509RevocationMode.Offline,
        CertificateChainPolicy = settings.Trust.CreateChainPolicy(),
        RemoteCertificateValidationCallback = JudgeCertificate,
    };

    /// <summary>Judges the rest, and describes the connection.</summary>
    /// <exception cref="TeamsTransportException">The connection is refused.</exception>
    internal async ValueTask<TlsReport> CompleteAsync(SslStream stream, CancellationToken cancellationToken)
    {
        string host = stream.TargetHostName;
        if (stream.RemoteCertificate is not X509Certificate2 certificate || !_verdicts.TryGetValue(stream, out Verdict? verdict))
        {
            throw ServerCertificateCheck.Refusal(SecureTeamsErrorCode.CertificateInvalid, host);
        }

        if (!CipherSuites.IsApproved(stream.SslProtocol, stream.NegotiatedCipherSuite))
        {
            throw TeamsTransportException.ForCipherSuite(host, stream.SslProtocol, stream.NegotiatedCipherSuite);
        }

        IReadOnlyList<RevocationResult> results = await revocation.CheckAsync(verdict.Path, cancellationToken).ConfigureAwait(false);
        RevocationVerdict.Demand(host, settings.Revocation.Requirement, results, verdict.Findings);
        return new TlsReport
        {
            Host = host,
            Protocol = stream.SslProtocol,
            CipherSuite = stream.NegotiatedCipherSuite,
            KeyExchange = CipherSuites.KeyExchange(stream.SslProtocol),
            IsMutuallyAuthenticated = stream.IsMutuallyAuthenticated,
            Subject = certificate.Subject,
            Issuer = certificate.Issuer,
            NotAfter = certificate.NotAfter,
            CertificateFindings = verdict.Findings,
            Revocation = results,
            CrlDistributionPoints = CrlDistributionPoints.Read(certificate),
            PlatformInFipsMode = _isPlatformInFipsMode.Value,
            EstablishedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>Refuses by exception, so that the caller learns the reason instead of "the connection could not be established".</summary>
    private bool JudgeCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var stream = (SslStream)sender;
        CertificateJudgement judgement = ServerCertificateCheck.Demand(stream.TargetHostName, certificate as X509Certificate2, chain, errors);
        settings.Trust.Pins.Demand(stream.TargetHostName, judgement);
        CertificatePath path = CertificatePath.Capture(chain!);
        _verdicts.AddOrUpdate(stream, new Verdict(path, judgement.Findings));
        return path.Elements.Count > 0;
    }

    private sealed record Verdict(CertificatePath Path, IReadOnlyList<CertificateFinding> Findings);
}
