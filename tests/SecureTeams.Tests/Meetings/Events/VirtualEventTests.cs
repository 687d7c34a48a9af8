using System.Text.Json.Nodes;
using SecureTeams.Emulator;
using SecureTeams.Emulator.VirtualEvents;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings.Events;
using EventTime = SecureTeams.Meetings.Events.EventTime;

namespace SecureTeams.Tests.Meetings.Events;

public sealed class VirtualEventTests
{
    private static readonly DateTimeOffset Start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetWebinarAsync_OpenToEveryone_IsReadWithTheLobbyOfItsSessions()
    {
        await using EmulatedTeams teams = await StartAsync();
        EmulatedVirtualEvent made = teams.Emulator.VirtualEvents.AddWebinar("Launch", Start, Start.AddHours(1));
        made.AddSession("Session", Start, Start.AddHours(1), new JsonObject { ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "invited", ["isDialInBypassEnabled"] = false } });
        SecureTeamsClient client = teams.Client();
        VirtualEvent webinar = await client.Meetings.Events.GetWebinarAsync(made.Id, Stop);
        Assert.Equal(MeetingAudience.Everyone, webinar.Audience);
        Assert.Equal(VirtualEventStatus.Published, webinar.Status);
        Assert.Equal(Start, webinar.Start!.Value.Instant);
        Assert.Equal(teams.Organizer, webinar.OrganizerId);
        Assert.DoesNotContain("Launch", webinar.ToString(), StringComparison.Ordinal);
        VirtualEventSession session = Assert.Single(await AllAsync(client.Meetings.Events.ListWebinarSessionsAsync(made.Id, Stop)));
        Assert.Equal(LobbyScope.Invited, session.Options.LobbyBypass);
        Assert.Equal(Start, session.Options.Start);
        Assert.Equal("UTC", session.Start!.Value.TimeZone);
    }

    [Fact]
    public async Task ListTownHallsAsync_MoreThanAPage_GivesEachOnce()
    {
        await using EmulatedTeams teams = await StartAsync(pageSize: 2);
        string[] ids = [.. Enumerable.Range(0, 5).Select(number => teams.Emulator.VirtualEvents.AddTownhall($"T{number}", Start, Start.AddHours(1), new JsonObject { ["isInviteOnly"] = true }).Id)];
        List<VirtualEvent> events = await AllAsync(teams.Client().Meetings.Events.ListTownHallsAsync(teams.Organizer, Stop));
        Assert.Equal(ids.Order(StringComparer.Ordinal), events.Select(item => item.Id).Order(StringComparer.Ordinal));
        Assert.All(events, item => Assert.True(item.IsInviteOnly));
        Assert.Equal(MeetingAudience.Organization, events[0].Audience);
    }

    [Fact]
    public async Task GetTownHallAsync_Unknown_IsNotFound()
    {
        await using EmulatedTeams teams = await StartAsync();
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.Client().Meetings.Events.GetTownHallAsync("x", Stop));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
    }

    [Fact]
    public async Task GetWebinarAsync_LaterValues_AreKeptAndNotKnown()
    {
        await using EmulatedTeams teams = await StartAsync();
        EmulatedVirtualEvent made = teams.Emulator.VirtualEvents.AddWebinar("Launch", Start, Start.AddHours(1), new JsonObject { ["audience"] = "friends", ["status"] = "paused" });
        VirtualEvent webinar = await teams.Client().Meetings.Events.GetWebinarAsync(made.Id, Stop);
        Assert.Equal("friends", webinar.Audience!.Value.Value);
        Assert.False(webinar.Audience.Value.IsKnown);
        Assert.False(webinar.Audience.Value.IsAtLeastAsStrictAs(MeetingAudience.Everyone));
        Assert.False(webinar.Status!.Value.IsKnown);
    }

    [Theory]
    [InlineData("2030-01-31T09:00:00.0000000", "UTC", "2030-01-31T09:00:00Z")]
    [InlineData("2030-01-31T09:00:00Z", "UTC", "2030-01-31T09:00:00Z")]
    [InlineData("2030-01-31T09:00:00", "Europe/Berlin", "2030-01-31T08:00:00Z")]
    [InlineData("2030-07-31T09:00:00.5", "W. Europe Standard Time", "2030-07-31T07:00:00.5Z")]
    [InlineData("2030-01-31T09:00", "Pacific Standard Time", "2030-01-31T17:00:00Z")]
    [InlineData("2030-03-31T02:30:00", "Europe/Berlin", null)]
    [InlineData("2030-10-27T02:30:00", "Europe/Berlin", null)]
    [InlineData("2030-01-31T09:00:00", "Middle Earth Standard Time", null)]
    [InlineData("2030-01-31T09:00:00", "../../etc/passwd", null)]
    [InlineData("2030-01-31T09:00:00", "", null)]
    [InlineData("2030-01-31T09:00:00+02:00", "UTC", null)]
    [InlineData("31.01.2030", "UTC", null)]
    [InlineData("0001-01-01T00:00:00", "Europe/Berlin", null)]
    [InlineData("9999-12-31T23:59:59.0000000", "Pacific Standard Time", null)]
    [InlineData("9999-12-31T23:59:59", "Europe/Berlin", "9999-12-31T22:59:59Z")]
    [InlineData("9999-12-31T23:59:59.9999999", "UTC", "9999-12-31T23:59:59.9999999Z")]
    public void EventTime_Texts_BecomeAPointInTimeOnlyWhereItIsCertain(string dateTime, string zone, string? instant)
    {
        var time = new EventTime(dateTime, zone);
        Assert.Equal(instant is null ? null : (DateTimeOffset?)DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), time.Instant);
        Assert.Equal((dateTime, zone), (time.DateTime, time.TimeZone));
    }

    [Fact]
    public void EventTime_EndsOfTimeInEveryZone_DoNotFail()
    {
        foreach (TimeZoneInfo zone in TimeZoneInfo.GetSystemTimeZones())
        {
            foreach (string text in (string[])["0001-01-01T00:00:00", "0001-01-01T23:59:59.9999999", "9999-12-31T00:00:00", "9999-12-31T23:59:59.9999999"])
            {
                DateTimeOffset? instant = new EventTime(text, zone.Id).Instant;
                Assert.True(instant is null || instant.Value.Offset == TimeSpan.Zero, zone.Id);
            }
        }
    }

    [Fact]
    public void EventTime_Default_IsTheSameAsWithoutTexts()
    {
        Assert.Equal(string.Empty, default(EventTime).DateTime);
        Assert.Equal(string.Empty, default(EventTime).TimeZone);
        Assert.Equal(default, new EventTime(null, string.Empty));
        Assert.Null(default(EventTime).Instant);
    }

    private static Task<EmulatedTeams> StartAsync(int pageSize = 100)
    {
        var options = new TeamsEmulatorOptions { PageSize = pageSize };
        options.Roles.Add("VirtualEvent.Read.All");
        return EmulatedTeams.StartAsync(options);
    }

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
