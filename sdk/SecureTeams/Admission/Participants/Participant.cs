using SecureTeams.Tenant;

namespace SecureTeams.Admission.Participants;

/// <summary>
/// Who is at a meeting's door, as far as it decides anything. Holds no name and no other personal data.
/// </summary>
/// <remarks>
/// The guide uses "anonymous" in three senses, which are three properties here: outside the tenant (<see cref="IsExternal"/>), without
/// any verified identity (<see cref="IsUnverified"/>), and not explicitly invited (<see cref="IsUninvited"/>).
/// </remarks>
public readonly record struct Participant
{
    /// <summary>Gets the kind of participant.</summary>
    public required ParticipantType Type { get; init; }

    /// <summary>Gets a value indicating whether the participant was sent or forwarded the invitation. Counts only for people who are signed in.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool IsInvited { get; init; }

    /// <summary>Gets a value indicating whether both organizations trust each other and both users' policies allow external access.</summary>
    /// <remarks>Without it a <see cref="ParticipantType.Federated"/> participant is treated as <see cref="ParticipantType.AnonymousSignedIn"/>.</remarks>
    /// <value>Default: <see langword="false"/>.</value>
    public bool TrustIsMutual { get; init; }

    /// <summary>Gets the kind of client of somebody who is not signed in.</summary>
    /// <value>Default: <see cref="AnonymousClients.None"/>, not known; refused where any kind is blocked.</value>
    public AnonymousClients Client { get; init; }

    /// <summary>Gets the role that the meeting's list gives the participant.</summary>
    /// <remarks>A member or guest of the tenant who is listed as a co-organizer comes in as the organizer does; <see cref="GuidanceProfile.SeedGuide"/> knows no co-organizers.</remarks>
    /// <value>Default: none; the participant is not on the list.</value>
    public MeetingRole? ListedRole { get; init; }

    /// <summary>Gets a value indicating whether the participant is authenticated to the organizer's tenant: a member, a guest, or the organizer.</summary>
    public bool IsAuthenticatedToTenant =>
        Type is ParticipantType.Organizer or ParticipantType.TenantMember or ParticipantType.TenantGuest or ParticipantType.DialInOrganizer;

    /// <summary>Gets a value indicating whether the participant is outside the organizer's tenant: "in this context all external users are considered anonymous".</summary>
    public bool IsExternal => !IsAuthenticatedToTenant;

    /// <summary>Gets a value indicating whether nobody vouches for the participant: neither the tenant nor an organization with mutual trust ("do not have an Active Directory identity and are not federated").</summary>
    /// <remarks>A calling bot with its application's identity is verified by Microsoft Entra ID, as its application.</remarks>
    public bool IsUnverified => IsExternal && !IsTrustedFederated && Type != ParticipantType.CallingBot;

    /// <summary>Gets a value indicating whether nobody explicitly invited the participant ("users you don't explicitly invite"); one who is not signed in cannot prove an invitation.</summary>
    public bool IsUninvited => Type != ParticipantType.Organizer && Type != ParticipantType.DialInOrganizer && !(IsInvited && IsSignedIn);

    /// <summary>Gets a value indicating whether this participant's presence starts the meeting for those who wait for somebody authenticated.</summary>
    public bool StartsMeeting => IsAuthenticatedToTenant || IsTrustedFederated;

    /// <summary>Gets a value indicating whether the meeting's list makes the participant a co-organizer; it can only where the tenant's directory vouches for them.</summary>
    internal bool IsCoOrganizer => ListedRole == MeetingRole.CoOrganizer && MayBeCoOrganizer;

    internal bool MayBeCoOrganizer => Type is ParticipantType.TenantMember or ParticipantType.TenantGuest or ParticipantType.Organizer;

    internal bool IsTrustedFederated => Type == ParticipantType.Federated && TrustIsMutual;

    internal bool IsSignedIn => Type is ParticipantType.Organizer or ParticipantType.TenantMember or ParticipantType.TenantGuest
        or ParticipantType.Federated or ParticipantType.AnonymousSignedIn;
}
