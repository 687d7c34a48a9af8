using System.Runtime.CompilerServices;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Admission.Roles;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Tenant;

namespace SecureTeams.Meetings.Auditing;

/// <summary>
/// Compares who was in a meeting with whom its rules let in: who was admitted by hand, who should not have been there, who was promoted.
/// </summary>
/// <remarks>
/// The rules are those that the meeting has when it is read; where its options were changed since, a finding may be of that change. What a
/// record does not show makes somebody less trusted, never more: an account without a tenant is anonymous, an account of the organizer's
/// tenant is a guest unless <see cref="IsGuestAccount"/> knows better, and an application without a tenant is a bot of somebody else.
/// Immutable, and thread-safe as far as the two questions are.
/// Source: the guide "Security and Microsoft Teams", sections "Participant Types" and "Participant Admittance"; Microsoft Graph v1.0,
/// attendanceRecord resource type.
/// </remarks>
public sealed class AttendanceAudit
{
    private readonly OnlineMeeting _meeting;
    private readonly Guid _tenant;
    private readonly MeetingAccess _access;

    /// <summary>Initializes a new instance of the <see cref="AttendanceAudit"/> class for one meeting.</summary>
    /// <param name="meeting">The meeting, as the service describes it.</param>
    /// <param name="organizerTenant">The GUID of the organizer's tenant.</param>
    /// <exception cref="ArgumentNullException"><paramref name="meeting"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="organizerTenant"/> is empty.</exception>
    public AttendanceAudit(OnlineMeeting meeting, Guid organizerTenant)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        if (organizerTenant == Guid.Empty)
        {
            throw new ArgumentException("An empty GUID is not a tenant.", nameof(organizerTenant));
        }

        _meeting = meeting;
        _tenant = organizerTenant;
        _access = meeting.ToAccess();
    }

    /// <summary>Gets what holds in the organizer's tenant.</summary>
    /// <value>Default: <see cref="TenantConfiguration.Strict"/>, by which guests and anonymous people are not expected.</value>
    public TenantConfiguration Tenant { get; init; } = TenantConfiguration.Strict;

    /// <summary>Gets what the administrator allows the organizer.</summary>
    /// <value>Default: <see cref="TenantMeetingPolicy.Strict"/>.</value>
    public TenantMeetingPolicy Policy { get; init; } = TenantMeetingPolicy.Strict;

    /// <summary>Gets which description of Teams to follow.</summary>
    /// <value>Default: <see cref="GuidanceProfile.Current"/>.</value>
    public GuidanceProfile Profile { get; init; }

    /// <summary>Gets the question whether another tenant and the organizer's trust each other, by the tenant's id.</summary>
    /// <value>Default: null; no tenant is trusted.</value>
    public Func<Guid, bool>? TrustIsMutual { get; init; }

    /// <summary>Gets the question whether an account of the organizer's tenant is a guest's, by the account's object id; null where that is not known.</summary>
    /// <value>Default: null; the organizer and the co-organizers are taken for members, everybody else for a guest.</value>
    public Func<Guid, bool?>? IsGuestAccount { get; init; }

    /// <summary>Examines one record.</summary>
    /// <param name="record">The record, of the same meeting.</param>
    /// <returns>The finding.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="record"/> is null.</exception>
    public AttendanceFinding Examine(AttendanceRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        Participant participant = Classify(record);

        // They were inside, so that whoever waits for somebody verified has no longer to wait.
        AdmissionDecision decision = AdmissionEngine.Decide(Tenant, Policy, _access, participant, new MeetingRoster(HasStarted: true), Profile);
        return new AttendanceFinding
        {
            Record = record,
            Participant = participant,
            Decision = decision,
            Verdict = participant.Type == ParticipantType.Unknown ? AttendanceVerdict.Unidentified : decision.Outcome switch
            {
                AdmissionOutcome.Direct => AttendanceVerdict.Expected,
                AdmissionOutcome.Lobby or AdmissionOutcome.WaitForAuthenticated => AttendanceVerdict.Admitted,
                _ => AttendanceVerdict.ShouldNotBeThere,
            },
            InitialRole = MeetingRoles.Initial(participant, _access.Presenters, Profile),
            Role = RoleOf(record.Role),
        };
    }

    /// <summary>Examines records while they are read.</summary>
    /// <param name="records">The records, such as those of <see cref="MeetingArtifactsClient.ListAttendanceRecordsAsync"/>.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <returns>A finding for each record, in their order; failures of the reading come through.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="records"/> is null.</exception>
    public IAsyncEnumerable<AttendanceFinding> ExamineAsync(IAsyncEnumerable<AttendanceRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        return EachAsync(records, cancellationToken);
    }

    private async IAsyncEnumerable<AttendanceFinding> EachAsync(IAsyncEnumerable<AttendanceRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (AttendanceRecord record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return Examine(record);
        }
    }

    private Participant Classify(AttendanceRecord record)
    {
        if (record.Identity is not { } identity)
        {
            return new Participant { Type = ParticipantType.Unknown };
        }

        if (identity.Kind == AttendeeIdentityKind.User)
        {
            return OfUser(identity, record.EmailAddress);
        }

        // Of people who did not sign in the service names no type.
        string? member = identity.Kind == default || identity.Kind == AttendeeIdentityKind.Guest ? "guest"
            : identity.Kind == AttendeeIdentityKind.Phone ? "phone"
            : identity.Kind == AttendeeIdentityKind.CommunicationServices ? "azureCommunicationServicesUser"
            : identity.Kind == AttendeeIdentityKind.Application ? "application"
            : null;
        return member is null ? new Participant { Type = ParticipantType.Unknown } : ParticipantClassifier.FromGraphIdentity(member, identity.TenantId, _tenant);
    }

    private Participant OfUser(AttendeeIdentity identity, string? address)
    {
        Guid? id = Guid.TryParse(identity.Id, out Guid parsed) && parsed != Guid.Empty ? parsed : null;
        if (identity.TenantId == _tenant && id is not null && id == _meeting.Organizer?.UserId)
        {
            return new Participant { Type = ParticipantType.Organizer };
        }

        // Any tenant can give its accounts any address: only that of the organizer's, or of a tenant that it trusts, says who somebody is.
        bool isTrusted = identity.TenantId is { } tenant && TrustIsMutual?.Invoke(tenant) == true;
        MeetingAttendee? listed = Listed(id, identity.TenantId == _tenant || isTrusted ? address : null);
        bool? isGuest = id is { } account && identity.TenantId == _tenant ? IsGuestAccount?.Invoke(account) : null;
        isGuest ??= identity.TenantId == _tenant && listed?.Role == MeetingRole.CoOrganizer ? false : null;
        return ParticipantClassifier.FromGraphUser(identity.TenantId, _tenant, isGuest, isTrusted) with { IsInvited = listed is not null, ListedRole = listed?.Role };
    }

    /// <summary>Finds somebody on the meeting's list: by the id where the list has it, by the address only where it has none.</summary>
    private MeetingAttendee? Listed(Guid? id, string? address)
    {
        foreach (MeetingAttendee attendee in _meeting.Attendees)
        {
            bool isSame = attendee.UserId is { } listed && id is not null
                ? listed == id
                : attendee.UserPrincipalName is { } name && string.Equals(name, address, StringComparison.OrdinalIgnoreCase);
            if (isSame)
            {
                return attendee;
            }
        }

        return null;
    }

    private static ParticipantRole? RoleOf(string? role) =>
        string.Equals(role, "Organizer", StringComparison.OrdinalIgnoreCase) ? ParticipantRole.Organizer
        : string.Equals(role, "Coorganizer", StringComparison.OrdinalIgnoreCase) ? ParticipantRole.CoOrganizer
        : string.Equals(role, "Presenter", StringComparison.OrdinalIgnoreCase) ? ParticipantRole.Presenter
        : string.Equals(role, "Attendee", StringComparison.OrdinalIgnoreCase) ? ParticipantRole.Attendee
        : null;
}
