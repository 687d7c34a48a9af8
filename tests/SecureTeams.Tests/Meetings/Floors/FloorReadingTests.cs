using System.Reflection;
using SecureTeams.Emulator;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Meetings.Batching;
using SecureTeams.Meetings.Events;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Updating;
using SecureTeams.Tests.Transport.Resilience;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Meetings.Floors;

/// <summary>Whichever way a meeting comes to the caller, one below the floor says so.</summary>
public sealed class FloorReadingTests
{
    private const string Meeting =
        """{"id":"m","subject":"S","lobbyBypassSettings":{"scope":"everyone","isDialInBypassEnabled":false},"allowedPresenters":"organizer","allowedLobbyAdmitters":"organizerAndCoOrganizers"}""";

    private const string Page = $$"""{"value":[{{Meeting}}]}""";

    private static readonly ResilienceSettings Once = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), 0, TimeSpan.Zero);
    private static readonly MeetingFloor Floor = MeetingFloor.Parse("""{ "meetings": { "lobbyBypass": "organization" } }""");
    private static readonly Guid Organizer = Guid.NewGuid();
    private static readonly JoinUrl Link = JoinUrl.Parse("https://teams.example/meet/1");
    private static readonly MeetingChange Renamed = new() { Subject = "S" };

    private static readonly MeetingDraft Draft = new()
    {
        Subject = "S",
        Schedule = new MeetingSchedule(new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 10, 0, 0, TimeSpan.Zero)),
    };

    private static readonly Dictionary<string, (string[] Bodies, Func<TeamsMeetingsClient, Task<OnlineMeeting>> Call)> Ways = new(StringComparer.Ordinal)
    {
        ["TeamsMeetingsClient.CreateAsync(Guid, MeetingDraft)"] = ([Meeting], meetings => LeftWeakerAsync(meetings.CreateAsync(Organizer, Draft, Stop))),
        ["TeamsMeetingsClient.CreateAsync(Guid, MeetingDraft, ExternalMeetingKey)"] = ([Meeting, Meeting], meetings => LeftWeakerAsync(meetings.CreateAsync(Organizer, Draft, ExternalMeetingKey.For("k"), Stop))),
        ["TeamsMeetingsClient.CreateOrGetAsync(Guid, String, MeetingDraft)"] = ([Meeting, Meeting], meetings => LeftWeakerAsync(meetings.CreateOrGetAsync(Organizer, "k", Draft, Stop))),
        ["TeamsMeetingsClient.GetAsync(Guid, String)"] = ([Meeting], meetings => meetings.GetAsync(Organizer, "m", Stop)),
        ["TeamsMeetingsClient.FindByJoinUrlAsync(Guid, JoinUrl)"] = ([Page], async meetings => (await meetings.FindByJoinUrlAsync(Organizer, Link, Stop))!),
        ["TeamsMeetingsClient.FindByMeetingIdAsync(Guid, String)"] = ([Page], async meetings => (await meetings.FindByMeetingIdAsync(Organizer, "1", Stop))!),
        ["TeamsMeetingsClient.FindByVideoTeleconferenceIdAsync(String)"] = ([Page], async meetings => (await meetings.FindByVideoTeleconferenceIdAsync("1", Stop))!),
        ["TeamsMeetingsClient.UpdateAsync(Guid, String, MeetingChange)"] = ([Meeting], async meetings => (await meetings.UpdateAsync(Organizer, "m", Renamed, Stop)).Meeting),
        ["TeamsMeetingsClient.UpdateAsync(Guid, String, MeetingChange, OnlineMeeting)"] = ([Meeting, Meeting], async meetings => Both(await meetings.UpdateAsync(Organizer, "m", Renamed, new OnlineMeeting { Id = "m", Subject = "S" }, Stop))),
        ["TeamsMeetingsClient.UpdateAsync(Guid, JoinUrl, MeetingChange)"] = ([Page, Meeting], async meetings => Both(await meetings.UpdateAsync(Organizer, Link, Renamed, Stop))),
        ["MeetingBatch.SendAsync(IReadOnlyList`1)"] = ([$$"""{"responses":[{"id":"0","status":200,"body":{{Meeting}}}]}"""], async meetings => (await meetings.Batch.SendAsync([BatchRequest.Get(Organizer, "m")], Stop))[0].Demand()),
        ["VirtualEventsClient.ListWebinarSessionsAsync(String)"] = ([Page], meetings => FirstAsync(meetings.Events.ListWebinarSessionsAsync("e", Stop))),
        ["VirtualEventsClient.ListTownHallSessionsAsync(String)"] = ([Page], meetings => FirstAsync(meetings.Events.ListTownHallSessionsAsync("e", Stop))),
    };

    public static TheoryData<string> Names => [.. Ways.Keys];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Names))]
    public async Task Read_MeetingBelowTheFloor_SaysInWhat(string way)
    {
        (string[] bodies, Func<TeamsMeetingsClient, Task<OnlineMeeting>> call) = Ways[way];
        using var server = new ScriptedServer([.. bodies.Select(body => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}")]) { Closes = true, Floor = Floor };
        OnlineMeeting meeting = await server.UseAsync(Once, call);
        Assert.Equal("LobbyBypass", Assert.Single(meeting.BelowFloor).Setting);
    }

    [Fact]
    public void EveryMethodThatGivesAMeeting_IsAmongTheWays()
    {
        Type[] clients = [typeof(TeamsMeetingsClient), typeof(MeetingBatch), typeof(VirtualEventsClient), typeof(MeetingArtifactsClient)];
        Assert.Equal(
            clients.SelectMany(client => client.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
                .Where(method => !method.IsSpecialName && !clients.Contains(method.ReturnType) && Gives(method.ReturnType, []))
                .Select(method => $"{method.DeclaringType!.Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name).Where(name => name != nameof(CancellationToken)))})")
                .Order(StringComparer.Ordinal),
            Ways.Keys.Order(StringComparer.Ordinal));
    }

    [Fact(Timeout = 120_000)]
    public async Task ListTownHallSessionsAsync_OneSessionBelowTheFloor_IsTheOneThatSaysSo()
    {
        var options = new TeamsEmulatorOptions();
        options.Roles.Add("VirtualEvent.Read.All");
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(options);
        DateTimeOffset start = Draft.Schedule.Start;
        SecureTeams.Emulator.VirtualEvents.EmulatedVirtualEvent made = teams.Emulator.VirtualEvents.AddTownhall("T", start, start.AddHours(1));
        foreach (string scope in (string[])["everyone", "organization"])
        {
            made.AddSession(scope, start, start.AddHours(1), new() { ["lobbyBypassSettings"] = new System.Text.Json.Nodes.JsonObject { ["scope"] = scope } });
        }

        var below = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (VirtualEventSession session in teams.Client(settings => settings.MeetingFloor = Floor).Meetings.Events.ListTownHallSessionsAsync(made.Id, Stop))
        {
            below[session.Options.LobbyBypass!.Value.Value] = session.Options.BelowFloor.Count;
        }

        Assert.Equal(new Dictionary<string, int> { ["everyone"] = 1, ["organization"] = 0 }, below);
    }

    private static OnlineMeeting Both(MeetingUpdate update)
    {
        Assert.Single(update.Before!.BelowFloor);
        return update.Meeting;
    }

    private static async Task<OnlineMeeting> LeftWeakerAsync(Task write) => (await Assert.ThrowsAsync<MeetingPolicyNotAppliedException>(() => write)).Meeting;

    private static async Task<OnlineMeeting> FirstAsync(IAsyncEnumerable<VirtualEventSession> sessions)
    {
        await foreach (VirtualEventSession session in sessions)
        {
            return session.Options;
        }

        throw new InvalidOperationException("There is no session.");
    }

    private static bool Gives(Type type, HashSet<Type> seen) =>
        seen.Add(type)
        && (type == typeof(OnlineMeeting)
            || type.GetGenericArguments().Any(argument => Gives(argument, seen))
            || (type.Assembly == typeof(OnlineMeeting).Assembly && type.GetProperties().Any(property => Gives(property.PropertyType, seen))));
}
