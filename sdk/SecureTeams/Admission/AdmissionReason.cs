namespace SecureTeams.Admission;

/// <summary>Why a participant is admitted, waits or is refused.</summary>
public enum AdmissionReason
{
    /// <summary>No reason: the value of a decision that was never made.</summary>
    None,

    /// <summary>The organizer controls the meeting and is never kept out.</summary>
    IsOrganizer,

    /// <summary>The lobby scope includes participants of this type.</summary>
    ScopeIncludesType,

    /// <summary>The lobby scope does not include participants of this type.</summary>
    ScopeExcludesType,

    /// <summary>The participant was not classified, and the unclassified are not admitted.</summary>
    TypeNotUnderstood,

    /// <summary>The lobby scope is for invited people, and this one was invited.</summary>
    Invited,

    /// <summary>The lobby scope is for invited people, and this one was not invited, or is not signed in to prove it.</summary>
    NotInvited,

    /// <summary>The tenant does not let people join who are not signed in.</summary>
    AnonymousJoinDisabled,

    /// <summary>Everyone bypasses the lobby, and an authenticated participant is present.</summary>
    MeetingStarted,

    /// <summary>The participant bypasses the lobby, but nobody authenticated has joined yet.</summary>
    AwaitingAuthenticated,

    /// <summary>The tenant lets people who are not signed in be the first in a meeting.</summary>
    AnonymousStartAllowed,

    /// <summary>Dial-in callers bypass the lobby, and an authenticated participant is present.</summary>
    DialInBypass,

    /// <summary>Dial-in callers do not bypass the lobby.</summary>
    DialInWaits,

    /// <summary>The lobby scope is not one that this version understands, and an unknown scope admits nobody.</summary>
    ScopeNotUnderstood,

    /// <summary>The guide says nothing about this scope, and silence admits nobody.</summary>
    GuideIsSilent,
}
