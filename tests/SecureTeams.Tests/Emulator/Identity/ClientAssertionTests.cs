using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class ClientAssertionTests : EmulatorScenario
{
    protected override bool SignsIn => false;

    [Theory]
    [InlineData(10, 20)]
    [InlineData(-20, -10)]
    public async Task Token_AssertionOutsideItsLifetime_IsAadsts700024(int startsIn, int endsIn)
    {
        var assertion = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, TokenEndpoint.Address(Teams), TimeSpan.FromMinutes(startsIn), TimeSpan.FromMinutes(endsIn));

        Assert.Equal(700024, (await TokenEndpoint.WithAssertionAsync(Client, Teams, assertion)).Code);
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task Token_RightAssertion_IsAccepted(string algorithm)
    {
        var assertion = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, TokenEndpoint.Address(Teams), algorithm: algorithm);

        Assert.NotEmpty((await TokenEndpoint.WithAssertionAsync(Client, Teams, assertion)).AccessToken);
    }

    [Fact]
    public async Task Token_AssertionForAnotherEndpoint_IsAadsts700023()
    {
        var assertion = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, "https://login.microsoftonline.com/common/oauth2/v2.0/token");

        Assert.Equal(700023, (await TokenEndpoint.WithAssertionAsync(Client, Teams, assertion)).Code);
    }

    [Fact]
    public async Task Token_AssertionWhoseSubjectIsAnother_IsRefused()
    {
        var assertion = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, TokenEndpoint.Address(Teams), subject: Guid.NewGuid().ToString("D"));

        Assert.Equal(700027, (await TokenEndpoint.WithAssertionAsync(Client, Teams, assertion)).Code);
    }

    [Fact]
    public async Task Token_AssertionWithAlteredPayload_IsRefused()
    {
        var parts = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, TokenEndpoint.Address(Teams), endsIn: TimeSpan.FromMinutes(-10)).Split('.');
        var payload = System.Text.Json.Nodes.JsonNode.Parse(Base64UrlEncoder.Decode(parts[1]))!;
        payload["exp"] = TimeProvider.System.GetUtcNow().AddMinutes(10).ToUnixTimeSeconds();

        var answer = await TokenEndpoint.WithAssertionAsync(Client, Teams, $"{parts[0]}.{Base64UrlEncoder.Encode(payload.ToJsonString())}.{parts[2]}");

        Assert.Equal(700027, answer.Code);
    }

    [Fact]
    public async Task Token_AssertionWithoutSignature_IsRefused()
    {
        var parts = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, TokenEndpoint.Address(Teams)).Split('.');

        var answer = await TokenEndpoint.WithAssertionAsync(Client, Teams, $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.");

        Assert.Equal(700027, answer.Code);
    }
}
