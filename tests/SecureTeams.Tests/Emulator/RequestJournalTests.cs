using System.Text.Json;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class RequestJournalTests : EmulatorScenario
{
    [Fact]
    public async Task Requests_GraphCall_IsWrittenDown()
    {
        Client.Http.DefaultRequestHeaders.Add("client-request-id", "my-id");

        await Client.CreateAsync("""{"subject":"Board"}""");

        var request = Assert.Single(Teams.Requests.Of(GraphOperation.Create));
        Assert.Equal(EmulatedService.Graph, request.Service);
        Assert.Equal("POST", request.Method);
        Assert.Equal(new Uri(Teams.GraphEndpoint, Client.Meetings), request.Address);
        Assert.True(request.HasBearerToken);
        Assert.Equal("include-unknown-enum-members", request.Headers["prefer"]);
        Assert.Equal("my-id", request.Headers["client-request-id"]);
        Assert.Equal("""{"subject":"Board"}""", request.Body);
        Assert.Equal(201, request.Status);
    }

    [Fact]
    public async Task Requests_CallWithoutToken_SaysSo()
    {
        Client.Http.DefaultRequestHeaders.Authorization = null;

        using var response = await Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}");

        Assert.False(Assert.Single(Teams.Requests.Of(GraphOperation.Create)).HasBearerToken);
    }

    [Fact]
    public async Task Requests_CutConnection_HasNoStatus()
    {
        Teams.Faults.On(GraphOperation.Create).ConnectionReset();

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.SendAsync(HttpMethod.Post, Client.Meetings, "{}"));

        Assert.Null(Assert.Single(Teams.Requests.Of(GraphOperation.Create)).Status);
    }

    [Fact]
    public async Task Requests_ClientGivesUp_IsWrittenDownWithoutStatus()
    {
        var clock = new DelayObserver();
        await using var teams = await TeamsEmulator.StartAsync(new TeamsEmulatorOptions { TimeProvider = clock }, Cancelled);
        using var client = new EmulatorClient(teams);
        using var impatience = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        teams.Faults.On(GraphOperation.Create).Delay(DelayObserver.Observed);

        var create = client.SendAsync(HttpMethod.Post, client.Meetings, "{}", cancellationToken: impatience.Token);
        await clock.Started.WaitAsync(Cancelled);
        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => create);
        while (teams.Requests.Of(GraphOperation.Create) is [])
        {
            Cancelled.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Null(Assert.Single(teams.Requests.Of(GraphOperation.Create)).Status);
    }

    [Fact]
    public async Task Requests_WholeScenario_KeepsNoToken()
    {
        var token = Client.Http.DefaultRequestHeaders.Authorization!.Parameter!;
        var meeting = await Client.CreateAsync("{}");
        using var response = await Client.SendAsync(HttpMethod.Get, Client.Path(meeting));

        var journal = JsonSerializer.Serialize(Teams.Requests.All);

        Assert.DoesNotContain(token, journal, StringComparison.Ordinal);
        Assert.DoesNotContain("client_assertion", journal, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", journal, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_Handshakes_ShowThatRevocationListsWereFetched() =>
        Assert.Contains(Teams.Requests.Of(EmulatedService.RevocationLists), request => request.Status == 200);

    [Fact]
    public void Requests_SignIn_ShowsTheTokenRequest() =>
        Assert.Contains(Teams.Requests.Of(EmulatedService.Identity), request => request.Address.AbsolutePath.EndsWith("/token", StringComparison.Ordinal) && request.Body is null);

    [Fact]
    public void Clear_RequestsWritten_AreForgotten()
    {
        Teams.Requests.Clear();

        Assert.Empty(Teams.Requests.All);
    }
}
