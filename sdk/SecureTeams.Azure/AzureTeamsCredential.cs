using Azure.Core;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;

namespace SecureTeams.Azure;

/// <summary>Makes a <see cref="TeamsCredential"/> of a credential that an application has already.</summary>
public static class AzureTeamsCredential
{
    /// <summary>Takes the tokens from an Azure credential.</summary>
    /// <param name="credential">
    /// The credential. Name one explicitly, such as a managed identity: a chain that probes for whatever it finds, like
    /// <c>DefaultAzureCredential</c>, is slow to start and may find another identity in production than the one that was tested.
    /// </param>
    /// <param name="clientId">The application (client) id, where it is known; it completes the commands for an application access policy.</param>
    /// <returns>The credential. Claims challenges are passed on with continuous access evaluation enabled.</returns>
    /// <remarks>
    /// The credential talks to the identity provider over its own transport and with its own authority: the guards of this SDK
    /// begin at Microsoft Graph. Its token must be for the configured cloud and tenant; set its authority host accordingly.
    /// </remarks>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static TeamsCredential FromTokenCredential(TokenCredential credential, Guid? clientId = null)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return TeamsCredential.FromTokenProvider(
            async (request, cancellationToken) =>
            {
                var context = new TokenRequestContext([.. request.Scopes], claims: request.Claims, tenantId: request.Tenant.Value, isCaeEnabled: true);
                AccessToken token = await credential.GetTokenAsync(context, cancellationToken).ConfigureAwait(false);
                return new ProvidedToken(token.Token, token.ExpiresOn, token.RefreshOn);
            },
            clientId);
    }
}
