using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity.Claims;
using SecureTeams.Identity.TabTokens;

namespace SecureTeams.Tests.Hosting;

/// <summary>Code that others wrote, here Microsoft's own client, over the hardened transport.</summary>
public sealed class GraphHttpClientTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GraphServiceClient_CreatesReadsChangesAndDeletesAMeeting()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using HttpClient http = teams.Client().CreateGraphHttpClient();
        using GraphServiceClient graph = Graph(teams, http);
        var meetings = graph.Users[teams.Organizer.ToString()].OnlineMeetings;
        OnlineMeeting? created = await meetings.PostAsync(new OnlineMeeting { Subject = "Quarter results", LobbyBypassSettings = new LobbyBypassSettings { Scope = LobbyBypassScope.Organizer } }, cancellationToken: Stop);
        Assert.NotNull(created);
        OnlineMeeting? read = await meetings[created.Id].GetAsync(cancellationToken: Stop);
        Assert.NotNull(read);
        Assert.Equal(LobbyBypassScope.Organizer, read.LobbyBypassSettings?.Scope);
        OnlineMeeting? changed = await meetings[created.Id].PatchAsync(new OnlineMeeting { Subject = "Later" }, cancellationToken: Stop);
        Assert.NotNull(changed);
        Assert.Equal("Later", changed.Subject);
        await meetings[created.Id].DeleteAsync(cancellationToken: Stop);
        Assert.Single(teams.Emulator.Requests.Of(EmulatedService.Identity), request => request.Method == "POST");
    }

    [Fact]
    public async Task GraphServiceClient_ServiceRefuses_GetsItsError()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { ApplicationAccessPolicyGranted = false });
        using HttpClient http = teams.Client().CreateGraphHttpClient();
        using GraphServiceClient graph = Graph(teams, http);
        var refusal = await Assert.ThrowsAsync<Microsoft.Graph.Models.ODataErrors.ODataError>(() => graph.Users[teams.Organizer.ToString()].OnlineMeetings.PostAsync(new OnlineMeeting(), cancellationToken: Stop));
        Assert.Equal((int)HttpStatusCode.Forbidden, refusal.ResponseStatusCode);
    }

    [Fact]
    public async Task GraphServiceClient_ClaimsChallenge_IsAnsweredForWhatItReadsAndToldForWhatItPosts()
    {
        const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}""";
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using HttpClient http = teams.Client().CreateGraphHttpClient();
        using GraphServiceClient graph = Graph(teams, http);
        var meetings = graph.Users[teams.Organizer.ToString()].OnlineMeetings;
        OnlineMeeting? created = await meetings.PostAsync(new OnlineMeeting { Subject = "Quarter results" }, cancellationToken: Stop);
        teams.Emulator.Faults.On(GraphOperation.Get).ClaimsChallenge(Claims);
        Assert.NotNull(await meetings[created!.Id].GetAsync(cancellationToken: Stop));
        teams.Emulator.Faults.On(GraphOperation.Create).ClaimsChallenge(Claims);
        ClaimsChallengeException told = await Assert.ThrowsAsync<ClaimsChallengeException>(() => meetings.PostAsync(new OnlineMeeting(), cancellationToken: Stop));
        Assert.Equal(Claims, told.Claims);
    }

    [Fact]
    public async Task GraphServiceClient_BadCertificate_IsRefusedByTheTransport()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Revoked, Stop);
        using HttpClient http = teams.Client(graph: endpoint.Address).CreateGraphHttpClient();
        using var graph = new GraphServiceClient(http, new AnonymousAuthenticationProvider(), new Uri(endpoint.Address, "v1.0").AbsoluteUri);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => graph.Users[teams.Organizer.ToString()].OnlineMeetings.PostAsync(new OnlineMeeting(), cancellationToken: Stop));
        Assert.Equal(SecureTeamsErrorCode.CertificateRevoked, refusal.Code);
    }

    [Fact]
    public async Task GraphServiceClient_OnBehalfOfAUser_IsThatUsersMe()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        TabTokenResult user = await client.TabTokens.ValidateAsync(teams.Emulator.Identity.IssueTabToken(), Stop);
        Assert.NotNull(user.Token);
        using HttpClient http = client.CreateGraphHttpClient(user.Token);
        using GraphServiceClient graph = Graph(teams, http);
        OnlineMeeting? created = await graph.Me.OnlineMeetings.PostAsync(new OnlineMeeting { Subject = "Mine" }, cancellationToken: Stop);
        Assert.NotNull(created);
        Assert.Equal(user.Token.ObjectId.ToString(), created.Participants?.Organizer?.Identity?.User?.Id);
    }

    [Theory]
    [InlineData("https://evil.example/v1.0/me")]
    [InlineData("http://localhost/v1.0/me")]
    public async Task Send_AnotherOrigin_GetsNoTokenAndNoRequest(string address)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using HttpClient http = teams.Client().CreateGraphHttpClient();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => http.GetAsync(new Uri(address), Stop));
        Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, refusal.Code);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Identity));
    }

    [Fact]
    public async Task Dispose_OneClient_LeavesTheOthersAlone()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        client.CreateGraphHttpClient().Dispose();
        using HttpClient http = client.CreateGraphHttpClient();
        using HttpResponseMessage response = await http.GetAsync(new Uri($"v1.0/users/{teams.Organizer}/onlineMeetings/none", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        await teams.CreateAsync(client);
    }

    [Fact]
    public async Task Create_DefaultTenant_IsRefused()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        Assert.Throws<ArgumentException>(() => teams.Client().CreateGraphHttpClient(default(TenantId)));
    }

    [Fact]
    public async Task Factory_ClientByName_IsAuthenticatedAndGuarded()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsOptions options = teams.Options();
        await using ServiceProvider provider = new ServiceCollection().AddLogging().AddSecureTeams(target =>
        {
            target.Cloud = options.Cloud;
            target.Tenant = options.Tenant;
            target.Credential = options.Credential;
            target.Trust = options.Trust;
        }).BuildServiceProvider();
        using HttpClient http = provider.GetRequiredService<IHttpClientFactory>().CreateClient(SecureTeamsServiceCollectionExtensions.GraphHttpClientName);
        using HttpResponseMessage response = await http.GetAsync(new Uri(teams.Emulator.GraphEndpoint, $"v1.0/users/{teams.Organizer}/onlineMeetings/none"), Stop);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static GraphServiceClient Graph(EmulatedTeams teams, HttpClient http) =>
        new(http, new AnonymousAuthenticationProvider(), new Uri(teams.Emulator.GraphEndpoint, "v1.0").AbsoluteUri);
}
