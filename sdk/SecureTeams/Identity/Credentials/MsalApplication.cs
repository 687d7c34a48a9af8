using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials;

/// <summary>What all of MSAL's applications share.</summary>
internal static class MsalApplication
{
    /// <summary>Gets the capability to answer claims challenges (continuous access evaluation).</summary>
    internal static IEnumerable<string> Capabilities { get; } = ["cp1"];

    /// <summary>
    /// Returns the authority. MSAL does not look it up: the table of clouds is closed, every address is built from it, and an
    /// answer of the network cannot lead elsewhere.
    /// </summary>
    internal static Uri AuthorityOf(IssuerSettings settings) => new(settings.Cloud.Authority, settings.Tenant.Value);

    internal static IssuedToken Read(AuthenticationResult result) =>
        new(new AccessToken(result.AccessToken), result.ExpiresOn, result.AuthenticationResultMetadata.RefreshOn) { Person = Guid.TryParseExact(result.UniqueId, "D", out Guid person) ? person : null };
}
