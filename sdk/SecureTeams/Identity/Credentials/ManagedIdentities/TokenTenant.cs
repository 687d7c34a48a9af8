using System.Diagnostics.CodeAnalysis;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.ManagedIdentities;

/// <summary>
/// Compares the tenant that a token names with the one that was asked for. Nothing is validated and nothing trusted: the token is
/// the resource's business, and this only keeps one that is plainly another tenant's from being used.
/// </summary>
internal static class TokenTenant
{
    /// <summary>
    /// False for a token that names another tenant. One that cannot be read, or names none, fits; so does any where the tenant is
    /// known by a domain only, since that does not tell its id.
    /// </summary>
    internal static bool Fits(AccessToken token, TenantId tenant) =>
        !Guid.TryParse(tenant.Value, out Guid asked) || TenantOf(token.Reveal()) is not { } named || (Guid.TryParse(named, out Guid own) && own == asked);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever the library says about it: it cannot be read.")]
    private static string? TenantOf(string text)
    {
        try
        {
            return new JsonWebToken(text).TryGetPayloadValue("tid", out string? tenant) ? tenant : null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}
