using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings;

public sealed class MeetingPolicyTests
{
    [Fact]
    public void Strict_IsWhatItSays()
    {
        MeetingPolicy policy = MeetingPolicy.Strict;
        Assert.Equal(LobbyScope.OrganizationExcludingGuests, policy.LobbyBypass);
        Assert.False(policy.DialInBypassesLobby);
        Assert.Equal(PresenterScope.Organizer, policy.Presenters);
        Assert.Equal(LobbyAdmitters.OrganizerAndCoOrganizers, policy.Admitters);
    }

    [Fact]
    public void Draft_WithoutAChoice_HasTheStrictPolicy() => Assert.Equal(MeetingPolicy.Strict, Draft().Policy);

    [Fact]
    public void Draft_WithoutAPolicy_CannotExist() => Assert.Throws<ArgumentNullException>(() => Draft() with { Policy = null! });

    [Theory]
    [InlineData("unknownFutureValue")]
    [InlineData("")]
    public void LobbyBypass_UnknownValue_IsNotWritten(string value)
    {
        Assert.Throws<ArgumentException>(() => new MeetingPolicy { LobbyBypass = new LobbyScope(value) });
        Assert.Throws<ArgumentException>(() => new MeetingChange { LobbyBypass = new LobbyScope(value) });
    }

    [Fact]
    public void PresentersAndAdmitters_UnknownValue_IsNotWritten()
    {
        Assert.Throws<ArgumentException>(() => new MeetingPolicy { Presenters = new PresenterScope("later") });
        Assert.Throws<ArgumentException>(() => new MeetingPolicy { Admitters = new LobbyAdmitters("later") });
        Assert.Throws<ArgumentException>(() => new MeetingChange { Presenters = new PresenterScope("later") });
        Assert.Throws<ArgumentException>(() => new MeetingChange { Admitters = default(LobbyAdmitters) });
    }

    [Fact]
    public void Attendees_NobodyNamedOrUnknownRole_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => Draft() with { Attendees = [null!] });
        Assert.Throws<ArgumentException>(() => Draft() with { Attendees = [new MeetingAttendee()] });
        Assert.Throws<ArgumentException>(() => Draft() with { Attendees = [new MeetingAttendee { UserPrincipalName = " " }] });
        Assert.Throws<ArgumentException>(() => Draft() with { Attendees = [new MeetingAttendee { UserPrincipalName = " ", UserId = Guid.NewGuid() }] });
        Assert.Throws<ArgumentException>(() => new MeetingChange { Attendees = [new MeetingAttendee { UserPrincipalName = "a@b.example", UserId = Guid.Empty }] });
        Assert.Throws<ArgumentException>(() => new MeetingChange { Attendees = [new MeetingAttendee { UserId = Guid.NewGuid(), Role = new MeetingRole("later") }] });
    }

    [Fact]
    public void Attendees_ListChangedLater_KeepsTheCopy()
    {
        var people = new List<MeetingAttendee> { new() { UserPrincipalName = "a@b.example" } };
        MeetingDraft draft = Draft() with { Attendees = people };
        people.Clear();
        Assert.Single(draft.Attendees);
    }

    [Fact]
    public void Schedule_EndNotAfterStart_IsRefused()
    {
        DateTimeOffset start = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);
        Assert.Throws<ArgumentException>(() => new MeetingSchedule(start, start));
    }

    [Fact]
    public void ToString_OfEveryModel_HoldsNoPersonalData()
    {
        MeetingDraft draft = Draft() with { Attendees = [new MeetingAttendee { UserPrincipalName = "adele@contoso.example" }] };
        var change = new MeetingChange { Subject = "Quarter results", Attendees = draft.Attendees };
        var meeting = new OnlineMeeting { Id = "MSo1N", Subject = "Quarter results", JoinUrl = JoinUrl.Parse("https://teams.example/l/meetup-join/1"), Attendees = draft.Attendees };
        string all = string.Join('\n', draft, change, meeting, meeting.JoinUrl, draft.Attendees[0]);
        Assert.DoesNotContain("Quarter", all, StringComparison.Ordinal);
        Assert.DoesNotContain("adele", all, StringComparison.Ordinal);
        Assert.DoesNotContain("meetup-join", all, StringComparison.Ordinal);
        Assert.DoesNotContain("MSo1N", all, StringComparison.Ordinal);
    }

    internal static MeetingDraft Draft() => new()
    {
        Subject = "Quarter results",
        Schedule = new MeetingSchedule(new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 10, 0, 0, TimeSpan.Zero)),
    };
}
