using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates.Rules;

namespace SecureTeams.Transport.Certificates;

/// <summary>Decides about a server's certificate by <see cref="CertificateRules"/>, so that rules and handshake cannot differ.</summary>
internal static class ServerCertificateCheck
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Whether a certificate is revoked is found out after the handshake, by <see cref="Revocation.RevocationChecker"/>.</summary>
    private const X509ChainStatusFlags RevocationUnknown = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    internal static Oid ServerAuthenticationOid => new(ServerAuthentication);

    /// <summary>Returns what there is to say about a certificate that is accepted.</summary>
    /// <exception cref="TeamsTransportException">The certificate is refused.</exception>
    internal static CertificateJudgement Demand(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || chain is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            throw Refusal(SecureTeamsErrorCode.CertificateInvalid, host);
        }

        // An address without a DNS name cannot be proved by a certificate; the rules take none.
        if (!DnsName.TryNormalize(host, out string? name))
        {
            throw Refusal(SecureTeamsErrorCode.CertificateNameMismatch, host);
        }

        // Like the platform, which built the chain, this goes by the system's clock.
        CertificateJudgement judgement = CertificateRules.ForServer(name).Judge(certificate, chain);
        return (judgement.Reason is { } reason ? FindingKind.Of(reason.Code).RefusedWith ?? SecureTeamsErrorCode.CertificateInvalid : Objection(chain, errors)) is { } code
            ? throw Refusal(code, host, judgement.Findings)
            : judgement;
    }

    internal static TeamsTransportException Refusal(SecureTeamsErrorCode code, string host, IReadOnlyList<CertificateFinding>? findings = null)
    {
        SecureTeamsDiagnostics.ConnectionsRefused.Add(1, new KeyValuePair<string, object?>("reason", code.ToString()));
        return TeamsTransportException.ForCertificate(code, host, findings);
    }

    /// <summary>What the platform objects to although no rule does is refused as well.</summary>
    private static SecureTeamsErrorCode? Objection(X509Chain chain, SslPolicyErrors errors)
    {
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
        {
            return SecureTeamsErrorCode.CertificateNameMismatch;
        }

        // What is left of the chain's errors may be that the platform, which may not ask, does not know about revocation.
        X509ChainStatusFlags all = PlatformRules.Combine(chain.ChainStatus);
        bool isRevocationUnknown = (all & RevocationUnknown) != 0 && (all & ~RevocationUnknown) == 0;
        SslPolicyErrors known = isRevocationUnknown ? SslPolicyErrors.RemoteCertificateChainErrors : SslPolicyErrors.None;
        return (errors & ~known) == SslPolicyErrors.None ? null : SecureTeamsErrorCode.CertificateInvalid;
    }
}
