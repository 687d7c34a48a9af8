using System.Net;
using System.Text.Json.Nodes;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator.Meetings;

public sealed class MeetingCreateTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private EmulatorClient Client => shared.Client;

    private TeamsEmulator Teams => shared.Teams;

    [Fact]
    public async Task Create_EmptyBody_GivesTheServicesDefaults()
    {
        var meeting = await Client.CreateAsync("{}");

        Assert.Equal("organization", (string?)meeting["lobbyBypassSettings"]!["scope"]);
        Assert.Equal("everyone", (string?)meeting["allowedPresenters"]);
        Assert.Equal(Teams.Organizer.Id.ToString(), (string?)meeting["participants"]!["organizer"]!["identity"]!["user"]!["id"]);
        Assert.Equal(TimeSpan.FromHours(1), TimeOf(meeting, "endDateTime") - TimeOf(meeting, "startDateTime"));
    }

    [Theory]
    [InlineData("id")]
    [InlineData("joinWebUrl")]
    [InlineData("meetingOptionsWebUrl")]
    [InlineData("creationDateTime")]
    public async Task Create_EmptyBody_SuppliesTheServicesMember(string name)
    {
        var meeting = await Client.CreateAsync("{}");

        Assert.NotEmpty((string?)meeting[name] ?? string.Empty);
    }

    [Fact]
    public async Task Create_EmptyBody_GeneratesJoinSettingsAndChat()
    {
        var meeting = await Client.CreateAsync("{}");

        Assert.Matches("^[0-9]{12}$", (string?)meeting["joinMeetingIdSettings"]!["joinMeetingId"]);
        Assert.NotEmpty((string?)meeting["joinMeetingIdSettings"]!["passcode"] ?? string.Empty);
        Assert.StartsWith("19:meeting_", (string?)meeting["chatInfo"]!["threadId"], StringComparison.Ordinal);
        Assert.StartsWith("https://teams.microsoft.com/l/meetup-join/19%3ameeting_", (string?)meeting["joinWebUrl"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Create_TimesWithOffset_AreAnsweredInUtcWithSevenDigits()
    {
        var meeting = await Client.CreateAsync("""{"startDateTime":"2030-01-02T10:00:00+02:00","endDateTime":"2030-01-02T11:30:00.5+02:00"}""");

        Assert.Equal("2030-01-02T08:00:00.0000000Z", (string?)meeting["startDateTime"]);
        Assert.Equal("2030-01-02T09:30:00.5000000Z", (string?)meeting["endDateTime"]);
    }

    [Fact]
    public async Task Create_AskedPolicy_IsKept()
    {
        var meeting = await Client.CreateAsync("""{"lobbyBypassSettings":{"scope":"invited"},"allowedPresenters":"organizer","allowRecording":false}""");

        Assert.Equal("invited", (string?)meeting["lobbyBypassSettings"]!["scope"]);
        Assert.Equal("organizer", (string?)meeting["allowedPresenters"]);
        Assert.False((bool?)meeting["allowRecording"]);
    }

    [Fact]
    public async Task Create_UnknownMember_IsKeptAndAnswered()
    {
        var meeting = await Client.CreateAsync("""{"somethingNew":{"answer":[42]}}""");

        Assert.Equal("""{"answer":[42]}""", meeting["somethingNew"]!.ToJsonString());
    }

    [Fact]
    public async Task Create_OrganizerIsTheUser_IsAccepted()
    {
        var body = """{"participants":{"organizer":{"identity":{"user":{"id":"ID"}}}}}""".Replace("ID", Teams.Organizer.Id.ToString(), StringComparison.Ordinal);

        var meeting = await Client.CreateAsync(body);

        Assert.Equal(Teams.Organizer.UserPrincipalName, (string?)meeting["participants"]!["organizer"]!["upn"]);
    }

    [Fact]
    public async Task Create_PasscodeNotRequired_HasNone()
    {
        var meeting = await Client.CreateAsync("""{"joinMeetingIdSettings":{"isPasscodeRequired":false}}""");

        Assert.Null(meeting["joinMeetingIdSettings"]!["passcode"]);
    }

    [Theory]
    [InlineData("""{"endDateTime":"2030-01-02T10:00:00Z"}""")]
    [InlineData("""{"startDateTime":"2030-01-02T10:00:00Z","endDateTime":"2030-01-02T09:59:59Z"}""")]
    [InlineData("""{"startDateTime":"2030-01-02T10:00:00"}""")]
    [InlineData("""{"startDateTime":"tomorrow"}""")]
    [InlineData("""{"lobbyBypassSettings":{"scope":"unknownFutureValue"}}""")]
    [InlineData("""{"lobbyBypassSettings":{"scope":"Everyone"}}""")]
    [InlineData("""{"lobbyBypassSettings":{"scope":7}}""")]
    [InlineData("""{"lobbyBypassSettings":"everyone"}""")]
    [InlineData("""{"lobbyBypassSettings":null}""")]
    [InlineData("""{"allowedPresenters":"nobody"}""")]
    [InlineData("""{"allowRecording":"false"}""")]
    [InlineData("""{"anonymizeIdentityForRoles":["presenter"]}""")]
    [InlineData("""{"participants":{"attendees":[{"upn":"a@contoso.example","role":"boss"}]}}""")]
    [InlineData("""{"participants":{"organizer":{"identity":{"user":{"id":"5b1b1b6c-2f0f-4a8c-9b62-8d3f4f7c2d11"}}}}}""")]
    [InlineData("""{"joinMeetingIdSettings":{"isPasscodeRequired":true,"passcode":"mine"}}""")]
    [InlineData("""{"id":"mine"}""")]
    [InlineData("""{"externalId":"mine"}""")]
    [InlineData("""{"participants":{"organizer":{"identity":{"user":"me"}},"attendees":"all"}}""")]
    [InlineData("""{"startDateTime":"9999-12-31T23:59:59Z"}""")]
    [InlineData("""{"subject":"one","subject":"two"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task Create_BodyAgainstTheRules_Is400(string body)
    {
        var error = await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Client.Meetings, body);

        Assert.Equal("BadRequest", (string?)error["error"]!["code"]);
    }

    [Fact]
    public async Task Create_UsersOfTheTenant_HaveMeetingsOfTheirOwn()
    {
        var options = new TeamsEmulatorOptions();
        var colleague = EmulatedUser.Create("Carla Colleague", "carla@contoso.example");
        options.Users.Add(colleague);
        await using var teams = await TeamsEmulator.StartAsync(options, Cancelled);
        using var client = new EmulatorClient(teams);
        await client.SignInAsync();
        JsonObject meeting = await client.SendForAsync(HttpStatusCode.Created, HttpMethod.Post, $"v1.0/users/{colleague.Id}/onlineMeetings", "{}");

        using var asOrganizer = await client.SendAsync(HttpMethod.Get, client.Path(meeting));

        Assert.Equal("Carla Colleague", (string?)meeting["participants"]!["organizer"]!["identity"]!["user"]!["displayName"]);
        Assert.Equal(HttpStatusCode.NotFound, asOrganizer.StatusCode);
    }

    private static DateTimeOffset TimeOf(JsonObject meeting, string name) =>
        DateTimeOffset.Parse((string)meeting[name]!, System.Globalization.CultureInfo.InvariantCulture);
}
