using System.Text.Json;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Meetings.Events;
using SecureTeams.Tests.Transport.Resilience;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Meetings.Members;

/// <summary>What the service adds later is kept, however deep inside of what is known it is.</summary>
public sealed class UnknownMemberTests
{
    private static readonly ResilienceSettings Once = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Meeting_InsideOfPeople_AreKept()
    {
        OnlineMeeting meeting = await ReadAsync(
            """
            {"id":"m","participants":{
              "organizer":{"upn":"o@contoso.example","later":1,"identity":{"application":null,"device":null,"phone":{"id":"2"},"user":{"id":"3","displayName":"O","tenantId":"8c2a5b0e-1f04-4c7e-9a3b-2d6c9f7e1a10","identityProvider":"AAD","userType":"4"}}},
              "attendees":[{"role":"attendee"},null,{"role":"presenter","identity":{"application":{"id":"5"},"device":{"id":"6"}},"later":null}],
              "producers":[]}}
            """,
            meetings => meetings.GetAsync(Guid.NewGuid(), "m", Stop));
        AssertMembers(
            meeting.AdditionalMembers,
            ("participants/producers", "[]"),
            ("participants/organizer/later", "1"),
            ("participants/organizer/identity/phone", """{"id":"2"}"""),
            ("participants/organizer/identity/user/id", "\"3\""),
            ("participants/organizer/identity/user/userType", "\"4\""),
            ("participants/attendees/2/identity/application", """{"id":"5"}"""),
            ("participants/attendees/2/identity/device", """{"id":"6"}"""),
            ("participants/attendees/2/later", "null"));
        Assert.Equal("O", meeting.Organizer!.DisplayName);
        Assert.Equal(new Guid("8c2a5b0e-1f04-4c7e-9a3b-2d6c9f7e1a10"), meeting.Organizer.TenantId);
        Assert.Equal("AAD", meeting.Organizer.IdentityProvider);
        Assert.DoesNotContain("O,", meeting.Organizer.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Meeting_IdsThatAreNoGuids_AreKept()
    {
        OnlineMeeting meeting = await ReadAsync(
            $$$$"""
            {"id":"m","participants":{
              "organizer":{"identity":{"user":{"id":"8:orgid:o","tenantId":null}}},
              "attendees":[{"role":"attendee","identity":{"user":{"id":"8:acs:aaa","tenantId":"contoso"}}},
                {"role":"attendee","identity":{"user":{"id":" ","tenantId":"8C2A5B0E1F044C7E9A3B2D6C9F7E1A10"}}},
                {"role":"attendee","identity":{"user":{"id":"{{{{new string('x', 200)}}}}"}}}]}}
            """,
            meetings => meetings.GetAsync(Guid.NewGuid(), "m", Stop));
        AssertMembers(
            meeting.AdditionalMembers,
            ("participants/organizer/identity/user/id", "\"8:orgid:o\""),
            ("participants/attendees/0/identity/user/id", "\"8:acs:aaa\""),
            ("participants/attendees/0/identity/user/tenantId", "\"contoso\""),
            ("participants/attendees/2/identity/user/id", $"\"{new string('x', 200)}\""));
        Assert.All(meeting.Attendees, attendee => Assert.Null(attendee.UserId));
        Assert.Equal(new Guid("8c2a5b0e-1f04-4c7e-9a3b-2d6c9f7e1a10"), meeting.Attendees[1].TenantId);
    }

    [Fact(Timeout = 120_000)]
    public async Task OthersIds_ThatAreNoGuids_AreKept()
    {
        AttendanceRecord record = await ReadAsync(
            """{"value":[{"id":"r","identity":{"id":"8:acs:a","tenantId":"contoso"}}]}""",
            meetings => FirstAsync(meetings.Artifacts.ListAttendanceRecordsAsync(Guid.NewGuid(), "m", "r", Stop)));
        AssertMembers(record.AdditionalMembers, ("identity/tenantId", "\"contoso\""));
        MeetingArtifact recording = await ReadAsync(
            """{"value":[{"id":"t","meetingOrganizer":{"user":{"id":"8:orgid:o"}}}]}""",
            meetings => FirstAsync(meetings.Artifacts.ListRecordingsAsync(Guid.NewGuid(), "m", Stop)));
        AssertMembers(recording.AdditionalMembers, ("meetingOrganizer/user/id", "\"8:orgid:o\""));
        VirtualEvent webinar = await ReadAsync(
            """{"id":"e","createdBy":{"user":{"id":"8:orgid:o"}},"coOrganizers":[null,{"id":"8:acs:a"},{"id":"8c2a5b0e-1f04-4c7e-9a3b-2d6c9f7e1a10"}]}""",
            meetings => meetings.Events.GetWebinarAsync("e", Stop));
        AssertMembers(webinar.AdditionalMembers, ("createdBy/user/id", "\"8:orgid:o\""), ("coOrganizers/1/id", "\"8:acs:a\""));
        Assert.Single(webinar.CoOrganizerIds);
    }

    [Fact(Timeout = 120_000)]
    public async Task AttendanceRecord_OfItselfItsIdentityAndItsIntervals_AreKept()
    {
        AttendanceRecord record = await ReadAsync(
            """
            {"value":[{"id":"r","later":1,"externalRegistrationInformation":{"referrer":"2"},
              "identity":{"@odata.type":"#microsoft.graph.communicationsGuestIdentity","id":"3","email":"4"},
              "attendanceIntervals":[{"durationInSeconds":5},null,{"durationInSeconds":6,"reason":"7"}]}]}
            """,
            meetings => FirstAsync(meetings.Artifacts.ListAttendanceRecordsAsync(Guid.NewGuid(), "m", "r", Stop)));
        AssertMembers(
            record.AdditionalMembers,
            ("later", "1"),
            ("externalRegistrationInformation", """{"referrer":"2"}"""),
            ("identity/email", "\"4\""),
            ("attendanceIntervals/2/reason", "\"7\""));
        Assert.Equal(AttendeeIdentityKind.Guest, record.Identity!.Kind);
        Assert.Equal([5, 6], record.Intervals.Select(interval => interval.Duration!.Value.TotalSeconds));
    }

    [Fact(Timeout = 120_000)]
    public async Task AttendanceReport_OfItself_AreKept()
    {
        AttendanceReport report = await ReadAsync(
            """{"@odata.context":"https://graph.example/","id":"r","externalEventInformation":[{"applicationId":"1"}],"later":2}""",
            meetings => meetings.Artifacts.GetAttendanceReportAsync(Guid.NewGuid(), "m", "r", Stop));
        AssertMembers(report.AdditionalMembers, ("externalEventInformation", """[{"applicationId":"1"}]"""), ("later", "2"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Transcript_OfItselfAndItsOrganizer_AreKept()
    {
        MeetingArtifact transcript = await ReadAsync(
            """{"value":[{"id":"t","later":1,"meetingOrganizer":{"application":2,"user":{"id":"3","displayName":"4"}}}]}""",
            meetings => FirstAsync(meetings.Artifacts.ListTranscriptsAsync(Guid.NewGuid(), "m", Stop)));
        AssertMembers(transcript.AdditionalMembers, ("later", "1"), ("meetingOrganizer/application", "2"), ("meetingOrganizer/user/id", "\"3\""), ("meetingOrganizer/user/displayName", "\"4\""));
    }

    [Fact(Timeout = 120_000)]
    public async Task VirtualEvent_OfItselfItsPeopleAndItsTimes_AreKept()
    {
        VirtualEvent webinar = await ReadAsync(
            """
            {"id":"e","description":{"content":"1"},"settings":null,"createdBy":{"user":{"id":"2","displayName":"3"},"device":4},
              "coOrganizers":[{"id":"5"},{"id":"6","tenantId":"7"}],"startDateTime":{"dateTime":"2030-01-01T09:00:00","timeZone":"UTC","later":8}}
            """,
            meetings => meetings.Events.GetWebinarAsync("e", Stop));
        AssertMembers(
            webinar.AdditionalMembers,
            ("description", """{"content":"1"}"""),
            ("settings", "null"),
            ("createdBy/device", "4"),
            ("createdBy/user/id", "\"2\""),
            ("createdBy/user/displayName", "\"3\""),
            ("coOrganizers/0/id", "\"5\""),
            ("coOrganizers/1/id", "\"6\""),
            ("coOrganizers/1/tenantId", "\"7\""),
            ("startDateTime/later", "8"));
    }

    [Fact(Timeout = 120_000)]
    public async Task VirtualEventSession_OfItselfAndItsTimes_AreKept()
    {
        VirtualEventSession session = await ReadAsync(
            """{"value":[{"id":"s","later":1,"endDateTime":{"dateTime":"2030-01-01T09:00:00","timeZone":"UTC","later":2}}]}""",
            meetings => FirstAsync(meetings.Events.ListWebinarSessionsAsync("e", Stop)));
        AssertMembers(session.Options.AdditionalMembers, ("later", "1"), ("endDateTime/later", "2"));
    }

    [Fact(Timeout = 120_000)]
    public async Task Answers_OfTheEmulator_HaveNoneThatAreEmpty()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        OnlineMeeting meeting = await teams.CreateAsync(teams.Client());
        Assert.Empty(meeting.AdditionalMembers);
        Assert.Equal("Olivia Organizer", meeting.Organizer!.DisplayName);
    }

    private static void AssertMembers(IReadOnlyDictionary<string, JsonElement> members, params (string Name, string Json)[] expected) => Assert.Equal(
        expected.OrderBy(member => member.Name, StringComparer.Ordinal),
        members.Select(member => (member.Key, member.Value.GetRawText())).OrderBy(member => member.Key, StringComparer.Ordinal));

    private static async Task<T> ReadAsync<T>(string body, Func<TeamsMeetingsClient, Task<T>> use)
    {
        using var server = new ScriptedServer($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}") { Closes = true };
        return await server.UseAsync(Once, use);
    }

    private static async Task<T> FirstAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (T item in items)
        {
            return item;
        }

        throw new InvalidOperationException("The list is empty.");
    }
}
