using System.Text.Json;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;
using SecureTeams.Meetings.Wire;
using SecureTeams.Tests.Transport.Resilience;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Meetings.Updating;

/// <summary>People without sign-in name and object id, such as users of a calling platform: who they are is compared as the service said it.</summary>
public sealed class UnidentifiedPeopleTests
{
    private static readonly ResilienceSettings Once = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), 0, TimeSpan.Zero);
    private static readonly MeetingChange Asked = new() { Attendees = [new MeetingAttendee { UserPrincipalName = "y@contoso.example" }] };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"user":{"id":"8:acs:aaa","tenantId":"contoso"}}""", """{"user":{"id":"8:acs:bbb","tenantId":"contoso"}}""", false)]
    [InlineData("""{"user":{"id":"8:acs:aaa","tenantId":"contoso"}}""", """{"user":{"id":"8:acs:aaa","tenantId":"fabrikam"}}""", false)]
    [InlineData("""{"user":{"id":"8:acs:aaa","tenantId":"contoso"}}""", """{"user":{"displayName":"A","id":"8:acs:aaa","tenantId":"contoso"}}""", true)]
    [InlineData("""{"user":{"id":"8:acs:aaa"}}""", """{"user":{"id":"8:acs:aaa"}}""", true)]
    [InlineData("""{"user":{"id":"8:acs:aaa"}}""", """{"guest":{"id":"8:acs:aaa"}}""", false)]
    [InlineData("""{"guest":{"id":"1"}}""", """{"guest":{"id":"2"}}""", false)]
    [InlineData("""{"guest":{"id":"1","displayName":"G"}}""", """{"user":null,"guest":{"id":"1","displayName":"G"}}""", true)]
    [InlineData("""{"phone":{"id":"+1"}}""", """{"phone":{"id":"+2"}}""", false)]
    [InlineData("""{"application":{"id":"1"}}""", """{"application":{"id":"2"}}""", false)]
    [InlineData("""{"application":{"id":"1"}}""", """{"application":{"id":"1"}}""", true)]
    [InlineData("""{"device":{"id":"1"}}""", """{"device":{"id":"2"}}""", false)]
    [InlineData("""{"user":{"id":"00000000-0000-0000-0000-000000000000"}}""", """{"user":{"id":"00000000-0000-0000-0000-000000000000"}}""", false)]
    [InlineData("""{"user":{"displayName":"A"}}""", """{"user":{"displayName":"A"}}""", false)]
    [InlineData("""{"@odata.type":"#x","phone":null}""", """{"@odata.type":"#x","phone":null}""", false)]
    [InlineData("null", "null", false)]
    public void Differences_PeopleWithoutNameAndObjectId_AreTheSameOnlyWhereTheirIdentityIs(string left, string right, bool same) =>
        Assert.Equal(same ? MeetingMembers.None : MeetingMembers.Attendees, MeetingComparison.Differences(Read(left), Read(right)));

    [Fact]
    public void Differences_RoleOfOne_IsADifference() => Assert.Equal(
        MeetingMembers.Attendees,
        MeetingComparison.Differences(Read("""{"guest":{"id":"1"}}"""), Read("""{"guest":{"id":"1"}}""", "presenter")));

    [Fact]
    public void Has_ChangeOfOtherMembers_DoesNotAskWhoThePeopleAre() =>
        Assert.True(MeetingComparison.Has(Read("null") with { Subject = "S" }, new MeetingChange { Subject = "S" }));

    [Fact]
    public void Attendee_ObjectIdOfZeros_HasNoneAndCanBeSentBack()
    {
        const string Body = """{"id":"m","participants":{"attendees":[{"upn":"y@contoso.example","role":"attendee","identity":{"user":{"id":"00000000-0000-0000-0000-000000000000"}}}]}}""";
        OnlineMeeting meeting = MeetingReader.Read(JsonSerializer.Deserialize(Body, MeetingJson.Default.MeetingWire)!);
        Assert.Null(Assert.Single(meeting.Attendees).UserId);
        Assert.Single(new MeetingChange { Attendees = meeting.Attendees }.Attendees!);
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnotherWriterPutSomebodyElseThere_IsAConflictAndNothingIsWritten()
    {
        using ScriptedServer server = Serve("8:acs:bbb");
        MeetingConflictException conflict = await server.UseAsync(Once, meetings => Assert.ThrowsAsync<MeetingConflictException>(() =>
            meetings.UpdateAsync(Guid.NewGuid(), "m", Asked, expect: Read("""{"user":{"id":"8:acs:aaa","tenantId":"contoso"}}"""), Stop)));
        Assert.Equal(MeetingMembers.Attendees, conflict.Members);
        Assert.Equal(1, server.Connections);
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_SamePersonThere_Writes()
    {
        using ScriptedServer server = Serve("8:acs:aaa");
        await server.UseAsync(Once, meetings => meetings.UpdateAsync(Guid.NewGuid(), "m", Asked, expect: Read("""{"user":{"id":"8:acs:aaa","tenantId":"contoso"}}"""), Stop));
        Assert.Equal(2, server.Connections);
    }

    private static ScriptedServer Serve(string id)
    {
        string[] bodies = [Body($$"""{"user":{"id":"{{id}}","tenantId":"contoso"} }""", "attendee"), """{"id":"m","participants":{"attendees":[{"upn":"y@contoso.example","role":"attendee"}]}}"""];
        return new ScriptedServer([.. bodies.Select(body => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}")]) { Closes = true };
    }

    private static OnlineMeeting Read(string identity, string role = "attendee") =>
        MeetingReader.Read(JsonSerializer.Deserialize(Body(identity, role), MeetingJson.Default.MeetingWire)!);

    private static string Body(string identity, string role) => $$"""{"id":"m","participants":{"attendees":[{"role":"{{role}}","identity":{{identity}} }] } }""";
}
