using SecureTeams.Transport.Certificates;

namespace SecureTeams.Transport.Revocation;

/// <summary>Decides by the results whether a connection may be used, and words the refusal.</summary>
internal static class RevocationVerdict
{
    /// <exception cref="TeamsTransportException">A certificate is revoked, or unknown where it must be known.</exception>
    internal static void Demand(string host, RevocationRequirement requirement, IReadOnlyList<RevocationResult> results, IReadOnlyList<CertificateFinding> findings)
    {
        // Nothing was looked up: a chain that is nothing but its anchor has an issuer that nobody can ask.
        RevocationResult? unknown = results.Count > 0 ? null : new RevocationResult { Position = 0, Status = RevocationStatus.Unknown, Failure = RevocationFailure.ChainUntrusted };
        for (int i = 0; i < results.Count; i++)
        {
            RevocationResult result = results[i];
            if (result.Status == RevocationStatus.Revoked)
            {
                throw Refusal(TeamsTransportException.ForRevocation(host, result, findings));
            }

            unknown ??= result.Status == RevocationStatus.Good ? null : result;
        }

        if (unknown is not null && requirement != RevocationRequirement.SoftFail)
        {
            throw Refusal(TeamsTransportException.ForRevocation(host, unknown, findings));
        }
    }

    /// <summary>Says whose certificate it is.</summary>
    internal static string Owner(string host, int position) => position switch
    {
        0 => $"The certificate of '{host}'",
        1 => $"The certificate of the authority that issued the certificate of '{host}'",
        _ => $"The certificate of an authority further up the chain of '{host}' (position {position})",
    };

    /// <summary>Says why nothing is known, and what to do.</summary>
    internal static (string Reason, string NextStep) Explain(RevocationFailure failure) => failure switch
    {
        RevocationFailure.NoDistributionPoint => (
            "it names no CRL distribution point over http or https",
            "Issue it with such a distribution point (RFC 5280 section 4.2.1.13)."),
        RevocationFailure.Unreachable => (
            "its distribution point could not be reached",
            "Let this machine reach the CRL distribution point that the certificate names, through the proxy if there is one."),
        RevocationFailure.TimedOut => (
            "its distribution point did not send the list in time",
            "Check firewall and proxy for the CRL distribution point that the certificate names, or raise RevocationSettings.FetchTimeout."),
        RevocationFailure.UnexpectedStatus => (
            "its distribution point answered with another status than 200",
            "Publish the list where the certificate says, and look for a proxy or captive portal that answers instead; redirects are not followed."),
        RevocationFailure.TooLarge => (
            "the list is larger than RevocationSettings.MaxListBytes",
            "Raise RevocationSettings.MaxListBytes if such a list is expected, or let the authority partition its lists."),
        RevocationFailure.Malformed => (
            "what its distribution point sent is not a revocation list in DER",
            "Publish the list in DER (PEM is not read), and look for a proxy that replaces answers."),
        RevocationFailure.WrongIssuer => (
            "the list is that of another issuer",
            "Publish the list of the certificate's own issuer at its distribution point."),
        RevocationFailure.SignatureInvalid => (
            "the list is not validly signed by the certificate's issuer, or the issuer's key usage lacks cRLSign",
            "Treat this as an attack unless the authority is yours; then sign the list with the issuer's key, and give the issuer keyCertSign and cRLSign."),
        RevocationFailure.AlgorithmNotApproved => (
            "the list is signed with an algorithm or key that is too weak",
            "Sign the list with RSA of at least 2048 bits or ECDSA on P-256, P-384 or P-521, over SHA-256, SHA-384 or SHA-512."),
        RevocationFailure.NotYetCurrent => (
            "the list's thisUpdate is in the future",
            "Correct the clock of this machine, or of the authority."),
        RevocationFailure.Outdated => (
            "the list is past its nextUpdate, or has none",
            "Let the authority publish a current list; check the clock of this machine."),
        RevocationFailure.OutOfScope => (
            "the list does not cover it",
            "Publish a list that covers all reasons and this kind of certificate under the name that the certificate's distribution point has (RFC 5280 section 5.2.5)."),
        RevocationFailure.IndirectList => (
            "only an indirect list speaks of it, and those are not supported",
            "Let the issuer of the certificate sign a list of its own."),
        RevocationFailure.DeltaList => (
            "its distribution point sent a delta list, and those are not supported",
            "Publish the complete list at the certificate's distribution point."),
        RevocationFailure.UnknownCriticalExtension => (
            "the list has a critical extension that is not understood",
            "Publish a list without it."),
        RevocationFailure.OlderThanKnown => (
            "its distribution point sent an older list than it has sent before",
            "Look for a cache or an attacker on the way that serves a list of the past."),
        RevocationFailure.ChainUntrusted => (
            "its chain does not lead to a trusted root",
            "Build a trusted chain first; nothing that an untrusted certificate names is asked."),
        _ => (
            "nothing is known",
            "Let this machine reach the CRL distribution point that the certificate names, and see that the list published there is current."),
    };

    private static TeamsTransportException Refusal(TeamsTransportException exception)
    {
        SecureTeamsDiagnostics.ConnectionsRefused.Add(1, new KeyValuePair<string, object?>("reason", exception.Code.ToString()));
        return exception;
    }
}
