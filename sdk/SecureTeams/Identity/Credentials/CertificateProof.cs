namespace SecureTeams.Identity.Credentials;

/// <summary>How a certificate proves the application's identity.</summary>
public sealed record CertificateProof
{
    /// <summary>
    /// Gets a value indicating whether the certificate is sent along with the signature (<c>x5c</c>), so that Microsoft Entra can
    /// trust its subject name and issuer instead of its key: a successor then needs no registration. The application must be
    /// registered with trusted subject name and issuer; elsewhere it has no effect, and tells the certificate to nobody but the
    /// identity provider.
    /// </summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool SendsCertificate { get; init; }
}
