using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Credentials.Provided;
using SecureTeams.Identity.Tokens;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Identity;

/// <summary>
/// How an application proves its identity to Microsoft Entra. Passwords of users and client secrets in source are not offered.
/// </summary>
public abstract class TeamsCredential
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
    public static TeamsCredential FromCertificate(Guid clientId, X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        if (!certificate.HasPrivateKey)
        {
            throw new ArgumentException("The certificate has no private key: load it from a PKCS#12 file, a PEM file with its key, or a certificate store.", nameof(certificate));
        }

        using RSA? key = certificate.GetRSAPrivateKey();
        return key is not null
            ? new CertificateCredential(clientId, certificate)
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
    public static TeamsCredential FromCertificate(Guid clientId, CertificateSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new CertificateSourceCredential(clientId, source);
    }

    /// <summary>
    /// Takes the tokens from a confidential client of MSAL that the application has already, with its own credential.
    /// </summary>
    /// <remarks>
    /// Its way to the identity provider is the application's own: neither the hardened transport nor the pins, trust and proxy of
    /// <c>SecureTeamsOptions</c> apply to it, and its token cache has the bound that the application gave it. Tokens are asked
    /// for in the client's tenant, whatever tenant the MSAL client was made for.
    /// </remarks>
    /// <param name="application">The MSAL client. Its authority is checked against the cloud when the client is made.</param>
    /// <returns>
    /// The credential. With an authority that is not the cloud's, the client is refused:
    /// <see cref="TeamsAuthenticationException"/> with <see cref="SecureTeamsErrorCode.AuthorityUntrusted"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The client id is not a GUID, or MSAL is told to log personal data (<c>enablePiiLogging</c>), which writes tokens' claims.</exception>
    public static TeamsCredential FromMsal(IConfidentialClientApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        return new MsalClientCredential(application);
    }

    /// <summary>
    /// Takes the tokens from code of the application: the way in for other identity libraries, such as Microsoft.Identity.Web.
    /// </summary>
    /// <remarks>
    /// The provider's way to the identity provider is its own, without the hardened transport. It is called once for all who wait
    /// for the same token, again before the token ends, and with claims when Microsoft Graph asked for them; keep no second cache.
    /// An exception of MSAL, or one with such an exception inside, is translated like the SDK's own; of any other only the type
    /// is told, since its text may hold secrets.
    /// </remarks>
    /// <param name="provider">Gives the token for a request.</param>
    /// <param name="clientId">The application (client) id for logs; null when it is not known.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static TeamsCredential FromTokenProvider(Func<TokenProviderRequest, CancellationToken, ValueTask<ProvidedToken>> provider, Guid? clientId = null)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new TokenProviderCredential(provider, clientId);
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
