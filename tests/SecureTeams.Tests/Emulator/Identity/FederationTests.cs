using System.Text.Json.Nodes;
using Microsoft.Identity.Client;
using SecureTeams.Emulator.Identity.Federation;
using SecureTeams.Emulator.Identity.Tokens;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class FederationTests : EmulatorScenario
{
    private const string Subject = "system:serviceaccount:meetings:scheduler";

    protected override bool SignsIn => false;

    [Fact]
    public async Task Msal_RegisteredIssuerAndSubject_GetsTokens()
    {
        var cluster = await ClusterAsync();
        var msal = ConfidentialClientApplicationBuilder.Create(Teams.ClientId.ToString("D"))
            .WithOidcAuthority($"{Teams.Authority}{Teams.TenantId:D}/v2.0")
            .WithClientAssertion((AssertionRequestOptions _) => Task.FromResult(cluster.IssueAssertion(new FederatedAssertion(Subject))))
            .WithHttpClientFactory(Client)
            .Build();

        var result = await msal.AcquireTokenForClient([TokenEndpoint.GraphScope(Teams)]).ExecuteAsync(Cancelled);

        Assert.NotEmpty(result.AccessToken);
        Assert.Equal(cluster.Issuer.AbsoluteUri, Teams.Requests.All[^1].Token!.AssertionIssuer);
    }

    [Theory]
    [InlineData(TokenSignature.ForeignKey)]
    [InlineData(TokenSignature.None)]
    [InlineData(TokenSignature.PublicKeyAsSecret)]
    public async Task Token_ForgedAssertion_IsRefused(TokenSignature signature)
    {
        var cluster = await ClusterAsync();

        Assert.Equal(700027, await CodeAsync(cluster.IssueAssertion(new FederatedAssertion(Subject) { Signature = signature })));
    }

    [Fact]
    public async Task Token_AnotherSubject_IsAadsts700213()
    {
        var cluster = await ClusterAsync();

        Assert.Equal(700213, await CodeAsync(cluster.IssueAssertion(new FederatedAssertion("system:serviceaccount:meetings:other"))));
    }

    [Fact]
    public async Task Token_AnotherAudience_IsAadsts700212()
    {
        var cluster = await ClusterAsync();

        Assert.Equal(700212, await CodeAsync(cluster.IssueAssertion(new FederatedAssertion(Subject) { Audience = "https://kubernetes.default.svc" })));
    }

    [Fact]
    public async Task Token_UnregisteredIssuer_IsAadsts70021()
    {
        await ClusterAsync();
        var other = await Teams.Identity.AddAssertionIssuerAsync(Cancelled);

        Assert.Equal(70021, await CodeAsync(other.IssueAssertion(new FederatedAssertion(Subject))));
    }

    [Fact]
    public async Task Token_AnotherIssuerUnderARegisteredName_IsRefused()
    {
        var cluster = await ClusterAsync();
        var impostor = await Teams.Identity.AddAssertionIssuerAsync(Cancelled);

        Assert.Equal(700027, await CodeAsync(impostor.IssueAssertion(new FederatedAssertion(Subject) { Issuer = cluster.Issuer.AbsoluteUri })));
    }

    [Fact]
    public async Task Token_ExpiredAssertion_IsAadsts700024()
    {
        var cluster = await ClusterAsync();
        var expired = new FederatedAssertion(Subject) { StartsIn = TimeSpan.FromHours(-2), EndsIn = TimeSpan.FromHours(-1) };

        Assert.Equal(700024, await CodeAsync(cluster.IssueAssertion(expired)));
    }

    [Fact]
    public async Task Issuer_Metadata_NamesItsKeys()
    {
        var cluster = await ClusterAsync();

        var metadata = JsonNode.Parse(await Client.Http.GetStringAsync(new Uri(cluster.Issuer.AbsoluteUri + "/.well-known/openid-configuration"), Cancelled))!;
        var keys = JsonNode.Parse(await Client.Http.GetStringAsync(new Uri((string)metadata["jwks_uri"]!), Cancelled))!;

        Assert.Equal(cluster.Issuer.AbsoluteUri, (string?)metadata["issuer"]);
        Assert.Single(keys["keys"]!.AsArray());
    }

    private async Task<AssertionIssuer> ClusterAsync()
    {
        var cluster = await Teams.Identity.AddAssertionIssuerAsync(Cancelled);
        Teams.Identity.Application.AddFederatedCredential(new FederatedCredential(cluster.Issuer.AbsoluteUri, Subject));
        return cluster;
    }

    private async Task<int?> CodeAsync(string assertion) => (await TokenEndpoint.WithAssertionAsync(Client, Teams, assertion)).Code;
}
