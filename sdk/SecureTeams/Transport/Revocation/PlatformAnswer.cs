using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Transport.Revocation;

/// <summary>What the platform's own view of revocation is worth when it may not fetch anything.</summary>
/// <remarks>
/// "Revoked" always counts. Silence counts only where it cannot be anything but a stapled OCSP answer that says "good":
/// on Linux, for the end entity, whose certificate names no address from which the platform could hold a list.
/// Elsewhere a staple cannot be told from a list that the platform fetched days ago, or from nothing at all.
/// </remarks>
internal static class PlatformAnswer
{
    private const X509ChainStatusFlags Silence = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

    internal static bool IsRevoked(CertificatePath.Element element) => element.PlatformStatus.HasFlag(X509ChainStatusFlags.Revoked);

    internal static bool IsGood(CertificatePath path, int position)
    {
        if (!OperatingSystem.IsLinux() || position != 0 || (path.Elements[0].PlatformStatus & Silence) != 0)
        {
            return false;
        }

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(path.Elements[0].Encoded.Span);
        return !DistributionPoints.Of(certificate).MayBeHeldByThePlatform;
    }

    internal static RevocationResult Good(int position) => Of(position, RevocationStatus.Good);

    internal static RevocationResult Revoked(int position) => Of(position, RevocationStatus.Revoked);

    private static RevocationResult Of(int position, RevocationStatus status) => new()
    {
        Position = position,
        Status = status,
        Source = RevocationSource.Platform,
    };
}
