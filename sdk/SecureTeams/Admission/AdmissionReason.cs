namespace SecureTeams.Admission;

/// <summary>Why a participant is admitted, waits or is refused.</summary>
public enum AdmissionReason
{
    /// <summary>No reason: the value of a decision that was never made.</summary>
    None,

    /// <summary>The organizer and co-organizers control the meeting and are never kept out.</summary>
    IsOrganizer,

    /// <summary>The caller is the organizer, by the PIN.</summary>
    IsDialInOrganizer,

    /// <summary>The lobby scope includes participants of this type.</summary>
    ScopeIncludesType,

    /// <summary>The lobby scope does not include participants of this type.</summary>
    ScopeExcludesType,

    /// <summary>The participant was not classified, and the unclassified are not admitted.</summary>
    TypeNotUnderstood,

    /// <summary>The lobby scope is for invited people, and this one was invited.</summary>
    Invited,

    /// <summary>The lobby scope is for invited people, and this one was not invited.</summary>
    NotInvited,

    /// <summary>The lobby scope is for invited people, and whoever is not signed in cannot prove to be one.</summary>
    InvitationNotProved,

    /// <summary>The tenant lets no guest account in.</summary>
    GuestAccessDisabled,

    /// <summary>The tenant lets nobody join anonymously.</summary>
    AnonymousJoinDisabled,

    /// <summary>The organizer's policy lets nobody join anonymously.</summary>
    AnonymousJoinDisabledForOrganizer,

    /// <summary>The organizer's policy blocks this kind of client for anonymous people, or the kind is not known.</summary>
    ClientTypeBlocked,

    /// <summary>Everyone bypasses the lobby, and a verified participant has joined.</summary>
    MeetingStarted,

    /// <summary>The participant bypasses the lobby, but nobody verified has joined yet.</summary>
    AwaitingAuthenticated,

    /// <summary>The organizer's policy lets anonymous people and callers be the first.</summary>
    AnonymousStartAllowed,

    /// <summary>The organizer's Audio Conferencing settings let callers be the first.</summary>
    DialInStartAllowed,

    /// <summary>Dial-in callers bypass the lobby, and a verified participant has joined.</summary>
    DialInBypass,

    /// <summary>Dial-in callers do not bypass the lobby.</summary>
    DialInWaits,

    /// <summary>A bot that was detected needs somebody's approval.</summary>
    BotNeedsApproval,

    /// <summary>A calling bot joins with its application's identity.</summary>
    IsCallingBot,

    /// <summary>The lobby scope is not one that this version understands, and an unknown scope admits nobody.</summary>
    ScopeNotUnderstood,

    /// <summary>The guide says nothing about this case, and silence admits nobody.</summary>
    GuideIsSilent,
}
