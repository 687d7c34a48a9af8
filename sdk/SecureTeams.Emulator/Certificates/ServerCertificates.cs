using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Emulator.Certificates;

/// <summary>Issues a server certificate of each <see cref="ServerCertificateProfile"/>.</summary>
internal sealed class ServerCertificates(EmulatedCertificateAuthority authority, DistributionPoints distributionPoints, TeamsEmulatorOptions options) : IDisposable
{
    private readonly Lazy<EmulatedCertificateAuthority> _stranger =
        new(() => new EmulatedCertificateAuthority(distributionPoints, options.TimeProvider, options.RevocationListLifetime));

    public X509Certificate2 Issue(ServerCertificateProfile profile)
    {
        var now = options.TimeProvider.GetUtcNow();
        var valid = CertificateIssuance.Server;
        return profile switch
        {
            ServerCertificateProfile.Valid => authority.Issue(valid),
            ServerCertificateProfile.Revoked => Revoked(valid),
            ServerCertificateProfile.Expired => authority.Issue(valid with { NotBefore = now.AddDays(-30), NotAfter = now.AddDays(-1) }),
            ServerCertificateProfile.NotYetValid => authority.Issue(valid with { NotBefore = now.AddDays(1), NotAfter = now.AddDays(30) }),
            ServerCertificateProfile.WrongName => authority.Issue(valid with { CommonName = "other.example", DnsNames = ["other.example"] }),
            ServerCertificateProfile.UntrustedIssuer => _stranger.Value.Issue(valid),
            ServerCertificateProfile.ClientAuthenticationOnly => authority.Issue(valid with { ExtendedKeyUsages = [CertificateIssuance.ClientAuthentication] }),
            ServerCertificateProfile.NoExtendedKeyUsage => authority.Issue(valid with { ExtendedKeyUsages = [] }),
            ServerCertificateProfile.NoCrlDistributionPoint => authority.Issue(valid with { HasDistributionPoint = false }),
            ServerCertificateProfile.CommonNameOnly => authority.Issue(valid with { DnsNames = [] }),
            ServerCertificateProfile.HttpsCrlDistributionPoint => authority.Issue(valid with { UseHttpsDistributionPoint = true }),
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "There is no such profile."),
        };
    }

    public void Dispose()
    {
        if (_stranger.IsValueCreated)
        {
            _stranger.Value.Dispose();
        }
    }

    private X509Certificate2 Revoked(CertificateIssuance issuance)
    {
        var certificate = authority.Issue(issuance);
        authority.Revoke(certificate);
        return certificate;
    }
}
