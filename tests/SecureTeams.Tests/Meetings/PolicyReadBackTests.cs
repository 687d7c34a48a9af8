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

    [Theory]
    [InlineData("attendee", "presenter", true)]
    [InlineData("attendee", "producer", true)]
    [InlineData("attendee", "coorganizer", true)]
    [InlineData("presenter", "coorganizer", true)]
    [InlineData("presenter", "producer", true)]
    [InlineData("producer", "coorganizer", true)]
    [InlineData("attendee", "attendee", false)]
    [InlineData("attendee", "", false)]
    [InlineData("attendee", "unknown", false)]
    [InlineData("presenter", "presenter", false)]
    [InlineData("presenter", "attendee", false)]
    [InlineData("producer", "presenter", false)]
    [InlineData("coorganizer", "coorganizer", false)]
    [InlineData("coorganizer", "presenter", false)]
    public void Compare_RoleOfAListedPerson_IsAFindingExactlyWhenItIsAboveTheOneAskedFor(string asked, string actual, bool found)
    {
        MeetingAttendee listed = new() { UserPrincipalName = "a@b.example", Role = new MeetingRole(asked) };
        OnlineMeeting answer = Answer(MeetingPolicy.Strict) with { Attendees = [new MeetingAttendee { UserPrincipalName = "A@b.example", UserId = Guid.NewGuid(), Role = new MeetingRole(actual) }] };
        AssertPeople(found, PolicyReadBack.Compare(new MeetingChange { Attendees = [listed] }, answer));
        MeetingDraft draft = Draft(listed);
        AssertPeople(found, PolicyReadBack.Compare(draft.Options(), answer, draft));
    }

    [Theory]
    [InlineData("presenter", true)]
    [InlineData("producer", true)]
    [InlineData("coorganizer", true)]
    [InlineData("attendee", false)]
    [InlineData("", false)]
    public void Compare_SomebodyWhoWasNotListed_IsAFindingExactlyWithARoleAboveAttendee(string actual, bool found)
    {
        MeetingAttendee alice = new() { UserPrincipalName = "a@b.example" };
        foreach (MeetingAttendee mallory in (MeetingAttendee[])[new() { UserPrincipalName = "m@b.example" }, new() { UserId = Guid.NewGuid() }, new() { UserId = Guid.Empty }, new()])
        {
            OnlineMeeting answer = Answer(MeetingPolicy.Strict) with { Attendees = [alice, mallory with { Role = new MeetingRole(actual) }] };
            AssertPeople(found, PolicyReadBack.Compare(new MeetingChange { Attendees = [alice] }, answer));
            AssertPeople(found, PolicyReadBack.Compare(new MeetingChange { Attendees = [] }, answer));
            AssertPeople(found, PolicyReadBack.Compare(Draft(alice).Options(), answer, Draft(alice)));
            AssertPeople(found, PolicyReadBack.Compare(Draft().Options(), answer, Draft()));
        }
    }

    [Fact]
    public void Compare_PeopleOfAnUnlikelyButHonestAnswer_FindsNothing()
    {
        var organizer = new MeetingAttendee { UserId = Guid.NewGuid(), UserPrincipalName = "o@b.example", Role = MeetingRole.CoOrganizer };
        var bob = new MeetingAttendee { UserPrincipalName = "b@b.example", Role = MeetingRole.Presenter };
        MeetingDraft draft = Draft(new MeetingAttendee { UserPrincipalName = "a@b.example" }, bob);
        OnlineMeeting[] answers =
        [
            Answer(MeetingPolicy.Strict),
            Answer(MeetingPolicy.Strict) with { Organizer = organizer, Attendees = [organizer, bob] },
            Answer(MeetingPolicy.Strict) with { Organizer = organizer, Attendees = [new MeetingAttendee { UserId = organizer.UserId, Role = MeetingRole.Presenter }, .. draft.Attendees] },
            Answer(MeetingPolicy.Strict) with { Attendees = [.. draft.Attendees.Select(person => person with { Role = default, UserId = Guid.NewGuid() })] },
        ];
        Assert.All(answers, answer => Assert.Empty(PolicyReadBack.Compare(draft.Options(), answer, draft)));
        Assert.All(answers, answer => Assert.Empty(PolicyReadBack.Compare(new MeetingChange { Attendees = draft.Attendees }, answer)));
    }

    [Fact]
    public void Compare_ChangeWithoutPeople_DoesNotJudgeThem()
    {
        OnlineMeeting answer = Answer(MeetingPolicy.Strict) with { Attendees = [new MeetingAttendee { UserPrincipalName = "m@b.example", Role = MeetingRole.CoOrganizer }] };
        Assert.Empty(PolicyReadBack.Compare(MeetingChange.ToPolicy(MeetingPolicy.Strict), answer));
        Assert.Empty(PolicyReadBack.Compare(new MeetingChange { Subject = "S" }, answer));
    }

    /// <summary>Where the list says who presents, a role that is not understood may be one that does.</summary>
    [Fact]
    public void Compare_UnknownRoleWhereTheServiceKeepsSpecificPeople_IsAFindingAndNoneIsNot()
    {
        MeetingAttendee alice = new() { UserPrincipalName = "a@b.example" };
        var answer = new OnlineMeeting { Id = "1", Presenters = PresenterScope.SpecificPeople, Attendees = [alice with { Role = new MeetingRole("later") }] };
        AssertPeople(found: true, PolicyReadBack.Compare(new MeetingChange { Attendees = [alice] }, answer));
        AssertPeople(found: false, PolicyReadBack.Compare(new MeetingChange { Attendees = [alice] }, answer with { Attendees = [alice with { Role = default }] }));
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

    private static MeetingDraft Draft(params MeetingAttendee[] people) => new()
    {
        Subject = "S",
        Schedule = new MeetingSchedule(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(1)),
        Attendees = people,
    };

    private static void AssertPeople(bool found, IReadOnlyList<PolicyFinding> findings) =>
        Assert.Equal(found ? [nameof(MeetingChange.Attendees)] : [], findings.Select(finding => finding.Setting));

    private static OnlineMeeting Answer(MeetingPolicy policy) => new()
    {
        Id = "1",
        LobbyBypass = policy.LobbyBypass,
        DialInBypassesLobby = policy.DialInBypassesLobby,
        Presenters = policy.Presenters,
        Admitters = policy.Admitters,
    };
}
