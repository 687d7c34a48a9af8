namespace SecureTeams.Admission;

/// <summary>
/// What happens to a participant, and why.
/// </summary>
/// <param name="Outcome">What happens.</param>
/// <param name="Reason">Why.</param>
public readonly record struct AdmissionDecision(AdmissionOutcome Outcome, AdmissionReason Reason)
{
    /// <summary>Gets the reason as a sentence for people.</summary>
    public string Explanation => Reason switch
    {
        AdmissionReason.IsOrganizer => "The organizer controls the meeting and is never kept out.",
        AdmissionReason.ScopeIncludesType => "The lobby scope includes participants of this type.",
        AdmissionReason.ScopeExcludesType => "The lobby scope does not include participants of this type; somebody must admit them.",
        AdmissionReason.TypeNotUnderstood => "The participant was not classified, and the unclassified are not admitted.",
        AdmissionReason.Invited => "Invited people bypass the lobby, and this one was invited.",
        AdmissionReason.NotInvited => "Only invited people who are signed in bypass the lobby.",
        AdmissionReason.AnonymousJoinDisabled => "The tenant does not let people join who are not signed in.",
        AdmissionReason.MeetingStarted => "Everyone bypasses the lobby, and an authenticated participant is present.",
        AdmissionReason.AwaitingAuthenticated => "May enter without the lobby, but only once an authenticated participant has joined.",
        AdmissionReason.AnonymousStartAllowed => "The tenant lets people who are not signed in start a meeting.",
        AdmissionReason.DialInBypass => "Dial-in callers bypass the lobby once an authenticated participant has joined.",
        AdmissionReason.DialInWaits => "Dial-in callers wait in the lobby.",
        AdmissionReason.ScopeNotUnderstood => "The lobby scope is not understood, and an unknown scope admits nobody.",
        AdmissionReason.GuideIsSilent => "The guide says nothing about this lobby scope, and silence admits nobody.",
        _ => "No decision was made.",
    };
}
