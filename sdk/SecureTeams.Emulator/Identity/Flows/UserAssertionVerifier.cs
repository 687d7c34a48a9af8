using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>Verifies the token that an application shows to act on behalf of its bearer: this tenant's, for this application, of a person.</summary>
internal sealed class UserAssertionVerifier(EntraState entra, Tenant tenant)
{
    public async Task<(EmulatedUser? User, EntraRefusal? Refusal)> VerifyAsync(string? assertion, string? clientId)
    {
        var application = entra.Applications.Find(clientId, tenant) ?? throw new InvalidOperationException("An unknown client passed authentication.");
        if (application.Description.IsPublicClient)
        {
            return (null, new(EntraError.MissingCredential));
        }

        if (SignatureCheck.Read(assertion) is not { } token)
        {
            return (null, new(EntraError.MalformedUserAssertion));
        }

        if (!await SignatureCheck.IsSignedAsync(assertion!, entra.SigningKeys.Public).ConfigureAwait(false))
        {
            return (null, new(EntraError.ForgedUserAssertion));
        }

        var refusal = Judge(token, application) ?? entra.Challenges.OnBehalfOf(Value(token, "uti"));
        return refusal is null && UserOf(token) is { } user ? (user, null) : (null, refusal ?? new(EntraError.AppOnlyAssertion));
    }

    private EntraRefusal? Judge(JsonWebToken token, RegisteredApplication application)
    {
        if ((token.Issuer != tenant.Issuer && token.Issuer != tenant.FirstVersionIssuer) || Value(token, "tid") != tenant.Id)
        {
            return new(EntraError.UserAssertionIssuer);
        }

        if (token.Audiences.ToArray() is not [var audience] || (audience != application.Id && audience != application.ApplicationIdUri))
        {
            return new(EntraError.UserAssertionAudience);
        }

        if (!SignatureCheck.IsAlive(token, entra.Clock.GetUtcNow()))
        {
            return new(EntraError.UserAssertionLifetime);
        }

        var isOfPerson = Value(token, "idtyp") != "app" && !string.IsNullOrWhiteSpace(Value(token, "scp"));
        return isOfPerson ? null : new(EntraError.AppOnlyAssertion);
    }

    private static EmulatedUser? UserOf(JsonWebToken token) => Guid.TryParse(Value(token, "oid"), out var id)
        ? new EmulatedUser(id, Value(token, "name") ?? string.Empty, Value(token, "preferred_username") ?? Value(token, "upn") ?? string.Empty)
        : null;

    private static string? Value(JsonWebToken token, string name) => token.TryGetClaim(name, out var claim) ? claim.Value : null;
}
