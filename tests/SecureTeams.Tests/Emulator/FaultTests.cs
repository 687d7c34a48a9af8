using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Identity.Client;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class FaultTests : EmulatorScenario
{
    [Fact]
    public async Task Throttle_Twice_IsUsedUpInOrder()
    {
        Teams.Faults.On(GraphOperation.Create).Throttle(2, TimeSpan.FromSeconds(1.5));

        using var first = await Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}");
        using var second = await Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}");
        using var third = await Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, first.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), first.Headers.RetryAfter?.Delta);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.Equal(HttpStatusCode.Created, third.StatusCode);
    }

    [Fact]
    public async Task Throttle_NoRetryAfter_LeavesTheHeaderOut()
    {
        Teams.Faults.On(GraphOperation.Create).Throttle(1, retryAfter: null);

        using var response = await Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}");

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Null(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task OnToken_Throttled_FailsTheSignIn()
    {
        Teams.Faults.OnToken().Throttle(1, TimeSpan.FromSeconds(7));

        var refusal = await Assert.ThrowsAsync<MsalServiceException>(() => Client.TokenAsync());

        Assert.Equal(429, refusal.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), refusal.Headers.RetryAfter?.Delta);
        Assert.Equal(0, Teams.Faults.Pending);
    }

    [Fact]
    public async Task ServerError_OneRoute_LeavesOtherRoutesAlone()
    {
        var meeting = await Client.CreateAsync("{}");
        Teams.Faults.On(GraphOperation.Update).ServerError(503);

        await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Client.Path(meeting));
        await Client.SendForAsync(HttpStatusCode.ServiceUnavailable, HttpMethod.Patch, Client.Path(meeting), """{"subject":"After"}""");
    }

    [Fact]
    public async Task Faults_OfSeveralKinds_ArePlayedInOrder()
    {
        Teams.Faults.On(GraphOperation.Find).ServerError(500).Throttle(1, TimeSpan.Zero).MalformedJson();
        var path = Client.Meetings + "?$filter=JoinWebUrl%20eq%20'x'";
        List<HttpStatusCode> statuses = [];

        for (var call = 0; call < 3; call++)
        {
            using var response = await Client.SendAsync(HttpMethod.Get, path);
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([HttpStatusCode.InternalServerError, HttpStatusCode.TooManyRequests, HttpStatusCode.OK], statuses);
    }

    [Fact]
    public async Task ConnectionReset_CreateOrGet_CommitsNothing()
    {
        Teams.Faults.On(GraphOperation.CreateOrGet).ConnectionReset();

        await Assert.ThrowsAsync<HttpRequestException>(() => CreateOrGetAsync());

        using var second = await CreateOrGetAsync();
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
    }

    [Fact]
    public async Task ResetAfterCommit_CreateOrGet_CommitsAndLosesTheAnswer()
    {
        Teams.Faults.On(GraphOperation.CreateOrGet).ResetAfterCommit();

        await Assert.ThrowsAsync<HttpRequestException>(() => CreateOrGetAsync());

        using var second = await CreateOrGetAsync();
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task ResetAfterCommit_Delete_CommitsAndLosesTheAnswer()
    {
        var meeting = await Client.CreateAsync("{}");
        Teams.Faults.On(GraphOperation.Delete).ResetAfterCommit();

        // A body keeps the platform from repeating the request by itself.
        await Assert.ThrowsAsync<HttpRequestException>(() => Client.SendAsync(HttpMethod.Delete, Client.Path(meeting), "{}"));

        await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Get, Client.Path(meeting));
    }

    [Fact]
    public async Task Delay_ByTheEmulatorsClock_HoldsTheAnswer()
    {
        var clock = new DelayObserver();
        await using var teams = await TeamsEmulator.StartAsync(new TeamsEmulatorOptions { TimeProvider = clock }, Cancelled);
        using var client = new EmulatorClient(teams);
        await client.SignInAsync();
        teams.Faults.On(GraphOperation.Create).Delay(DelayObserver.Observed);

        var create = client.SendAsync(HttpMethod.Post, client.Meetings, "{}");
        await clock.Started.WaitAsync(Cancelled);
        Assert.False(create.IsCompleted);
        clock.Advance(DelayObserver.Observed);

        using var response = await create;
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task Redirect_ToAnotherHost_Is307WithLocation()
    {
        Teams.Faults.On(GraphOperation.Create).Redirect(new Uri("https://graph.evil.example/v1.0"));

        using var response = await Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}");

        Assert.Equal(HttpStatusCode.TemporaryRedirect, response.StatusCode);
        Assert.Equal(new Uri("https://graph.evil.example/v1.0"), response.Headers.Location);
    }

    [Fact]
    public async Task OversizedBody_Bytes_IsAtLeastThatLong()
    {
        Teams.Faults.On(GraphOperation.Get).OversizedBody(3_000_000);

        using var response = await Client.SendAsync(HttpMethod.Get, Client.Meetings + "/any");

        var body = await response.Content.ReadAsByteArrayAsync(Cancelled);
        Assert.InRange(body.Length, 3_000_000, 3_000_100);
        Assert.NotNull(JsonNode.Parse(Encoding.UTF8.GetString(body)));
    }

    [Fact]
    public async Task MalformedJson_Success_CannotBeParsed()
    {
        Teams.Faults.On(GraphOperation.Get).MalformedJson();

        using var response = await Client.SendAsync(HttpMethod.Get, Client.Meetings + "/any");

        var body = await response.Content.ReadAsStringAsync(Cancelled);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
    }

    [Fact]
    public async Task ClaimsChallenge_Graph_Is401WithTheClaims()
    {
        const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1"}}}""";
        Teams.Faults.On(GraphOperation.Get).ClaimsChallenge(Claims);

        using var response = await Client.SendAsync(HttpMethod.Get, Client.Meetings + "/any");

        var challenge = Assert.Single(response.Headers.WwwAuthenticate).Parameter;
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims)), challenge, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WeakenPolicy_Create_AnswersAndStoresTheWeakerPolicy()
    {
        Teams.Faults.On(GraphOperation.Create).WeakenPolicy();

        var meeting = await Client.CreateAsync("""{"lobbyBypassSettings":{"scope":"organizer"},"allowedPresenters":"organizer"}""");

        var read = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, Client.Path(meeting), prefersAll: true);
        Assert.Equal("everyone", (string?)meeting["lobbyBypassSettings"]!["scope"]);
        Assert.Equal("everyone", (string?)meeting["allowedPresenters"]);
        Assert.True(JsonNode.DeepEquals(meeting, read));
    }

    [Fact]
    public async Task WeakenPolicy_UpdateWithMembers_OverwritesThoseOnly()
    {
        var meeting = await Client.CreateAsync("""{"allowRecording":false}""");
        Teams.Faults.On(GraphOperation.Update).WeakenPolicy(new JsonObject { ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "organizationAndFederated" } });

        var updated = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Patch, Client.Path(meeting), """{"lobbyBypassSettings":{"scope":"organizer"}}""");

        Assert.Equal("organizationAndFederated", (string?)updated["lobbyBypassSettings"]!["scope"]);
        Assert.False((bool?)updated["lobbyBypassSettings"]!["isDialInBypassEnabled"]);
    }

    [Fact]
    public async Task Clear_FaultsLeft_AreForgotten()
    {
        Teams.Faults.On(GraphOperation.Create).Throttle(5, TimeSpan.Zero);

        Teams.Faults.Clear();

        await Client.CreateAsync("{}");
    }

    [Fact]
    public void WeakenPolicy_RouteThatOnlyReads_Throws() =>
        Assert.Throws<InvalidOperationException>(() => Teams.Faults.On(GraphOperation.Get).WeakenPolicy());

    [Fact]
    public void Throttle_NotOnce_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Teams.Faults.OnToken().Throttle(0, TimeSpan.Zero));

    private Task<HttpResponseMessage> CreateOrGetAsync() =>
        Client.SendAsync(HttpMethod.Post, Client.Meetings + "/createOrGet", """{"externalId":"order-1"}""");
}
