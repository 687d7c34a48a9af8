namespace SecureTeams.Admission;

/// <summary>
/// Decides who gets into a meeting: pure, thread-safe and without allocation.
/// </summary>
/// <remarks>
/// Source: the lobby table and "Participant Admittance" of the guide "Security and Microsoft Teams"; under
/// <see cref="GuidanceProfile.Current"/> also the Teams pages on the lobby and on anonymous participants.
/// </remarks>
public static class AdmissionEngine
{
    /// <summary>Decides what happens to a participant at the door.</summary>
    /// <param name="request">The participant, the meeting and the tenant.</param>
    /// <param name="profile">Which description of Teams to follow. Default: <see cref="GuidanceProfile.Current"/>.</param>
    /// <returns>The outcome and its reason. What is unknown waits in the lobby or is refused, never admitted.</returns>
    public static AdmissionDecision Decide(in AdmissionRequest request, GuidanceProfile profile = GuidanceProfile.Current)
    {
        if (request.Participant == ParticipantType.Organizer)
        {
            return new(AdmissionOutcome.Direct, AdmissionReason.IsOrganizer);
        }

        if (request.Participant == ParticipantType.Anonymous && !request.Tenant.AllowAnonymousJoin)
        {
            return new(AdmissionOutcome.Denied, AdmissionReason.AnonymousJoinDisabled);
        }

        if (!request.LobbyBypass.IsKnown)
        {
            return new(AdmissionOutcome.Lobby, AdmissionReason.ScopeNotUnderstood);
        }

        if (profile == GuidanceProfile.SecurityGuide && !GuideCovers(request.LobbyBypass))
        {
            return new(AdmissionOutcome.Lobby, AdmissionReason.GuideIsSilent);
        }

        return request.Participant switch
        {
            ParticipantType.TenantMember => Identified(request, LobbyScope.OrganizationExcludingGuests),
            ParticipantType.TenantGuest => Identified(request, LobbyScope.Organization),
            ParticipantType.Federated => Federated(request, profile),
            ParticipantType.Anonymous => Anonymous(request, profile),
            ParticipantType.DialIn => DialIn(request, profile),
            _ => new(AdmissionOutcome.Lobby, AdmissionReason.TypeNotUnderstood),
        };
    }

    private static bool GuideCovers(LobbyScope scope) =>
        scope == LobbyScope.Organization || scope == LobbyScope.OrganizationAndFederated || scope == LobbyScope.Everyone;

    /// <summary>A person with an identity is inside when the scope is the narrowest one that includes their type, or wider.</summary>
    private static AdmissionDecision Identified(in AdmissionRequest request, LobbyScope narrowest)
    {
        if (request.LobbyBypass == LobbyScope.Invited)
        {
            return request.IsInvited
                ? new(AdmissionOutcome.Direct, AdmissionReason.Invited)
                : new(AdmissionOutcome.Lobby, AdmissionReason.NotInvited);
        }

        return narrowest.IsAtLeastAsStrictAs(request.LobbyBypass)
            ? new(AdmissionOutcome.Direct, AdmissionReason.ScopeIncludesType)
            : new(AdmissionOutcome.Lobby, AdmissionReason.ScopeExcludesType);
    }

    private static AdmissionDecision Federated(in AdmissionRequest request, GuidanceProfile profile) =>
        profile == GuidanceProfile.SecurityGuide && request.LobbyBypass == LobbyScope.Everyone
            ? OnceStarted(request, AdmissionReason.MeetingStarted)
            : Identified(request, LobbyScope.OrganizationAndFederated);

    private static AdmissionDecision Anonymous(in AdmissionRequest request, GuidanceProfile profile)
    {
        if (request.LobbyBypass == LobbyScope.Everyone)
        {
            return MayStart(request, profile)
                ? new(AdmissionOutcome.Direct, AdmissionReason.AnonymousStartAllowed)
                : OnceStarted(request, AdmissionReason.MeetingStarted);
        }

        return new(AdmissionOutcome.Lobby, request.LobbyBypass == LobbyScope.Invited ? AdmissionReason.NotInvited : AdmissionReason.ScopeExcludesType);
    }

    private static AdmissionDecision DialIn(in AdmissionRequest request, GuidanceProfile profile)
    {
        bool guideAdmits = profile == GuidanceProfile.SecurityGuide && request.LobbyBypass == LobbyScope.Everyone;
        if (!request.DialInBypassesLobby && !guideAdmits)
        {
            return new(AdmissionOutcome.Lobby, AdmissionReason.DialInWaits);
        }

        return request.LobbyBypass == LobbyScope.Everyone && MayStart(request, profile)
            ? new(AdmissionOutcome.Direct, AdmissionReason.AnonymousStartAllowed)
            : OnceStarted(request, AdmissionReason.DialInBypass);
    }

    private static bool MayStart(in AdmissionRequest request, GuidanceProfile profile) =>
        profile == GuidanceProfile.Current && request.Tenant.AllowAnonymousStart && !request.AuthenticatedUserJoined;

    private static AdmissionDecision OnceStarted(in AdmissionRequest request, AdmissionReason started) => request.AuthenticatedUserJoined
        ? new(AdmissionOutcome.Direct, started)
        : new(AdmissionOutcome.WaitForAuthenticated, AdmissionReason.AwaitingAuthenticated);
}
