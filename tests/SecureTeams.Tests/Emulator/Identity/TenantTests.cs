using System.Net;
using System.Net.Http.Headers;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class TenantTests : EmulatorScenario
{
    private static readonly Guid Other = Guid.NewGuid();

    protected override bool SignsIn => false;

    protected override TeamsEmulatorOptions Options => new() { AdditionalTenants = { Other } };

    [Fact]
    public async Task Token_AdditionalTenant_HasItsOwnIssuer()
    {
        var token = new JsonWebToken(await Client.TokenAsync(tenantId: Other));

        Assert.Equal($"{Teams.Authority}{Other:D}/v2.0", token.Issuer);
        Assert.Equal(Other.ToString("D"), token.GetClaim("tid").Value);
        Assert.Equal(Teams.Identity.Application.ServicePrincipalIn(Other).ToString("D"), token.GetClaim("oid").Value);
        Assert.NotEqual(Teams.Identity.Application.ServicePrincipalIn(Teams.TenantId).ToString("D"), token.GetClaim("oid").Value);
    }

    [Fact]
    public async Task Graph_TokenOfAdditionalTenant_FindsNoUser()
    {
        Assert.Equal(HttpStatusCode.NotFound, await CreateAsync(Client, await Client.TokenAsync(tenantId: Other)));
        Assert.Equal(HttpStatusCode.Created, await CreateAsync(Client, await Client.TokenAsync()));
    }

    [Fact]
    public async Task Token_ApplicationNotInstalled_IsAadsts700016()
    {
        var application = await Teams.Identity.RegisterApplicationAsync(new EmulatedApplication { Tenants = [Teams.TenantId] }, Cancelled);
        var secret = application.AddClientSecret(TimeSpan.FromDays(1));

        Assert.NotEmpty((await TokenEndpoint.WithSecretAsync(Client, Teams, application.ClientId, secret)).AccessToken);
        Assert.Equal(700016, (await TokenEndpoint.WithSecretAsync(Client, Teams, application.ClientId, secret, Other)).Code);
    }

    [Fact]
    public async Task Token_AssertionForAnotherTenantsEndpoint_IsRefused()
    {
        var assertion = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, TokenEndpoint.Address(Teams, Other));

        Assert.NotEmpty((await TokenEndpoint.WithAssertionAsync(Client, Teams, assertion, tenant: Other)).AccessToken);
        Assert.Equal(700023, (await TokenEndpoint.WithAssertionAsync(Client, Teams, assertion)).Code);
    }

    [Fact]
    public async Task Emulators_TwoClouds_RefuseEachOthersTokensAndAssertions()
    {
        await using var cloud = await TeamsEmulator.StartAsync(new TeamsEmulatorOptions { TenantId = Teams.TenantId, ClientId = Teams.ClientId, Organizer = Teams.Organizer }, Cancelled);
        cloud.Identity.Application.AddCertificate(Teams.ClientCertificate);
        using var client = new EmulatorClient(cloud);

        Assert.Equal(HttpStatusCode.Unauthorized, await CreateAsync(client, await Client.TokenAsync()));
        Assert.Equal(HttpStatusCode.Created, await CreateAsync(client, await client.TokenAsync(Teams.ClientCertificate)));
        var assertion = Assertions.Sign(Teams.ClientCertificate, Teams.ClientId, TokenEndpoint.Address(Teams));
        Assert.Equal(700023, (await TokenEndpoint.WithAssertionAsync(client, cloud, assertion)).Code);
    }

    [Fact]
    public async Task StartAsync_TenantTwice_Throws() =>
        await Assert.ThrowsAsync<ArgumentException>(() => TeamsEmulator.StartAsync(new TeamsEmulatorOptions { TenantId = Other, AdditionalTenants = { Other } }, Cancelled));

    [Fact]
    public async Task Token_TenantOfNobody_IsAadsts90002()
    {
        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync(tenantId: Guid.NewGuid()));

        Assert.Contains("AADSTS90002", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> CreateAsync(EmulatorClient client, string token)
    {
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await client.SendAsync(HttpMethod.Post, client.Meetings, "{}");
        return response.StatusCode;
    }
}
