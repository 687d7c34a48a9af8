using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Lab.Authority;

/// <summary>What a certificate of the lab says. The defaults are those of a server that nothing is wrong with.</summary>
internal sealed record CertificateProfile
{
    internal const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    internal const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";
    internal const string CodeSigning = "1.3.6.1.5.5.7.3.3";
    internal const string AnyUsage = "2.5.29.37.0";

    internal string CommonName { get; init; } = LabCase.DefaultHost;

    internal string[] DnsNames { get; init; } = [LabCase.DefaultHost];

    internal IPAddress[] Addresses { get; init; } = [];

    internal LabKey Key { get; init; } = LabKey.P256;

    /// <summary>Gets the extended key usages; the extension is left out when this is null.</summary>
    internal string[]? Usages { get; init; } = [ServerAuthentication];

    internal X509KeyUsageFlags KeyUsage { get; init; } = X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment;

    internal bool IsAuthority { get; init; }

    internal int? PathLength { get; init; }

    internal TimeSpan From { get; init; } = TimeSpan.FromHours(-1);

    internal TimeSpan Until { get; init; } = TimeSpan.FromDays(60);

    /// <summary>Gets where the issuer's list is published; the extension is left out when this is null.</summary>
    internal string? DistributionPoint { get; init; }

    internal HashAlgorithmName Hash { get; init; } = HashAlgorithmName.SHA256;

    internal bool SignedWithPss { get; init; }

    internal X509Extension[] More { get; init; } = [];

    /// <summary>Gets the profile of an authority that nothing is wrong with.</summary>
    internal static CertificateProfile Authority(string kind) => new()
    {
        CommonName = $"Attack lab {kind} {Guid.NewGuid():N}",
        DnsNames = [],
        Usages = null,
        IsAuthority = true,
        KeyUsage = X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign,
        From = TimeSpan.FromDays(-90),
        Until = TimeSpan.FromDays(365),
    };
}
