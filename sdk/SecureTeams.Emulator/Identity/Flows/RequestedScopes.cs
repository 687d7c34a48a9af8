using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>What a user's client asks for, resolved against consent: permissions of one resource, and OpenID Connect's own scopes.</summary>
internal sealed record RequestedScopes(string Audience, IReadOnlyList<string> Permissions, IReadOnlyList<string> OpenId, bool AsksForDefault)
{
    public const string DefaultSuffix = "/.default";

    private const string Default = ".default";

    private static readonly string[] OpenIdScopes = ["openid", "profile", "email", "offline_access"];

    /// <summary>The scopes as a token response lists them.</summary>
    public string Granted => string.Join(' ', Permissions.Concat(AsksForDefault ? [Default] : []).Select(permission => $"{Audience}/{permission}").Concat(OpenId));

    public static (RequestedScopes? Scopes, EntraRefusal? Refusal) Resolve(string? scope, EntraState entra, RegisteredApplication application)
    {
        var words = (scope ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray();
        string[] openId = [.. words.Intersect(OpenIdScopes)];
        var asked = words.Except(OpenIdScopes).Select(word => Split(word, entra.Audiences.Default)).ToArray();
        if (asked.Select(one => one.Resource).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return (null, new(EntraError.SeveralResources, scope ?? string.Empty));
        }

        var audience = asked.Length > 0 ? asked[0].Resource : entra.Audiences.Default;
        if (!entra.Audiences.Contains(audience))
        {
            return (null, new(EntraError.UnknownResource, audience));
        }

        var asksForDefault = asked.Any(one => one.Permission == Default);
        string[] permissions = asksForDefault ? [.. application.Scopes] : [.. asked.Select(one => one.Permission)];
        var lacksConsent = asked.Length > 0 && (permissions.Length == 0 || permissions.Except(application.Scopes).Any());
        return lacksConsent
            ? (null, new(EntraError.NoConsent, application.Id, SubError: "consent_required"))
            : (new RequestedScopes(audience, permissions, openId, asksForDefault), null);
    }

    private static (string Resource, string Permission) Split(string word, string defaultResource)
    {
        var slash = word.LastIndexOf('/');
        return slash < 0 ? (defaultResource, word) : (word[..slash], word[(slash + 1)..]);
    }
}
