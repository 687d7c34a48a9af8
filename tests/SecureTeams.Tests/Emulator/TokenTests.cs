using System.Text.Json.Nodes;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class TokenTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private EmulatorClient Client => shared.Client;

    private TeamsEmulator Teams => shared.Teams;

    [Fact]
    public async Task Token_RegisteredCertificate_CarriesEntrasClaims()
    {
        var token = new JsonWebToken(await Client.TokenAsync());

        Assert.Equal($"{Teams.Authority}{Teams.TenantId}/v2.0", token.Issuer);
        Assert.Equal([Teams.GraphEndpoint.GetLeftPart(UriPartial.Authority)], token.Audiences);
        Assert.Equal(Teams.TenantId.ToString(), token.GetClaim("tid").Value);
        Assert.Equal(Teams.ClientId.ToString(), token.GetClaim("appid").Value);
        Assert.Equal(Teams.ClientId.ToString(), token.GetClaim("azp").Value);
        Assert.Equal("app", token.GetClaim("idtyp").Value);
        Assert.Equal("2.0", token.GetClaim("ver").Value);
        Assert.Equal(token.GetClaim("sub").Value, token.GetClaim("oid").Value);
        Assert.NotEmpty(token.GetClaim("uti").Value);
        Assert.Equal(TimeSpan.FromHours(1), token.ValidTo - token.ValidFrom);
    }

    [Fact]
    public async Task Token_OneRole_IsWrittenAsArray()
    {
        var token = new JsonWebToken(await Client.TokenAsync());

        var payload = JsonNode.Parse(Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Decode(token.EncodedPayload))!;
        Assert.Equal("""["OnlineMeetings.ReadWrite.All"]""", payload["roles"]!.ToJsonString());
    }

    [Fact]
    public async Task Token_Issued_HasNoneOfTheServersOwnClaims()
    {
        var token = new JsonWebToken(await Client.TokenAsync());

        Assert.Equal("JWT", token.Typ);
        Assert.DoesNotContain(token.Claims, claim => claim.Type.StartsWith("oi_", StringComparison.Ordinal) || claim.Type is "client_id" or "scope");
    }

    [Fact]
    public async Task Token_AssertionOfUnregisteredCertificate_IsRefused()
    {
        var other = Teams.Certificates.Issue(CertificateIssuance.Client);

        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync(other));

        Assert.Equal(401, refusal.StatusCode);
        Assert.Equal("invalid_client", refusal.ErrorCode);
        Assert.Equal(700027, CodeOf(refusal));
    }

    [Fact]
    public async Task RegisterClientCertificateAsync_FurtherCertificate_GetsTokens()
    {
        var renewed = Teams.Certificates.Issue(CertificateIssuance.Client);

        await Teams.RegisterClientCertificateAsync(renewed, Cancelled);

        Assert.NotEmpty(await Client.TokenAsync(renewed));
        Assert.NotEmpty(await Client.TokenAsync());
    }

    [Fact]
    public async Task Token_UnknownClient_IsAadsts700016()
    {
        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync(clientId: Guid.NewGuid()));

        Assert.Equal("unauthorized_client", refusal.ErrorCode);
        Assert.Equal(700016, CodeOf(refusal));
    }

    [Fact]
    public async Task Token_UnknownTenant_IsAadsts90002()
    {
        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync(tenantId: Guid.NewGuid()));

        Assert.Contains("AADSTS90002", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(90002, CodeOf(refusal));
    }

    [Fact]
    public async Task Token_ScopeIsNotDefault_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync(scope: "OnlineMeetings.ReadWrite"));

        Assert.Equal(1002012, CodeOf(refusal));
    }

    [Fact]
    public async Task Token_ForeignResource_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync(scope: "https://vault.example/.default"));

        Assert.Equal("invalid_resource", refusal.ErrorCode);
        Assert.Equal(500011, CodeOf(refusal));
    }

    [Theory]
    [InlineData("client_info", "1", 7000218)]
    [InlineData("client_secret", "guessed", 7000215)]
    public async Task Token_NoAssertion_IsRefused(string parameter, string value, int code)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Teams.ClientId.ToString(),
            ["scope"] = Client.ScopeOf(Teams.GraphEndpoint),
            [parameter] = value,
        });

        using var response = await Client.Http.PostAsync(new Uri(Teams.Authority, $"{Teams.TenantId}/oauth2/v2.0/token"), form, Cancelled);

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!;
        Assert.Equal(code, (int?)answer["error_codes"]?[0]);
    }

    private static int CodeOf(MsalServiceException refusal) => (int)JsonNode.Parse(refusal.ResponseBody)!["error_codes"]![0]!;
}
