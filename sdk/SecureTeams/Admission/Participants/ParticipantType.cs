namespace SecureTeams.Admission.Participants;

/// <summary>
/// The kinds of participants that decide differently at a meeting's door.
/// </summary>
/// <remarks>
/// The guide tells five apart in its lobby table: in-tenant, guest of tenant, federated, anonymous
/// (here <see cref="AnonymousSignedIn"/> and <see cref="Anonymous"/>) and PSTN dial-in. The others came with Teams of today.
/// Source: the guide "Security and Microsoft Teams", section "Participant Types".
/// </remarks>
public enum ParticipantType
{
    /// <summary>Not classified. Treated as nobody in particular: never admitted directly.</summary>
    Unknown,

    /// <summary>The organizer of the meeting, or a co-organizer.</summary>
    Organizer,

    /// <summary>A signed-in member of the organizer's tenant, wherever they are.</summary>
    TenantMember,

    /// <summary>A guest account of the organizer's tenant, signed in there.</summary>
    TenantGuest,

    /// <summary>Signed in to another organization; counts as such only while <see cref="Participant.TrustIsMutual"/>.</summary>
    Federated,

    /// <summary>Signed in to an organization with which there is no mutual trust: anonymous to this tenant.</summary>
    AnonymousSignedIn,

    /// <summary>Not signed in, or with a personal account or a client of another maker: not identified at all.</summary>
    Anonymous,

    /// <summary>A caller from the telephone network (PSTN), not identified.</summary>
    DialIn,

    /// <summary>The organizer, calling from the telephone network and identified by the PIN.</summary>
    DialInOrganizer,

    /// <summary>A bot of somebody else that the service has detected among the anonymous.</summary>
    DetectedBot,

    /// <summary>A calling bot that joins through Microsoft Graph with its application's identity.</summary>
    CallingBot,

    /// <summary>A calling bot that joins through Microsoft Graph as a guest.</summary>
    CallingBotAsGuest,
}
