using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Graph;

namespace SecureTeams.Emulator.Identity;

/// <summary>Metadata beside a tenant's own: that of its version 1 tokens, and that of all tenants together, whose issuer is a template.</summary>
internal static class ClassicMetadata
{
    public const string AllTenants = "common";

    private const string FirstVersion = "/.well-known/openid-configuration";

    private const string SecondVersion = "/v2.0/.well-known/openid-configuration";

    private const string Keys = "/discovery/v2.0/keys";

    private const string FirstVersionKeys = "/discovery/keys";

    /// <summary>The document at a path below a tenant's segment; <see langword="null"/> if it is the tenant's own affair.</summary>
    public static JsonObject? Find(EntraState entra, Tenant? tenant, string path)
    {
        var name = tenant?.Id ?? AllTenants;
        var issuer = entra.Origin.AbsoluteUri + (tenant?.Id ?? "{tenantid}");
        return path switch
        {
            FirstVersion => Document(entra, name, issuer + "/", FirstVersionKeys),
            FirstVersionKeys => entra.SigningKeys.AsJson(),
            SecondVersion when tenant is null => Document(entra, name, issuer + "/v2.0", Keys),
            Keys when tenant is null => entra.SigningKeys.AsJson(),
            _ => null,
        };
    }

    public static Task WriteAsync(HttpContext context, JsonObject document) =>
        GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, document);

    private static JsonObject Document(EntraState entra, string tenant, string issuer, string keys) => new()
    {
        ["issuer"] = issuer,
        ["authorization_endpoint"] = $"{entra.Origin.AbsoluteUri}{tenant}/oauth2/v2.0/authorize",
        ["token_endpoint"] = $"{entra.Origin.AbsoluteUri}{tenant}/oauth2/v2.0/token",
        ["jwks_uri"] = $"{entra.Origin.AbsoluteUri}{tenant}{keys}",
        ["response_types_supported"] = new JsonArray("code"),
        ["subject_types_supported"] = new JsonArray("pairwise"),
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };
}
