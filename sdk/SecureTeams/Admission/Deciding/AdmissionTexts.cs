namespace SecureTeams.Admission.Deciding;

/// <summary>The reasons as sentences for people.</summary>
internal static class AdmissionTexts
{
    internal static string Of(AdmissionReason reason) => reason switch
    {
        AdmissionReason.IsOrganizer => "The organizer and co-organizers control the meeting and are never kept out.",
        AdmissionReason.IsDialInOrganizer => "The caller is the organizer, by the PIN, and is never kept out.",
        AdmissionReason.ScopeIncludesType => "The lobby scope includes participants of this type.",
        AdmissionReason.ScopeExcludesType => "The lobby scope does not include participants of this type; somebody must admit them.",
        AdmissionReason.TypeNotUnderstood => "The participant was not classified, and the unclassified are not admitted.",
        AdmissionReason.Invited => "Invited people bypass the lobby, and this one was invited.",
        AdmissionReason.NotInvited => "Only invited people bypass the lobby, and this one was not invited.",
        AdmissionReason.InvitationNotProved => "Only invited people who are signed in bypass the lobby; holding the link proves no invitation.",
        AdmissionReason.GuestAccessDisabled => "The tenant lets no guest account use Teams.",
        AdmissionReason.AnonymousJoinDisabled => "The tenant lets nobody join who is not signed in to it or to a trusted organization.",
        AdmissionReason.AnonymousJoinDisabledForOrganizer => "The organizer's policy lets nobody join who is not signed in to the tenant or to a trusted organization.",
        AdmissionReason.ClientTypeBlocked => "The organizer's policy blocks this kind of client for anonymous people.",
        AdmissionReason.MeetingStarted => "Everyone bypasses the lobby, and a verified participant has joined.",
        AdmissionReason.AwaitingAuthenticated => "May enter without the lobby, but only once a verified participant has joined.",
        AdmissionReason.AnonymousStartAllowed => "The organizer's policy lets people who are not signed in, and callers, start a meeting.",
        AdmissionReason.DialInStartAllowed => "The organizer's Audio Conferencing settings let callers be the first in a meeting.",
        AdmissionReason.DialInBypass => "Dial-in callers bypass the lobby once a verified participant has joined.",
        AdmissionReason.DialInWaits => "Dial-in callers wait in the lobby.",
        AdmissionReason.BotNeedsApproval => "The service detected a bot, and detected bots need somebody's approval whatever the lobby scope.",
        AdmissionReason.IsCallingBot => "A calling bot joins with its application's identity, whatever the lobby scope.",
        AdmissionReason.ScopeNotUnderstood => "The lobby scope is not understood, and an unknown scope admits nobody.",
        AdmissionReason.GuideIsSilent => "The guide says nothing about this case, and silence admits nobody.",
        _ => "No decision was made.",
    };
}
