using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Emulator.Hosting;

/// <summary>Reads from a token request what the journal may keep.</summary>
internal static class TokenRequestReader
{
    public static async Task<RecordedTokenRequest?> ReadAsync(HttpRequest request)
    {
        var segments = request.Path.Value?.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || segments is not [var tenant, "oauth2", "v2.0", "token"])
        {
            return null;
        }

        var form = await request.ReadFormAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        var assertion = Value(form, "client_assertion");
        return new RecordedTokenRequest
        {
            Tenant = tenant,
            GrantType = Value(form, "grant_type") ?? string.Empty,
            ClientId = Value(form, "client_id"),
            Scope = Value(form, "scope"),
            Claims = Value(form, "claims"),
            HasClientSecret = Value(form, "client_secret") is not null,
            HasClientAssertion = assertion is not null,
            HasCertificateChain = Part(assertion, 0)?["x5c"] is not null,
            AssertionIssuer = Part(assertion, 1)?["iss"] is JsonValue issuer && issuer.TryGetValue<string>(out var text) ? text : null,
        };
    }

    private static string? Value(IFormCollection form, string name) =>
        form.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null;

    private static JsonObject? Part(string? token, int index)
    {
        var parts = token?.Split('.') ?? [];
        try
        {
            return parts.Length == 3 ? JsonNode.Parse(Base64UrlEncoder.Decode(parts[index])) as JsonObject : null;
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }
}
