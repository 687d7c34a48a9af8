namespace SecureTeams.Emulator;

/// <summary>What <see cref="EmulatedCertificateAuthority.Issue"/> puts into a certificate.</summary>
public sealed record CertificateIssuance
{
    internal const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    internal const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>A TLS server certificate for <c>localhost</c>: an ECDSA P-256 key.</summary>
    public static CertificateIssuance Server { get; } = new();

    /// <summary>A client certificate that MSAL can sign with: an RSA 2048 key, client authentication, no host names.</summary>
    public static CertificateIssuance Client { get; } = new()
    {
        CommonName = "SecureTeams emulator client",
        DnsNames = [],
        ExtendedKeyUsages = [ClientAuthentication],
        UseRsaKey = true,
    };

    /// <summary>The subject's common name.</summary>
    /// <value>The default is <c>localhost</c>.</value>
    public string CommonName { get; init; } = "localhost";

    /// <summary>The subject alternative names; the extension is left out when empty.</summary>
    /// <value>The default is <c>localhost</c>.</value>
    public IReadOnlyList<string> DnsNames { get; init; } = ["localhost"];

    /// <summary>The object identifiers of the extended key usage; the extension is left out when empty.</summary>
    /// <value>The default is server authentication (1.3.6.1.5.5.7.3.1).</value>
    public IReadOnlyList<string> ExtendedKeyUsages { get; init; } = [ServerAuthentication];

    /// <summary>The start of the validity period.</summary>
    /// <value>The default, <see langword="null"/>, is one hour ago.</value>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>The end of the validity period.</summary>
    /// <value>The default, <see langword="null"/>, is in thirty days.</value>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Whether the key is RSA 2048, which takes longer to make, instead of ECDSA P-256.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool UseRsaKey { get; init; }

    /// <summary>Whether the certificate names a revocation list of its own.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool HasDistributionPoint { get; init; } = true;

    /// <summary>Whether the distribution point is fetched over <c>https</c>, which the platform does not do by itself.</summary>
    /// <value>The default is <see langword="false"/>: plain <c>http</c> on loopback.</value>
    public bool UseHttpsDistributionPoint { get; init; }
}
