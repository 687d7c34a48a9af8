using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Credentials.Certificates;
using SecureTeams.Identity.Tokens;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Identity;

/// <summary>
/// How an application proves its identity to Microsoft Entra. Passwords of users and client secrets in source are not offered.
/// </summary>
/// <remarks>
/// From the best to the last resort: a managed identity, where Azure runs the application; a federated credential, where another
/// platform vouches for it; a certificate; a secret. Nothing is searched for or guessed: one credential is chosen, and used.
/// </remarks>
public abstract partial class TeamsCredential
{
    private protected TeamsCredential(Guid? clientId)
    {
        if (clientId == Guid.Empty)
        {
            throw new ArgumentException("An empty GUID is not an application (client) id.", nameof(clientId));
        }

        ClientId = clientId;
    }

    /// <summary>
    /// Gets the application (client) id of the registration in Microsoft Entra; null where only the issuer knows it, as with a
    /// managed identity that is not named by its client id.
    /// </summary>
    public Guid? ClientId { get; }

    /// <summary>Gets a value indicating whether the identity comes from the machine's own endpoint, which speaks http.</summary>
    internal virtual bool UsesManagedIdentity => false;

    /// <summary>Proves the identity with a certificate whose public part is registered with the application.</summary>
    /// <param name="clientId">The application (client) id; not empty.</param>
    /// <param name="certificate">
    /// The certificate with its private key. The caller keeps ownership and disposes it after the client.
    /// </param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The client id is empty, or the certificate has no private RSA key.</exception>
    public static TeamsCredential FromCertificate(Guid clientId, X509Certificate2 certificate) => FromCertificate(clientId, certificate, new CertificateProof());

    /// <inheritdoc cref="FromCertificate(Guid, X509Certificate2)"/>
    /// <param name="clientId">The application (client) id; not empty.</param>
    /// <param name="certificate">The certificate with its private key. The caller keeps ownership and disposes it after the client.</param>
    /// <param name="proof">How the certificate proves the identity.</param>
    public static TeamsCredential FromCertificate(Guid clientId, X509Certificate2 certificate, CertificateProof proof)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ArgumentNullException.ThrowIfNull(proof);
        if (!certificate.HasPrivateKey)
        {
            throw new ArgumentException("The certificate has no private key: load it from a PKCS#12 file, a PEM file with its key, or a certificate store.", nameof(certificate));
        }

        using RSA? key = certificate.GetRSAPrivateKey();
        return key is not null
            ? new CertificateCredential(clientId, certificate, proof)
            : throw new ArgumentException("The certificate's key is not RSA, which Microsoft Entra asks for in client assertions.", nameof(certificate));
    }

    /// <summary>Proves the identity with a certificate that is rotated while the application runs: each request for a token uses the source's current one.</summary>
    /// <param name="clientId">The application (client) id; not empty.</param>
    /// <param name="source">
    /// The source of the certificate, whose public part is registered with the application. Register a successor before
    /// installing it. The caller keeps ownership and disposes it after the client.
    /// </param>
    /// <returns>The credential. A certificate that cannot be used is found out when a token is asked for: <see cref="SecureTeamsErrorCode.ClientCertificateUnusable"/>.</returns>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static TeamsCredential FromCertificate(Guid clientId, CertificateSource source) => FromCertificate(clientId, source, new CertificateProof());

    /// <inheritdoc cref="FromCertificate(Guid, CertificateSource)"/>
    /// <param name="clientId">The application (client) id; not empty.</param>
    /// <param name="source">The source of the certificate. The caller keeps ownership and disposes it after the client.</param>
    /// <param name="proof">How the certificate proves the identity.</param>
    public static TeamsCredential FromCertificate(Guid clientId, CertificateSource source, CertificateProof proof)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(proof);
        return new CertificateSourceCredential(clientId, source, proof);
    }

    /// <summary>Returns the kind of the credential and the client id; never key material.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => ClientId is { } id ? $"{GetType().Name} of {id:D}" : GetType().Name;

    /// <summary>Gets the certificate, where it is known already.</summary>
    internal virtual X509Certificate2? Certificate => null;

    /// <summary>Gets a value indicating whether tokens are those of a user who signed in, not the application's own.</summary>
    internal virtual bool IsDelegated => false;

    /// <summary>Makes the way to the issuer. Nothing is sent yet.</summary>
    internal abstract TokenIssuer CreateIssuer(IssuerSettings settings);
}
