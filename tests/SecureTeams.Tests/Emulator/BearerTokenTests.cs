using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class BearerTokenTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Graph_NoToken_Is401WithChallenge()
    {
        await using var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var client = new EmulatorClient(teams);

        using var response = await client.SendAsync(HttpMethod.Get, client.Meetings + "/any");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
    }

    [Fact]
    public async Task Graph_TokenSignedWithAnotherKey_IsRefused()
    {
        await using var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var client = new EmulatorClient(teams);
        var genuine = new JsonWebToken(await client.TokenAsync());
        using var rsa = RSA.Create(2048);
        var key = new RsaSecurityKey(rsa) { KeyId = genuine.Kid };
        var forged = new JsonWebTokenHandler().CreateToken(
            Base64UrlEncoder.Decode(genuine.EncodedPayload),
            new SigningCredentials(key, SecurityAlgorithms.RsaSha256));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, forged));
    }

    [Fact]
    public async Task Graph_UnsignedToken_IsRefused()
    {
        await using var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var client = new EmulatorClient(teams);
        var genuine = new JsonWebToken(await client.TokenAsync());
        var unsigned = Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""") + "." + genuine.EncodedPayload + ".";

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, unsigned));
    }

    [Fact]
    public async Task Graph_ExpiredToken_IsRefused()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var teams = await TeamsEmulator.StartAsync(new TeamsEmulatorOptions { TimeProvider = clock }, Cancelled);
        using var client = new EmulatorClient(teams);
        var token = await client.TokenAsync();
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, token));

        clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, token));
    }

    [Fact]
    public async Task Graph_TokenForAnotherAudience_IsRefused()
    {
        await using var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var client = new EmulatorClient(teams);
        await using var other = await teams.AddGraphEndpointAsync(ServerCertificateProfile.Valid, Cancelled);
        var token = await client.TokenAsync(scope: client.ScopeOf(other.Address));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, token));
    }

    [Fact]
    public async Task Graph_TokenOfAnotherEmulator_IsRefused()
    {
        await using var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        await using var others = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var client = new EmulatorClient(teams);
        using var stranger = new EmulatorClient(others);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, await stranger.TokenAsync()));
    }

    [Fact]
    public async Task Graph_ReadRole_MayGet()
    {
        await using var teams = await TeamsEmulator.StartAsync(WithRoles("OnlineMeetings.Read.All"), Cancelled);
        using var client = new EmulatorClient(teams);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, await client.TokenAsync()));
    }

    [Fact]
    public async Task Graph_ReadRole_MayNotCreate()
    {
        await using var teams = await TeamsEmulator.StartAsync(WithRoles("OnlineMeetings.Read.All"), Cancelled);
        using var client = new EmulatorClient(teams);
        await client.SignInAsync();

        var error = await client.SendForAsync(HttpStatusCode.Forbidden, HttpMethod.Post, client.Meetings, "{}");

        Assert.Equal("Authorization_RequestDenied", (string?)error["error"]!["code"]);
    }

    [Fact]
    public async Task Graph_NoRole_MayNotGet()
    {
        await using var teams = await TeamsEmulator.StartAsync(WithRoles(), Cancelled);
        using var client = new EmulatorClient(teams);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(client, await client.TokenAsync()));
    }

    private static TeamsEmulatorOptions WithRoles(params string[] roles)
    {
        var options = new TeamsEmulatorOptions();
        options.Roles.Clear();
        foreach (var role in roles)
        {
            options.Roles.Add(role);
        }

        return options;
    }

    private static async Task<HttpStatusCode> StatusAsync(EmulatorClient client, string token)
    {
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(HttpMethod.Get, client.Meetings + "/no-such-meeting");
        return response.StatusCode;
    }
}
