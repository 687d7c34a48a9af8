using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.ManagedIdentity;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class ManagedIdentityTests : UserScenario
{
    [Fact]
    public async Task Token_SystemAssigned_WorksAtGraph()
    {
        var endpoint = await Teams.Identity.AddManagedIdentityEndpointAsync(Cancelled);

        var answer = await GetAsync(endpoint);

        Assert.Equal(endpoint.SystemAssigned.ClientId.ToString("D"), (string?)answer.Body["client_id"]);
        Assert.Equal(new DateTimeOffset(new JsonWebToken(answer.AccessToken).ValidTo).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture), (string?)answer.Body["expires_on"]);
        Assert.Equal(HttpStatusCode.Created, await StatusAsync(HttpMethod.Post, Client.Meetings, answer.AccessToken));
    }

    [Fact]
    public async Task Token_UserAssigned_IsFoundByClientIdOrObjectId()
    {
        var endpoint = await Teams.Identity.AddManagedIdentityEndpointAsync(Cancelled);
        var identity = endpoint.AssignIdentity("OnlineMeetings.Read.All");
        var objectId = identity.ServicePrincipalIn(Teams.TenantId);

        var byClient = await GetAsync(endpoint, $"&client_id={identity.ClientId:D}");
        var byObject = await GetAsync(endpoint, $"&object_id={objectId:D}");

        Assert.Equal(objectId.ToString("D"), new JsonWebToken(byClient.AccessToken).GetClaim("oid").Value);
        Assert.Equal(objectId.ToString("D"), new JsonWebToken(byObject.AccessToken).GetClaim("oid").Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("guessed")]
    public async Task Token_WrongHeader_Is401(string header)
    {
        var endpoint = await Teams.Identity.AddManagedIdentityEndpointAsync(Cancelled);

        var answer = await GetAsync(endpoint, header: header);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(401, (int?)answer.Body["statusCode"]);
    }

    [Fact]
    public async Task Token_NoSuchIdentity_Is400()
    {
        var endpoint = await Teams.Identity.AddManagedIdentityEndpointAsync(Cancelled);
        endpoint.HasSystemAssigned = false;

        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(endpoint)).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(endpoint, $"&client_id={Guid.NewGuid():D}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await GetAsync(endpoint, resource: "https://vault.example")).Status);
    }

    [Fact]
    public async Task OnManagedIdentity_Faults_ArePlayedInOrder()
    {
        var endpoint = await Teams.Identity.AddManagedIdentityEndpointAsync(Cancelled);
        Teams.Faults.OnManagedIdentity().Throttle(1, TimeSpan.FromSeconds(3)).ServerError(500);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await GetAsync(endpoint)).Status);
        Assert.Equal(500, (int?)(await GetAsync(endpoint)).Body["statusCode"]);
        Assert.NotEmpty((await GetAsync(endpoint)).AccessToken);
        Assert.Equal(0, Teams.Faults.Pending);
        Assert.Equal(3, Teams.Requests.Of(EmulatedService.ManagedIdentity).Count);
    }

    private async Task<TokenAnswer> GetAsync(ManagedIdentityEndpoint endpoint, string query = "", string? header = null, string? resource = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{endpoint.Endpoint}?api-version=2019-08-01&resource={resource ?? Teams.GraphEndpoint.GetLeftPart(UriPartial.Authority)}{query}"));
        request.Headers.Add("X-IDENTITY-HEADER", header ?? endpoint.Header);
        using var response = await http.SendAsync(request, Cancelled);
        return new TokenAnswer(response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancelled))!.AsObject());
    }
}
