using System.Net;
using System.Text.Json.Nodes;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator.Identity;

/// <summary>Bare requests to an emulator's token endpoint, for what no library would send.</summary>
internal static class TokenEndpoint
{
    public static string Address(TeamsEmulator teams, Guid? tenant = null) => $"{teams.Authority}{tenant ?? teams.TenantId:D}/oauth2/v2.0/token";

    public static string GraphScope(TeamsEmulator teams, string permission = ".default") =>
        teams.GraphEndpoint.GetLeftPart(UriPartial.Authority) + "/" + permission;

    public static async Task<TokenAnswer> PostAsync(EmulatorClient client, string address, IEnumerable<KeyValuePair<string, string>> form, string? correlationId = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address)) { Content = new FormUrlEncodedContent(form) };
        if (correlationId is not null)
        {
            request.Headers.Add("client-request-id", correlationId);
        }

        using var response = await client.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new TokenAnswer(response.StatusCode, text.Length > 0 ? JsonNode.Parse(text)!.AsObject() : []);
    }

    public static Task<TokenAnswer> WithAssertionAsync(EmulatorClient client, TeamsEmulator teams, string assertion, Guid? clientId = null, Guid? tenant = null) =>
        PostAsync(client, Address(teams, tenant), new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = (clientId ?? teams.ClientId).ToString("D"),
            ["scope"] = GraphScope(teams),
            ["client_assertion_type"] = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            ["client_assertion"] = assertion,
        });

    public static Task<TokenAnswer> WithSecretAsync(EmulatorClient client, TeamsEmulator teams, Guid clientId, string secret, Guid? tenant = null) =>
        PostAsync(client, Address(teams, tenant), new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = clientId.ToString("D"),
            ["scope"] = GraphScope(teams),
            ["client_secret"] = secret,
        });
}

/// <summary>What the token endpoint answered.</summary>
internal sealed record TokenAnswer(HttpStatusCode Status, JsonObject Body)
{
    public int? Code => (int?)Body["error_codes"]?[0];

    public string? Error => (string?)Body["error"];

    public string AccessToken => (string?)Body["access_token"] ?? throw new InvalidOperationException($"No token: {Body}");

    public string? RefreshToken => (string?)Body["refresh_token"];
}
