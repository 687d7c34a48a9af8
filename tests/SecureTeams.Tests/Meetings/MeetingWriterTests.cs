using System.Text;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Tests.Meetings;

public sealed class MeetingWriterTests
{
    [Fact]
    public void Change_OneMember_WritesThatMemberOnly() =>
        Assert.Equal("""{"lobbyBypassSettings":{"isDialInBypassEnabled":true}}""", Text(MeetingWriter.Change(new MeetingChange { DialInBypassesLobby = true })));

    [Fact]
    public void Change_EveryMember_WritesNoOther() => Assert.Equal(
        """{"subject":"S","startDateTime":"2030-01-01T09:00:00+00:00","endDateTime":"2030-01-01T10:00:00+00:00","lobbyBypassSettings":{"scope":"invited","isDialInBypassEnabled":false},"allowedPresenters":"roleIsPresenter","allowedLobbyAdmitters":"organizerAndCoOrganizers","participants":{"attendees":[{"upn":"a@b.example","role":"presenter"}]}}""",
        Text(MeetingWriter.Change(new MeetingChange
        {
            Subject = "S",
            Schedule = MeetingPolicyTests.Draft().Schedule,
            LobbyBypass = LobbyScope.Invited,
            DialInBypassesLobby = false,
            Presenters = PresenterScope.SpecificPeople,
            Admitters = LobbyAdmitters.OrganizerAndCoOrganizers,
            Attendees = [new MeetingAttendee { UserPrincipalName = "a@b.example", Role = MeetingRole.Presenter }],
        })));

    [Fact]
    public void Create_DefaultDraft_WritesTheStrictPolicyInFull()
    {
        string body = Text(MeetingWriter.Create(MeetingPolicyTests.Draft()));
        Assert.Contains("""{"scope":"organizationExcludingGuests","isDialInBypassEnabled":false},"allowedPresenters":"organizer","allowedLobbyAdmitters":"organizerAndCoOrganizers"}""", body, StringComparison.Ordinal);
    }

    [Fact]
    public void CreateOrGet_Draft_WritesNoOptions()
    {
        string body = Text(MeetingWriter.CreateOrGet("id-1", MeetingPolicyTests.Draft()));
        Assert.Contains("\"externalId\":\"id-1\"", body, StringComparison.Ordinal);
        Assert.DoesNotContain("lobby", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Change_UnknownRole_IsNotWritten() => Assert.Throws<ArgumentException>(() =>
        MeetingWriter.Change(new MeetingChange { Attendees = [new MeetingAttendee { UserPrincipalName = "a@b.example", Role = new MeetingRole("later") }] }));

    private static string Text(ReadOnlyMemory<byte> body) => Encoding.UTF8.GetString(body.Span);
}
