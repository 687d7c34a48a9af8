using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using SecureTeams.Emulator.Identity.Applications;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>A signed-in person, as codes, refresh tokens and tokens carry it.</summary>
internal static class UserPrincipal
{
    private const string ObjectId = "oid";

    /// <summary>The person alone, for a code that is redeemed later.</summary>
    public static ClaimsPrincipal Of(EmulatedUser user, Tenant tenant, RegisteredApplication application, IEnumerable<string> scopes)
    {
        var identity = new ClaimsIdentity("user");
        identity.SetClaim(Claims.Subject, SubjectOf(user, application))
            .SetClaim(ObjectId, user.Id.ToString("D"))
            .SetClaim("tid", tenant.Id)
            .SetClaim(Claims.Name, user.DisplayName)
            .SetClaim(Claims.PreferredUsername, user.UserPrincipalName)
            .SetClaim("ver", "2.0");
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(scopes);
        return principal;
    }

    /// <summary>The person with what the access token is to allow.</summary>
    public static ClaimsPrincipal For(EmulatedUser user, Tenant tenant, RegisteredApplication application, RequestedScopes scopes)
    {
        var principal = Of(user, tenant, application, scopes.OpenId);
        var permissions = scopes.Permissions.Count > 0 ? scopes.Permissions : scopes.OpenId;
        Add(principal, "scp", string.Join(' ', permissions));
        Add(principal, "azp", application.Id);
        Add(principal, "appid", application.Id);
        Add(principal, "azpacr", application.Description.IsPublicClient ? "0" : "2");
        principal.SetResources(ImmutableArray.Create(scopes.Audience));
        return principal;
    }

    /// <summary>The person in a code or refresh token.</summary>
    public static EmulatedUser? UserOf(ClaimsPrincipal? principal) =>
        principal is not null && Guid.TryParse(principal.GetClaim(ObjectId), out var id)
            ? new EmulatedUser(id, principal.GetClaim(Claims.Name) ?? string.Empty, principal.GetClaim(Claims.PreferredUsername) ?? string.Empty)
            : null;

    /// <summary>A subject that differs from application to application, so that it cannot be used to correlate.</summary>
    public static string SubjectOf(EmulatedUser user, RegisteredApplication application) =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($"{application.Id}|{user.Id:D}")));

    private static void Add(ClaimsPrincipal principal, string name, string value)
    {
        var claim = new Claim(name, value);
        claim.SetDestinations(Destinations.AccessToken);
        ((ClaimsIdentity)principal.Identity!).AddClaim(claim);
    }
}
