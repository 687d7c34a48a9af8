using CsCheck;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings;

public sealed class PolicyReadBackTests
{
    [Fact]
    public void Compare_AnswerAsAsked_FindsNothing() =>
        Assert.Empty(PolicyReadBack.Compare(MeetingChange.ToPolicy(MeetingPolicy.Strict), Answer(MeetingPolicy.Strict)));

    [Fact]
    public void Compare_StricterAnswer_FindsNothing()
    {
        var asked = new MeetingChange { LobbyBypass = LobbyScope.Everyone, DialInBypassesLobby = true, Presenters = PresenterScope.Everyone };
        Assert.Empty(PolicyReadBack.Compare(asked, Answer(MeetingPolicy.Strict)));
    }

    [Fact]
    public void Compare_EmptyAnswer_FindsEverySetting()
    {
        IReadOnlyList<PolicyFinding> findings = PolicyReadBack.Compare(MeetingChange.ToPolicy(MeetingPolicy.Strict), new OnlineMeeting { Id = "1" });
        Assert.Equal(["LobbyBypass", "DialInBypassesLobby", "Presenters", "Admitters"], findings.Select(finding => finding.Setting));
        Assert.All(findings, finding => Assert.Equal("(absent)", finding.Actual));
    }

    [Fact]
    public void Compare_UnknownAnswer_IsWeaker()
    {
        OnlineMeeting answer = Answer(MeetingPolicy.Strict) with { LobbyBypass = new LobbyScope("unknownFutureValue") };
        PolicyFinding finding = Assert.Single(PolicyReadBack.Compare(MeetingChange.ToPolicy(MeetingPolicy.Strict), answer));
        Assert.Equal(new PolicyFinding("LobbyBypass", "organizationExcludingGuests", "unknownFutureValue"), finding);
    }

    [Fact]
    public void Compare_HostileText_IsNotRepeated()
    {
        OnlineMeeting answer = Answer(MeetingPolicy.Strict) with { LobbyBypass = new LobbyScope("x\r\n2030-01-01 admin logged in") };
        Assert.Equal("(unreadable)", Assert.Single(PolicyReadBack.Compare(MeetingChange.ToPolicy(MeetingPolicy.Strict), answer)).Actual);
    }

    [Theory]
    [InlineData("presenter", true)]
    [InlineData("coorganizer", true)]
    [InlineData("later", true)]
    [InlineData("attendee", false)]
    public void Compare_AttendeeRaisedUnasked_IsAFinding(string role, bool found)
    {
        MeetingAttendee presenter = new() { UserPrincipalName = "p@b.example", Role = MeetingRole.Presenter };
        var asked = new MeetingChange { Presenters = PresenterScope.SpecificPeople, Attendees = [presenter, new MeetingAttendee { UserPrincipalName = "a@b.example" }] };
        OnlineMeeting answer = new() { Id = "1", Presenters = PresenterScope.SpecificPeople, Attendees = [presenter, new MeetingAttendee { UserPrincipalName = "A@b.example", Role = new MeetingRole(role) }] };
        Assert.Equal(found, PolicyReadBack.Compare(asked, answer).Any(finding => finding.Setting == nameof(MeetingChange.Attendees)));
    }

    [Fact]
    public void Compare_MemberNotAsked_IsNotJudged() =>
        Assert.Empty(PolicyReadBack.Compare(new MeetingChange { Subject = "S" }, new OnlineMeeting { Id = "1", LobbyBypass = LobbyScope.Everyone }));

    [Fact]
    public void Compare_AnyPair_FindsTheLobbyExactlyWhenItIsWeaker() => Gen.Select(Scope, Scope).Sample((asked, actual) =>
    {
        bool found = PolicyReadBack.Compare(new MeetingChange { LobbyBypass = asked }, new OnlineMeeting { Id = "1", LobbyBypass = actual }).Count > 0;
        Assert.Equal(!actual.IsAtLeastAsStrictAs(asked), found);
    });

    private static Gen<LobbyScope> Scope { get; } = Gen.OneOf(
        LobbyScope.Organizer, LobbyScope.Invited, LobbyScope.OrganizationExcludingGuests, LobbyScope.Organization, LobbyScope.OrganizationAndFederated, LobbyScope.Everyone);

    private static OnlineMeeting Answer(MeetingPolicy policy) => new()
    {
        Id = "1",
        LobbyBypass = policy.LobbyBypass,
        DialInBypassesLobby = policy.DialInBypassesLobby,
        Presenters = policy.Presenters,
        Admitters = policy.Admitters,
    };
}
