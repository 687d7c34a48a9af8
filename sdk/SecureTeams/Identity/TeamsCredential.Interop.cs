using Microsoft.Identity.Client;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Credentials.Provided;

namespace SecureTeams.Identity;

/// <content>What the application has already.</content>
public abstract partial class TeamsCredential
{
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
    /// is told, since its text may hold secrets. It has <c>SecureTeamsOptions.TotalTimeout</c>.
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
}
