using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates;

namespace SecureTeams.Transport.Fips;

/// <summary>Refuses to start where <see cref="FipsMode.Required"/> cannot be kept.</summary>
internal static class FipsGate
{
    private const string NextStep = "Where no approved mode is demanded of you, use FipsMode.Preferred.";

    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.FipsModeUnavailable"/>: the mode is required, and the platform or a chosen algorithm is not approved; the message names all reasons.</exception>
    internal static void Demand(FipsMode mode, Func<FipsReadings> probe, X509Certificate2? credential = null)
    {
        if (mode == FipsMode.Preferred)
        {
            return;
        }

        List<string> objections = [.. probe().Objections()];
        if (credential is not null)
        {
            objections.AddRange(Objections(credential, "credential"));
        }

        if (objections.Count > 0)
        {
            throw new SecureTeamsException(
                SecureTeamsErrorCode.FipsModeUnavailable,
                Message(objections),
                NextStep);
        }
    }

    /// <summary>Judges, at each use, a certificate that comes from a source and is not known at the start.</summary>
    /// <param name="mode">What is required.</param>
    /// <param name="certificate">The certificate that is about to be shown.</param>
    /// <param name="owner">Whose it is: <c>credential</c> or <c>client</c>.</param>
    /// <exception cref="TeamsTransportException">With <see cref="SecureTeamsErrorCode.FipsModeUnavailable"/>: the mode is required, and the certificate's key or signature is not approved.</exception>
    internal static void DemandApproved(FipsMode mode, X509Certificate2 certificate, string owner)
    {
        if (mode == FipsMode.Preferred)
        {
            return;
        }

        List<string> objections = [.. Objections(certificate, owner)];
        if (objections.Count > 0)
        {
            throw new TeamsTransportException(SecureTeamsErrorCode.FipsModeUnavailable, Message(objections), NextStep);
        }
    }

    private static string Message(List<string> objections) => $"FIPS mode is required, but {string.Join(" Besides, ", objections)}";

    private static IEnumerable<string> Objections(X509Certificate2 certificate, string owner)
    {
        CertificateFacts facts = CertificateFacts.Of(certificate);
        if (ApprovedAlgorithms.Judge(facts.PublicKeyInfo.Span) != KeyQuality.Approved)
        {
            yield return $"the key of the {owner}'s certificate is not approved: use RSA of at least 2048 bits with the exponent 65537.";
        }

        if (!ApprovedAlgorithms.IsApprovedSignature(facts.SignatureAlgorithm.Span))
        {
            yield return $"the {owner}'s certificate is not signed over SHA-256, SHA-384 or SHA-512: issue it again.";
        }
    }
}
