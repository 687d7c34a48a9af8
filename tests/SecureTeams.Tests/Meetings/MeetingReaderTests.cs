using System.Text.Json;
using SecureTeams.Graph;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Tests.Meetings;

public sealed class MeetingReaderTests
{
    [Fact]
    public void Read_AttendeeWithIdOnly_IsKept()
    {
        var id = Guid.NewGuid();
        OnlineMeeting meeting = Read($$$"""{"id":"1","participants":{"attendees":[{"identity":{"user":{"id":"{{{id}}}"}},"role":"presenter"}]}}""");
        MeetingAttendee attendee = Assert.Single(meeting.Attendees);
        Assert.Equal(id, attendee.UserId);
        Assert.Null(attendee.UserPrincipalName);
        Assert.Equal(MeetingRole.Presenter, attendee.Role);
    }

    [Theory]
    [InlineData("""{"upn":" "}""")]
    [InlineData("""{"upn":null,"role":"later"}""")]
    [InlineData("""{"identity":{"user":{"id":"not a guid"}}}""")]
    [InlineData("""{"identity":null}""")]
    public void Read_OddAttendee_IsKeptAndDoesNotFail(string attendee) =>
        Assert.Single(Read($$$"""{"id":"1","participants":{"attendees":[{{{attendee}}}]}}""").Attendees);

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://teams.example/l/1")]
    public void Read_JoinLinkThatIsNotHttps_IsNone(string link) => Assert.Null(Read($$"""{"id":"1","joinWebUrl":"{{link}}"}""").JoinUrl);

    [Fact]
    public void Read_TimeWithOffset_IsUtc()
    {
        OnlineMeeting meeting = Read("""{"id":"1","startDateTime":"2030-01-01T10:00:00+02:00"}""");
        Assert.Equal(TimeSpan.Zero, meeting.Start!.Value.Offset);
        Assert.Equal(8, meeting.Start.Value.Hour);
    }

    [Fact]
    public void Read_UnknownMember_IsKept() => Assert.Equal("x", Read("""{"id":"1","newMember":"x"}""").AdditionalMembers["newMember"].GetString());

    [Fact]
    public void Read_MemberTwice_IsRefused() => Assert.Throws<JsonException>(() => Read("""{"id":"1","lobbyBypassSettings":{"scope":"everyone"},"LobbyBypassSettings":{"scope":"organizer"}}"""));

    [Fact]
    public void Read_NoId_IsMalformed() =>
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, Assert.Throws<TeamsServiceException>(() => Read("{}")).Code);

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"value":null}""")]
    [InlineData("""{"value":[null]}""")]
    public void ReadFirst_NotAListOfMeetings_IsMalformed(string page) => Assert.Equal(
        SecureTeamsErrorCode.ResponseMalformed,
        Assert.Throws<TeamsServiceException>(() => MeetingReader.ReadFirst(JsonSerializer.Deserialize(page, MeetingJson.Default.MeetingPageWire)!)).Code);

    private static OnlineMeeting Read(string json) => MeetingReader.Read(JsonSerializer.Deserialize(json, MeetingJson.Default.MeetingWire)!);
}
