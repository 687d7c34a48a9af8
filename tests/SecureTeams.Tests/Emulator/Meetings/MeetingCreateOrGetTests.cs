using System.Net;
using System.Text.Json.Nodes;

namespace SecureTeams.Tests.Emulator.Meetings;

public sealed class MeetingCreateOrGetTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private EmulatorClient Client => shared.Client;

    [Fact]
    public async Task CreateOrGet_NewExternalId_Is201()
    {
        var meeting = await CallAsync(HttpStatusCode.Created, """{"externalId":"new","subject":"Order"}""");

        Assert.Equal("new", (string?)meeting["externalId"]);
        Assert.Equal("Order", (string?)meeting["subject"]);
    }

    [Fact]
    public async Task CreateOrGet_KnownExternalId_Is200WithTheFirstMeeting()
    {
        var first = await CallAsync(HttpStatusCode.Created, """{"externalId":"known","subject":"First"}""");

        var second = await CallAsync(HttpStatusCode.OK, """{"externalId":"known","subject":"Second"}""");

        Assert.Equal((string?)first["id"], (string?)second["id"]);
        Assert.Equal("First", (string?)second["subject"]);
    }

    [Fact]
    public async Task CreateOrGet_AtTheSameTime_CreatesOnce()
    {
        var calls = Enumerable.Range(0, 8).Select(_ => Client.SendAsync(HttpMethod.Post, Client.Meetings + "/createOrGet", """{"externalId":"race"}"""));

        var responses = await Task.WhenAll(calls);

        Assert.Single(responses, response => response.StatusCode == HttpStatusCode.Created);
        Assert.Equal(7, responses.Count(response => response.StatusCode == HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("""{"subject":"no external id"}""")]
    [InlineData("""{"externalId":""}""")]
    [InlineData("""{"externalId":"x","lobbyBypassSettings":{"scope":"organizer"}}""")]
    [InlineData("""{"externalId":"x","allowedPresenters":"organizer"}""")]
    [InlineData("""{"externalId":"x","endDateTime":"2030-01-02T10:00:00Z"}""")]
    [InlineData("""{"externalId":"x","startDateTime":"2030-01-02T10:00:00Z","endDateTime":"2030-01-02T09:00:00Z"}""")]
    public async Task CreateOrGet_BodyAgainstTheRules_Is400(string body) => await CallAsync(HttpStatusCode.BadRequest, body);

    private Task<JsonObject> CallAsync(HttpStatusCode expected, string body) =>
        Client.SendForAsync(expected, HttpMethod.Post, Client.Meetings + "/createOrGet", body);
}
