using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.House;

/// <summary>The tables of the page on admission say what the calls beside them answer.</summary>
public sealed class AdmissionPageTests
{
    private const string Page = "admission.md";

    private static readonly (string Name, Participant Participant)[] Columns =
    [
        ("in-tenant", new() { Type = ParticipantType.TenantMember }),
        ("guest", new() { Type = ParticipantType.TenantGuest }),
        ("federated", new() { Type = ParticipantType.Federated, TrustIsMutual = true }),
        ("anonymous", new() { Type = ParticipantType.Anonymous }),
        ("dial-in", new() { Type = ParticipantType.DialIn }),
    ];

    [Fact]
    public void Outcomes_AreTheEnum() =>
        Assert.Equal(Enum.GetNames<AdmissionOutcome>().Order(), MarkdownTable.Of(Page, "| Outcome |").Select(row => row[0].Trim('`')).Order());

    [Fact]
    public void LobbyTable_IsWhatTheEngineAnswersByTheGuide()
    {
        string[][] rows = MarkdownTable.Of(Page, "| Who bypasses the lobby |");
        Assert.Equal([LobbyScope.Organization, LobbyScope.OrganizationAndFederated, LobbyScope.Everyone], rows.Select(row => Scope(row[1])));
        foreach (string[] row in rows)
        {
            var scene = new AdmissionScene
            {
                Tenant = TenantConfiguration.ServiceDefault,
                Policy = TenantMeetingPolicy.ServiceDefault,
                Meeting = new MeetingAccess { LobbyBypass = Scope(row[1]) },
                Profile = GuidanceProfile.SeedGuide,
            };
            ILookup<AdmissionOutcome, string> answers = Columns.ToLookup(column => AdmissionEngine.Decide(scene, column.Participant, new MeetingRoster(HasStarted: true)).Outcome, column => column.Name);
            Assert.Equal((List(answers[AdmissionOutcome.Direct]), List(answers[AdmissionOutcome.Lobby])), (row[2], row[3]));
        }
    }

    [Fact]
    public void ParticipantTypes_AreAllNamed() => Assert.Equal(
        Enum.GetNames<ParticipantType>().Except([nameof(ParticipantType.Unknown)]).Order(),
        MarkdownTable.Of(Page, "| `ParticipantType` |").SelectMany(row => MarkdownTable.Code(row[0])).Order());

    [Fact]
    public void ParticipantTypes_OfTheGuide_AreWhatTheCallsSay()
    {
        string[][] rows = MarkdownTable.Of(Page, "| In the guide | `ParticipantType` |");
        Assert.Equal(4, rows.Length);
        foreach (string[] row in rows)
        {
            var participant = new Participant { Type = Enum.Parse<ParticipantType>(row[1].Trim('`')), TrustIsMutual = true };
            Assert.Equal(row[2], YesNo(participant.IsAuthenticatedToTenant));
            Assert.Equal(row[3], YesNo(participant.IsUnverified));
            Assert.Equal(row[4], YesNo(MeetingRoles.Initial(participant, PresenterScope.Everyone, GuidanceProfile.SeedGuide) == ParticipantRole.Presenter));
            Assert.Equal(row[5], YesNo(MeetingRoles.CanChange(ParticipantRole.Presenter, participant, ParticipantRole.Attendee, ParticipantRole.Presenter).IsAllowed));
        }
    }

    [Fact]
    public void Capabilities_AreWhatTheCallAnswers()
    {
        string[][] rows = MarkdownTable.Of(Page, "| Action | Presenter |");
        MeetingCapability[] actions = Enum.GetValues<MeetingCapability>();
        Assert.Equal(actions.Length, rows.Length);
        foreach ((MeetingCapability action, string[] row) in actions.Zip(rows))
        {
            Assert.Equal(
                (row[1], row[2]),
                (YesNo(RoleCapabilities.Decide(ParticipantRole.Presenter, action).IsAllowed), YesNo(RoleCapabilities.Decide(ParticipantRole.Attendee, action).IsAllowed)));
        }
    }

    [Fact]
    public void Roles_AreTheEnum() => Assert.Equal(
        Enum.GetNames<ParticipantRole>().Reverse(),
        MarkdownTable.Of(Page, "| `ParticipantRole` |").Select(row => row[0].Trim('`')));

    [Fact]
    public void Presenters_FromTheStart_AreWhatTheCallAnswers()
    {
        string[][] rows = [.. MarkdownTable.Of(Page, "| Option in the guide |").Where(row => row[1].StartsWith('`'))];
        Assert.Equal([PresenterScope.Organization, PresenterScope.Everyone, PresenterScope.SpecificPeople, PresenterScope.Organizer], rows.Select(row => Presenters(row[1])));
        Assert.Equal(Starting(PresenterScope.Organization, GuidanceProfile.SeedGuide), rows[0][2]);
        Assert.Equal(Starting(PresenterScope.Everyone, GuidanceProfile.SeedGuide) + "; today anonymous people too", rows[1][2]);
        Assert.Contains("anonymous", Starting(PresenterScope.Everyone, GuidanceProfile.Current), StringComparison.Ordinal);
        Assert.Equal("nobody", Starting(PresenterScope.SpecificPeople, GuidanceProfile.Current));
        Assert.Equal("nobody", Starting(PresenterScope.Organizer, GuidanceProfile.Current));
    }

    private static string Starting(PresenterScope scope, GuidanceProfile profile) =>
        List(Columns.Where(column => MeetingRoles.Initial(column.Participant, scope, profile) == ParticipantRole.Presenter && column.Name != "dial-in").Select(column => column.Name));

    private static string List(IEnumerable<string> names) => names.Any() ? string.Join(", ", names) : "nobody";

    private static string YesNo(bool value) => value ? "yes" : "no";

    private static LobbyScope Scope(string cell) => (LobbyScope)typeof(LobbyScope).GetProperty(cell.Trim('`').Split('.')[1])!.GetValue(null)!;

    private static PresenterScope Presenters(string cell) => (PresenterScope)typeof(PresenterScope).GetProperty(cell.Trim('`').Split('.')[1])!.GetValue(null)!;
}
