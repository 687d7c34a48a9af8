using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Hosting;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Tests.Identity.Claims;

namespace SecureTeams.Tests.Identity.TabTokens;

/// <summary>An identity provider whose keys are in the test's hand, so that it signs whatever the test wants.</summary>
internal sealed class TabTokenForge : IAsyncDisposable
{
    internal const string Kid = "key-1";

    private TabTokenForge(ScriptedEntra entra)
    {
        Entra = entra;
        Published = [Key(Kid, Signer)];
        entra.Metadata = AnswerKeysAsync;
    }

    internal ScriptedEntra Entra { get; }

    internal RSA Signer { get; } = RSA.Create(2048);

    internal FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    internal Guid Tenant => Guid.Parse(Entra.Tenant.Value);

    internal Guid ClientId => Entra.Emulator.ClientId;

    internal Guid User { get; } = Guid.NewGuid();

    internal string Issuer => $"{Entra.IdentityOrigin}{Tenant}/v2.0";

    /// <summary>Gets or sets the published keys.</summary>
    internal JsonObject[] Published { get; set; }

    /// <summary>Gets or sets what is answered instead of the keys; null for the keys.</summary>
    internal Func<HttpContext, Task>? Outage { get; set; }

    /// <summary>Gets the addresses that were asked for.</summary>
    internal ConcurrentQueue<string> Asked => Entra.IdentityRequests;

    internal static async Task<TabTokenForge> StartAsync() => new(await ScriptedEntra.StartAsync());

    internal TabTokenValidator Validator(Func<TabTokenOptions, TabTokenOptions>? configure = null) => Client(configure).TabTokens;

    internal SecureTeamsClient Client(Func<TabTokenOptions, TabTokenOptions>? configure = null) =>
        Entra.Client(options => options.TabTokens = configure?.Invoke(options.TabTokens) ?? options.TabTokens, clock: Clock);

    internal static JsonObject Key(string id, RSA key, string? issuer = null)
    {
        RSAParameters parameters = key.ExportParameters(includePrivateParameters: false);
        var published = new JsonObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (issuer is not null)
        {
            published["issuer"] = issuer;
        }

        return published;
    }

    /// <summary>What Teams gets for a user of the tenant.</summary>
    internal JsonObject Payload() => new()
    {
        ["aud"] = ClientId.ToString("D"),
        ["iss"] = Issuer,
        ["iat"] = Seconds(0),
        ["nbf"] = Seconds(0),
        ["exp"] = Seconds(3600),
        ["azp"] = TabTokenOptions.TeamsWeb.ToString("D"),
        ["name"] = "Alice Anders",
        ["oid"] = User.ToString("D"),
        ["preferred_username"] = "alice@contoso.example",
        ["scp"] = "access_as_user",
        ["tid"] = Tenant.ToString("D"),
        ["ver"] = "2.0",
    };

    internal long Seconds(int fromNow) => Clock.GetUtcNow().ToUnixTimeSeconds() + fromNow;

    internal string Sign(Action<JsonObject>? change = null, string kid = Kid, RSA? key = null, Action<JsonObject>? header = null)
    {
        JsonObject payload = Payload();
        change?.Invoke(payload);
        var head = new JsonObject { ["typ"] = "JWT", ["alg"] = "RS256", ["kid"] = kid };
        header?.Invoke(head);
        string signed = Unsigned(head, payload);
        return $"{signed}.{Base64Url.EncodeToString((key ?? Signer).SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    internal static string Unsigned(JsonObject header, JsonObject payload) => $"{Encode(header)}.{Encode(payload)}";

    public ValueTask DisposeAsync()
    {
        Signer.Dispose();
        return Entra.DisposeAsync();
    }

    private static string Encode(JsonObject part) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(part.ToJsonString()));

    private async Task AnswerKeysAsync(HttpContext context)
    {
        if (Outage is { } outage)
        {
            await outage(context);
            return;
        }

        if (context.Request.Path != $"/{Tenant}/discovery/v2.0/keys")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json";
        var keys = new JsonObject { ["keys"] = new JsonArray([.. Published.Select(key => key.DeepClone())]) };
        await context.Response.WriteAsync(keys.ToJsonString(), context.RequestAborted);
    }
}
