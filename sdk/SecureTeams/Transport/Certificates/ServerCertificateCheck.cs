using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Certificates;

/// <summary>
/// What a server's certificate must satisfy. The platform builds the chain without asking anybody about revocation; this adds what
/// the platform lets pass: a certificate without any enhanced key usage, and a name match by common name alone.
/// </summary>
internal static class ServerCertificateCheck
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Whether a certificate is revoked is found out after the handshake, by <see cref="Revocation.RevocationChecker"/>.</summary>
    private const X509ChainStatusFlags RevocationUnknown = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    internal static Oid ServerAuthenticationOid => new(ServerAuthentication);

    /// <summary>Returns what there is to say about a certificate that is accepted.</summary>
    /// <exception cref="TeamsTransportException">The certificate is refused.</exception>
    internal static IReadOnlyList<CertificateFinding> Demand(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) =>
        Judge(host, certificate, chain, errors) is { } code ? throw Refusal(code, host) : CertificateRules.ForServer(host).Evaluate(certificate!, chain!);

    internal static TeamsTransportException Refusal(SecureTeamsErrorCode code, string host)
    {
        SecureTeamsDiagnostics.ConnectionsRefused.Add(1, new KeyValuePair<string, object?>("reason", code.ToString()));
        return TeamsTransportException.ForCertificate(code, host);
    }

    private static SecureTeamsErrorCode? Judge(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null || chain is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable))
        {
            return SecureTeamsErrorCode.CertificateInvalid;
        }

        if (ChainRefusal(chain.ChainStatus) is { } code)
        {
            return code;
        }

        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) || !NamesHost(certificate, host))
        {
            return SecureTeamsErrorCode.CertificateNameMismatch;
        }

        if (!ServesAuthentication(certificate))
        {
            return SecureTeamsErrorCode.CertificateUsageInvalid;
        }

        // What is left of the chain's errors is that the platform, which may not ask, does not know about revocation.
        SslPolicyErrors known = IsRevocationUnknown(chain.ChainStatus) ? SslPolicyErrors.RemoteCertificateChainErrors : SslPolicyErrors.None;
        return (errors & ~known) == SslPolicyErrors.None ? null : SecureTeamsErrorCode.CertificateInvalid;
    }

    private static SecureTeamsErrorCode? ChainRefusal(X509ChainStatus[] statuses)
    {
        X509ChainStatusFlags all = X509ChainStatusFlags.NoError;
        foreach (X509ChainStatus status in statuses)
        {
            all |= status.Status;
        }

        all &= ~RevocationUnknown;
        if (all == X509ChainStatusFlags.NoError)
        {
            return null;
        }

        // The most telling reason first: a revoked certificate of an untrusted issuer says nothing about revocation.
        return all switch
        {
            _ when Has(all, X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.ExplicitDistrust) => SecureTeamsErrorCode.CertificateUntrusted,
            _ when Has(all, X509ChainStatusFlags.Revoked) => SecureTeamsErrorCode.CertificateRevoked,
            _ when Has(all, X509ChainStatusFlags.NotTimeValid | X509ChainStatusFlags.NotTimeNested | X509ChainStatusFlags.CtlNotTimeValid) => SecureTeamsErrorCode.CertificateNotTimeValid,
            _ when Has(all, X509ChainStatusFlags.NotValidForUsage | X509ChainStatusFlags.CtlNotValidForUsage) => SecureTeamsErrorCode.CertificateUsageInvalid,
            _ => SecureTeamsErrorCode.CertificateInvalid,
        };
    }

    private static bool IsRevocationUnknown(X509ChainStatus[] statuses) => Array.Exists(statuses, status => Has(status.Status, RevocationUnknown));

    private static bool Has(X509ChainStatusFlags all, X509ChainStatusFlags any) => (all & any) != 0;

    private static bool NamesHost(X509Certificate2 certificate, string host) =>
        host.Length > 0 && certificate.MatchesHostname(host, allowWildcards: true, allowCommonName: false);

    private static bool ServesAuthentication(X509Certificate2 certificate)
    {
        foreach (X509Extension extension in certificate.Extensions)
        {
            if (extension is not X509EnhancedKeyUsageExtension usages)
            {
                continue;
            }

            foreach (Oid usage in usages.EnhancedKeyUsages)
            {
                if (usage.Value == ServerAuthentication)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
