using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates;

namespace SecureTeams.Transport.Fips;

/// <summary>Refuses to start where <see cref="FipsMode.Required"/> cannot be kept.</summary>
internal static class FipsGate
{
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
            objections.AddRange(Objections(credential));
        }

        if (objections.Count > 0)
        {
            throw new SecureTeamsException(
                SecureTeamsErrorCode.FipsModeUnavailable,
                $"FIPS mode is required, but {string.Join(" Besides, ", objections)}",
                "Where no approved mode is demanded of you, use FipsMode.Preferred.");
        }
    }

    private static IEnumerable<string> Objections(X509Certificate2 credential)
    {
        CertificateFacts facts = CertificateFacts.Of(credential);
        if (ApprovedAlgorithms.Judge(facts.PublicKeyInfo.Span) != KeyQuality.Approved)
        {
            yield return "the key of the credential's certificate is not approved: use RSA of at least 2048 bits.";
        }

        if (!ApprovedAlgorithms.IsApprovedSignature(facts.SignatureAlgorithm.Span))
        {
            yield return "the credential's certificate is not signed over SHA-256, SHA-384 or SHA-512: issue it again.";
        }
    }
}
