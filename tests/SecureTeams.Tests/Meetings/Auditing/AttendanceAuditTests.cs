using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Meetings.Auditing;
using SecureTeams.Tenant;

namespace SecureTeams.Tests.Meetings.Auditing;

public sealed class AttendanceAuditTests
{
    private static readonly Guid Home = Guid.NewGuid();
    private static readonly Guid Partner = Guid.NewGuid();
    private static readonly Guid Organizer = Guid.NewGuid();
    private static readonly Guid Deputy = Guid.NewGuid();

    private static readonly OnlineMeeting Meeting = new()
    {
        Id = "m",
        LobbyBypass = LobbyScope.Organization,
        DialInBypassesLobby = false,
        Presenters = PresenterScope.Organizer,
        Organizer = new MeetingAttendee { UserId = Organizer },
        Attendees = [new MeetingAttendee { UserId = Deputy, Role = MeetingRole.CoOrganizer }, new MeetingAttendee { UserPrincipalName = "invited@contoso.example" }],
    };

    [Fact]
    public void Examine_OrganizerAndCoOrganizer_AreExpectedWithTheirRoles()
    {
        AttendanceAudit audit = Open(Meeting with { LobbyBypass = LobbyScope.Organizer });
        AttendanceFinding organizer = audit.Examine(User(Home, Organizer, "Organizer"));
        AttendanceFinding deputy = audit.Examine(User(Home, Deputy, "Presenter"));
        Assert.Equal((AttendanceVerdict.Expected, ParticipantRole.Organizer, false), (organizer.Verdict, organizer.InitialRole, organizer.NeedsReview));
        Assert.Equal((AttendanceVerdict.Expected, ParticipantRole.CoOrganizer, false), (deputy.Verdict, deputy.InitialRole, deputy.NeedsReview));
        Assert.Equal(ParticipantType.TenantMember, deputy.Participant.Type);
    }

    [Theory]
    [InlineData(null, AttendanceVerdict.Expected)]
    [InlineData(false, AttendanceVerdict.Expected)]
    [InlineData(true, AttendanceVerdict.ShouldNotBeThere)]
    public void Examine_CoOrganizer_IsNoGuestUnlessTheDirectorySaysSo(bool? isGuest, AttendanceVerdict verdict)
    {
        var audit = new AttendanceAudit(Meeting with { LobbyBypass = LobbyScope.Organizer }, Home) { IsGuestAccount = _ => isGuest };
        Assert.Equal(verdict, audit.Examine(User(Home, Deputy, "Presenter")).Verdict);
    }

    [Fact]
    public void Examine_OrganizersIdInAnotherTenantOrWithoutOne_IsNotTheOrganizer()
    {
        AttendanceAudit audit = Open(Meeting);
        Guid elsewhere = Guid.NewGuid();
        Assert.Equal(ParticipantType.AnonymousSignedIn, audit.Examine(User(elsewhere, Organizer, "Organizer")).Participant.Type);
        Assert.Equal(ParticipantType.Anonymous, audit.Examine(User(tenant: null, Organizer, "Organizer")).Participant.Type);
        Assert.True(audit.Examine(User(elsewhere, Organizer, "Organizer")).NeedsReview);
        Assert.Equal(ParticipantType.AnonymousSignedIn, audit.Examine(User(elsewhere, Deputy, "Presenter")).Participant.Type);
    }

    [Theory]
    [InlineData(false, ParticipantType.TenantMember, AttendanceVerdict.Expected)]
    [InlineData(true, ParticipantType.TenantGuest, AttendanceVerdict.Admitted)]
    [InlineData(null, ParticipantType.TenantGuest, AttendanceVerdict.Admitted)]
    public void Examine_AccountOfTheTenant_IsAMemberOnlyWhereTheDirectorySaysSo(bool? isGuest, ParticipantType type, AttendanceVerdict verdict)
    {
        var audit = new AttendanceAudit(Meeting with { LobbyBypass = LobbyScope.OrganizationExcludingGuests }, Home)
        {
            Tenant = TenantConfiguration.ServiceDefault,
            Policy = TenantMeetingPolicy.ServiceDefault,
            IsGuestAccount = _ => isGuest,
        };
        AttendanceFinding finding = audit.Examine(User(Home, Guid.NewGuid(), "Attendee"));
        Assert.Equal((type, verdict), (finding.Participant.Type, finding.Verdict));
    }

    [Fact]
    public void Examine_Guest_WhereTheTenantLetsNoneIn_ShouldNotBeThere()
    {
        AttendanceFinding finding = new AttendanceAudit(Meeting, Home).Examine(User(Home, Guid.NewGuid(), "Attendee"));
        Assert.Equal((AttendanceVerdict.ShouldNotBeThere, AdmissionReason.GuestAccessDisabled), (finding.Verdict, finding.Decision.Reason));
        Assert.True(finding.NeedsReview);
    }

    [Fact]
    public void Examine_PersonOfAnotherTenant_GoesByMutualTrust()
    {
        OnlineMeeting meeting = Meeting with { LobbyBypass = LobbyScope.OrganizationAndFederated };
        AttendanceAudit audit = Open(meeting);
        Assert.Equal((ParticipantType.Federated, AttendanceVerdict.Expected), Of(audit.Examine(User(Partner, Guid.NewGuid(), "Attendee"))));
        Assert.Equal((ParticipantType.AnonymousSignedIn, AttendanceVerdict.Admitted), Of(audit.Examine(User(Guid.NewGuid(), Guid.NewGuid(), "Attendee"))));
        Assert.Equal((ParticipantType.AnonymousSignedIn, AttendanceVerdict.ShouldNotBeThere), Of(new AttendanceAudit(meeting, Home).Examine(User(Partner, Guid.NewGuid(), "Attendee"))));
    }

    [Fact]
    public void Examine_InvitationsCountForAccountsOnly()
    {
        AttendanceAudit audit = Open(Meeting with { LobbyBypass = LobbyScope.Invited });
        AttendanceRecord account = User(Home, Guid.NewGuid(), "Attendee") with { EmailAddress = "INVITED@contoso.example" };
        Assert.Equal((AttendanceVerdict.Expected, AdmissionReason.Invited), (audit.Examine(account).Verdict, audit.Examine(account).Decision.Reason));
        Assert.Equal(AttendanceVerdict.Admitted, audit.Examine(User(Home, Guid.NewGuid(), "Attendee")).Verdict);

        AttendanceRecord typed = Kind(AttendeeIdentityKind.Guest) with { EmailAddress = "invited@contoso.example" };
        Assert.Equal((AttendanceVerdict.Admitted, AdmissionReason.InvitationNotProved), (audit.Examine(typed).Verdict, audit.Examine(typed).Decision.Reason));
    }

    [Fact]
    public void Examine_AddressOfAnInvitedPerson_IsNotTheirIdentity()
    {
        Guid alice = Guid.NewGuid();
        AttendanceAudit audit = Open(Meeting with
        {
            LobbyBypass = LobbyScope.Invited,
            Attendees = [new MeetingAttendee { UserId = alice, UserPrincipalName = "alice@partner.example", Role = MeetingRole.Presenter }, new MeetingAttendee { UserPrincipalName = "bob@partner.example" }],
        });
        AttendanceFinding Of(Guid tenant, Guid id, string address) => audit.Examine(User(tenant, id, "Attendee") with { EmailAddress = address });

        Assert.Equal(AttendanceVerdict.Expected, Of(Partner, alice, "alice@partner.example").Verdict);
        Assert.Equal(AttendanceVerdict.Expected, Of(Partner, Guid.NewGuid(), "bob@partner.example").Verdict);
        Assert.Equal(AttendanceVerdict.Admitted, Of(Partner, Guid.NewGuid(), "alice@partner.example").Verdict);
        Assert.Equal(AttendanceVerdict.Admitted, Of(Guid.NewGuid(), Guid.NewGuid(), "alice@partner.example").Verdict);
        Assert.Equal(AttendanceVerdict.Admitted, Of(Guid.NewGuid(), Guid.NewGuid(), "bob@partner.example").Verdict);
    }

    [Fact]
    public void Examine_OtherKinds_AreWhatTheyAre()
    {
        AttendanceAudit audit = Open(Meeting);
        Assert.Equal((ParticipantType.Anonymous, AttendanceVerdict.Admitted), Of(audit.Examine(Kind(default))));
        Assert.Equal((ParticipantType.Anonymous, AttendanceVerdict.Admitted), Of(audit.Examine(Kind(AttendeeIdentityKind.Guest))));
        Assert.Equal((ParticipantType.Anonymous, AttendanceVerdict.Admitted), Of(audit.Examine(Kind(AttendeeIdentityKind.CommunicationServices))));
        Assert.Equal((ParticipantType.DialIn, AttendanceVerdict.Admitted), Of(audit.Examine(Kind(AttendeeIdentityKind.Phone))));
        Assert.Equal((ParticipantType.DetectedBot, AttendanceVerdict.Admitted), Of(audit.Examine(Kind(AttendeeIdentityKind.Application))));
        Assert.Equal((ParticipantType.Unknown, AttendanceVerdict.Unidentified), Of(audit.Examine(Kind(new AttendeeIdentityKind("futureIdentity")))));
        Assert.Equal((ParticipantType.Unknown, AttendanceVerdict.Unidentified), Of(audit.Examine(new AttendanceRecord { Role = "Attendee" })));
    }

    [Fact]
    public void Examine_Application_IsExpectedOnlyFromTheOrganizersTenant()
    {
        AttendanceAudit audit = Open(Meeting with { LobbyBypass = LobbyScope.Organizer });
        AttendanceFinding Of(Guid? tenant)
        {
            AttendanceRecord record = Kind(AttendeeIdentityKind.Application);
            return audit.Examine(record with { Identity = record.Identity! with { TenantId = tenant } });
        }

        Assert.Equal((ParticipantType.CallingBot, AttendanceVerdict.Expected, false), (Of(Home).Participant.Type, Of(Home).Verdict, Of(Home).NeedsReview));
        foreach (Guid? tenant in (Guid?[])[null, Guid.Empty, Partner, Guid.NewGuid()])
        {
            Assert.Equal((ParticipantType.DetectedBot, AttendanceVerdict.Admitted, true), (Of(tenant).Participant.Type, Of(tenant).Verdict, Of(tenant).NeedsReview));
        }
    }

    [Fact]
    public void Examine_UnverifiedWhoPresented_NeedsReviewEvenWhereTheDoorIsOpen()
    {
        AttendanceAudit audit = Open(Meeting with { LobbyBypass = LobbyScope.Everyone });
        AttendanceFinding attendee = audit.Examine(Kind(default));
        AttendanceFinding presenter = audit.Examine(Kind(default) with { Role = "presenter" });
        Assert.Equal((AttendanceVerdict.Expected, false, false), (attendee.Verdict, attendee.WasPromoted, attendee.NeedsReview));
        Assert.Equal((AttendanceVerdict.Expected, true, true), (presenter.Verdict, presenter.WasPromoted, presenter.NeedsReview));
        AttendanceFinding member = audit.Examine(User(Home, Guid.NewGuid(), "Presenter"));
        Assert.Equal((true, false), (member.WasPromoted, member.NeedsReview));
        Assert.Null(audit.Examine(Kind(default) with { Role = "Overlord" }).Role);
    }

    [Fact]
    public void ToString_ShowsNobody()
    {
        AttendanceFinding finding = Open(Meeting).Examine(Kind(default) with { EmailAddress = "visible@contoso.example" });
        Assert.DoesNotContain("isible", finding.ToString(), StringComparison.Ordinal);
        Assert.Contains("Verdict = Admitted, Type = Anonymous", finding.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_WithoutATenant_IsRefused() =>
        Assert.Equal("organizerTenant", Assert.Throws<ArgumentException>(() => new AttendanceAudit(Meeting, Guid.Empty)).ParamName);

    [Fact]
    public async Task ExamineAsync_AfterAMeeting_FindsWhoWasAdmittedAndWhoWasPromoted()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        var options = new TeamsEmulatorOptions();
        options.Roles.Add("OnlineMeetingArtifact.Read.All");
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(options);
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client, MeetingPolicy.Strict with { LobbyBypass = LobbyScope.Organization });
        MeetingRun run = teams.Emulator.Meetings.Get(meeting.Id).Run;
        run.Start();
        run.Join(EmulatedParticipant.Of(teams.Emulator.Organizer), waits: false, RosterRole.Organizer);
        var stranger = new EmulatedParticipant(Guid.NewGuid(), "Visible Name", ParticipantKind.Anonymous);
        run.Join(stranger, waits: true);
        run.Admit(stranger.Id);
        run.SetRole(stranger.Id, RosterRole.Presenter);
        string report = run.End();

        var audit = new AttendanceAudit(meeting, teams.Emulator.TenantId) { Tenant = TenantConfiguration.ServiceDefault, Policy = TenantMeetingPolicy.ServiceDefault };
        var findings = new List<AttendanceFinding>();
        await foreach (AttendanceFinding finding in audit.ExamineAsync(client.Meetings.Artifacts.ListAttendanceRecordsAsync(teams.Organizer, meeting.Id, report, stop), stop))
        {
            findings.Add(finding);
        }

        Assert.Equal([(AttendanceVerdict.Expected, false), (AttendanceVerdict.Admitted, true)], findings.Select(finding => (finding.Verdict, finding.WasPromoted)).Order());
        Assert.Equal(ParticipantType.Organizer, findings.Single(finding => !finding.NeedsReview).Participant.Type);
    }

    private static AttendanceAudit Open(OnlineMeeting meeting) => new(meeting, Home)
    {
        Tenant = TenantConfiguration.ServiceDefault,
        Policy = TenantMeetingPolicy.ServiceDefault,
        TrustIsMutual = tenant => tenant == Partner,
        IsGuestAccount = _ => false,
    };

    private static AttendanceRecord User(Guid? tenant, Guid id, string role) => new()
    {
        Identity = new AttendeeIdentity { Kind = AttendeeIdentityKind.User, Id = id.ToString(), TenantId = tenant },
        Role = role,
    };

    private static AttendanceRecord Kind(AttendeeIdentityKind kind) => new()
    {
        Identity = new AttendeeIdentity { Kind = kind, Id = Guid.NewGuid().ToString(), DisplayName = "Visible Name" },
        Role = "Attendee",
    };

    private static (ParticipantType Type, AttendanceVerdict Verdict) Of(AttendanceFinding finding) => (finding.Participant.Type, finding.Verdict);
}
