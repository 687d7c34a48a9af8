using System.Text.Json.Nodes;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Challenges;
using SecureTeams.Emulator.Identity.Flows;

namespace SecureTeams.Emulator.Identity.Tokens;

/// <summary>Writes the tokens that Teams gives to tabs.</summary>
internal sealed class TabTokenWriter(EntraState entra, TokenMint mint)
{
    public string Issue(TabToken wanted, RegisteredApplication defaultApplication)
    {
        if (wanted.Version is not (1 or 2))
        {
            throw new ArgumentException($"There are tokens of version 1 and 2, not {wanted.Version}.", nameof(wanted));
        }

        var application = wanted.Application ?? defaultApplication;
        var claims = Claims(wanted, application);
        foreach (var (name, value) in wanted.ExtraClaims ?? [])
        {
            if (value is null)
            {
                claims.Remove(name);
            }
            else
            {
                claims[name] = value.DeepClone();
            }
        }

        var satisfied = wanted.SatisfiedClaims is { } text
            ? ClaimsRequest.Parse(text) ?? throw new ArgumentException("The satisfied claims are not a JSON object.", nameof(wanted))
            : null;
        return mint.Issue(claims, wanted.Signature, satisfied);
    }

    private JsonObject Claims(TabToken wanted, RegisteredApplication application)
    {
        var now = entra.Clock.GetUtcNow();
        var tenant = (wanted.TenantId ?? entra.Options.TenantId).ToString("D");
        var isFirst = wanted.Version == 1;
        var claims = new JsonObject
        {
            ["iss"] = wanted.Issuer ?? $"{entra.Origin.AbsoluteUri}{tenant}/{(isFirst ? string.Empty : "v2.0")}",
            ["aud"] = wanted.Audience ?? (isFirst ? application.ApplicationIdUri : application.Id),
            ["iat"] = (now + wanted.StartsIn).ToUnixTimeSeconds(),
            ["nbf"] = (now + wanted.StartsIn).ToUnixTimeSeconds(),
            ["exp"] = (now + wanted.EndsIn).ToUnixTimeSeconds(),
            ["tid"] = tenant,
            ["ver"] = isFirst ? "1.0" : "2.0",
        };
        if (wanted.AuthorizedParty is { } party)
        {
            claims[isFirst ? "appid" : "azp"] = party.ToString("D");
            claims[isFirst ? "appidacr" : "azpacr"] = "0";
        }

        return wanted.IsAppOnly ? WithApplication(claims, application, tenant) : WithPerson(claims, wanted, application);
    }

    private static JsonObject WithApplication(JsonObject claims, RegisteredApplication application, string tenant)
    {
        var principal = application.ServicePrincipalIn(new Guid(tenant)).ToString("D");
        claims["idtyp"] = "app";
        claims["oid"] = principal;
        claims["sub"] = principal;
        claims["roles"] = new JsonArray("access_as_application");
        return claims;
    }

    private JsonObject WithPerson(JsonObject claims, TabToken wanted, RegisteredApplication application)
    {
        var user = wanted.User ?? entra.Options.Organizer;
        claims["oid"] = user.Id.ToString("D");
        claims["sub"] = UserPrincipal.SubjectOf(user, application);
        claims["name"] = user.DisplayName;
        claims[wanted.Version == 1 ? "upn" : "preferred_username"] = user.UserPrincipalName;
        if (wanted.Scope is { } scope)
        {
            claims["scp"] = scope;
        }

        return claims;
    }
}
