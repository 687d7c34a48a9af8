using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecureTeams.Emulator.Graph;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Emulator.Identity.ManagedIdentity;

/// <summary>App Service's protocol, version 2019-08-01.</summary>
internal sealed class ManagedIdentityRoute(EntraState entra, ManagedIdentityEndpoint endpoint, FaultScript faults)
{
    public const string Path = "/msi/token";

    private const string ApiVersion = "2019-08-01";

    private readonly TokenMint _mint = new(entra);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, AnswerAsync);

    public static Task WriteErrorAsync(HttpContext context, int status, string message) => GraphAnswer.WriteAsync(context, status, new JsonObject
    {
        ["statusCode"] = status,
        ["message"] = message,
        ["correlationId"] = Guid.NewGuid().ToString("D"),
    });

    private Task AnswerAsync(HttpContext context)
    {
        var fault = faults.OnManagedIdentity().Next();
        return fault is null ? IssueAsync(context) : fault(context, IssueAsync, entra.Clock);
    }

    private Task IssueAsync(HttpContext context)
    {
        if (!ShowsSecret(context.Request))
        {
            return WriteErrorAsync(context, StatusCodes.Status401Unauthorized, "The X-IDENTITY-HEADER is missing or wrong.");
        }

        var resource = (Value(context, "resource") ?? string.Empty).TrimEnd('/');
        if (Value(context, "api-version") != ApiVersion || !entra.Audiences.Contains(resource))
        {
            return WriteErrorAsync(context, StatusCodes.Status400BadRequest, "The api-version or the resource is missing or unknown.");
        }

        var identity = endpoint.Find(Value(context, "client_id"), Value(context, "object_id"), Value(context, "mi_res_id"), entra.Main.TenantId);
        return identity is null
            ? WriteErrorAsync(context, StatusCodes.Status400BadRequest, "No User Assigned or Delegated Managed Identity found for specified ClientId/ResourceId/PrincipalId.")
            : WriteTokenAsync(context, identity, resource);
    }

    private Task WriteTokenAsync(HttpContext context, RegisteredApplication identity, string resource)
    {
        var now = entra.Clock.GetUtcNow();
        var expires = now + entra.Options.TokenLifetime;
        return GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, new JsonObject
        {
            ["access_token"] = _mint.Issue(Claims(identity, resource, now, expires), TokenSignature.Genuine),
            ["expires_on"] = expires.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = resource,
            ["token_type"] = "Bearer",
            ["client_id"] = identity.Id,
        });
    }

    private JsonObject Claims(RegisteredApplication identity, string resource, DateTimeOffset now, DateTimeOffset expires)
    {
        var principal = identity.ServicePrincipalIn(entra.Main.TenantId).ToString("D");
        return new JsonObject
        {
            ["iss"] = entra.Main.Issuer,
            ["aud"] = resource,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = expires.ToUnixTimeSeconds(),
            ["sub"] = principal,
            ["oid"] = principal,
            ["tid"] = entra.Main.Id,
            ["azp"] = identity.Id,
            ["appid"] = identity.Id,
            ["idtyp"] = "app",
            ["ver"] = "2.0",
            ["roles"] = new JsonArray([.. identity.Description.Roles.Select(role => JsonValue.Create(role))]),
        };
    }

    private bool ShowsSecret(HttpRequest request) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(request.Headers["X-IDENTITY-HEADER"].ToString()),
        Encoding.UTF8.GetBytes(endpoint.Header));

    private static string? Value(HttpContext context, string name) =>
        context.Request.Query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;
}
