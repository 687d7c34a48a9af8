using SecureTeams.Admission.Participants;

namespace SecureTeams.Admission.Deciding;

/// <summary>Tells, layer by layer, what was read on the way to a decision.</summary>
internal static class AdmissionTrace
{
    internal static IReadOnlyList<AdmissionStep> Of(AdmissionScene scene, in Participant participant, MeetingRoster roster, in AdmissionDecision decision)
    {
        var door = new Door(scene.Tenant, scene.Policy, scene.Meeting, participant, roster.HasStarted, scene.Profile);
        var steps = new List<AdmissionStep>(6) { new(AdmissionLayers.Participant, nameof(Participant.Type), participant.Type.ToString(), TypeEffect(door)) };
        AddGates(steps, door);
        AddPolicy(steps, door, decision);
        AddIf(steps, decision, AdmissionLayers.EnforcedLabel, "lobbyBypassSettings.scope", door.Scope, "An enforced label sets the lobby scope.");
        AddMeeting(steps, door, decision);
        if (decision.Layers.HasFlag(AdmissionLayers.Invitation))
        {
            steps.Add(new(AdmissionLayers.Invitation, nameof(Participant.IsInvited), Text(participant.IsInvited), "The scope asks for an invitation."));
        }

        if (decision.Layers.HasFlag(AdmissionLayers.Roster))
        {
            steps.Add(new(AdmissionLayers.Roster, nameof(MeetingRoster.HasStarted), Text(roster.HasStarted), roster.HasStarted
                ? "A verified participant has joined this run."
                : "Nobody verified has joined this run yet."));
        }

        steps.Add(new(decision.Layers, nameof(AdmissionDecision.Outcome), decision.Outcome.ToString(), AdmissionTexts.Of(decision.Reason)));
        return steps;
    }

    private static string TypeEffect(in Door door) =>
        door.TrustDowngraded ? "Trust is not mutual, so that the participant counts as anonymous."
        : !door.IsClassified ? "The participant was not classified, and counts as anonymous where anonymous people are refused."
        : door.Type == ParticipantType.Organizer && door.Participant.IsCoOrganizer ? "The meeting lists the participant as a co-organizer, who comes in as the organizer does."
        : "The participant is taken for what they were classified as.";

    private static void AddGates(List<AdmissionStep> steps, in Door door)
    {
        if (door.Type == ParticipantType.TenantGuest)
        {
            steps.Add(new(AdmissionLayers.Tenant, "AllowGuestUser", Text(door.Tenant.AllowGuests), door.Tenant.AllowGuests ? "Guests may come to the door." : "Guests are refused."));
        }

        if (door.Type is not (ParticipantType.AnonymousSignedIn or ParticipantType.Anonymous) && door.IsClassified)
        {
            return;
        }

        steps.Add(new(AdmissionLayers.Tenant, "DisableAnonymousJoin", Text(!door.Tenant.AllowAnonymousJoin), Effect(door.Tenant.AllowAnonymousJoin)));
        if (door.Tenant.AllowAnonymousJoin)
        {
            steps.Add(new(AdmissionLayers.OrganizerPolicy, "AllowAnonymousUsersToJoinMeeting", Text(door.Policy.AllowAnonymousJoin), Effect(door.Policy.AllowAnonymousJoin)));
        }

        static string Effect(bool allowed) => allowed ? "Anonymous people may come to the door." : "Anonymous people are refused.";
    }

    private static void AddPolicy(List<AdmissionStep> steps, in Door door, in AdmissionDecision decision)
    {
        if (door.Participant.Type == ParticipantType.DetectedBot && door.Profile == GuidanceProfile.Current)
        {
            string effect = door.Type == ParticipantType.DetectedBot ? "Bots that are detected need approval." : "Bots that are detected join as anonymous people do.";
            steps.Add(new(AdmissionLayers.OrganizerPolicy, "ExternalBotAccessMode", door.Policy.ExternalBots.ToString(), effect));
        }

        if (decision.Reason == AdmissionReason.ClientTypeBlocked)
        {
            steps.Add(new(AdmissionLayers.OrganizerPolicy, "BlockedAnonymousJoinClientTypes", door.Policy.BlockedAnonymousClients.ToString(), "This kind of client is blocked, or not known."));
        }
    }

    private static void AddMeeting(List<AdmissionStep> steps, in Door door, in AdmissionDecision decision)
    {
        bool isDialIn = door.Type == ParticipantType.DialIn && decision.Reason != AdmissionReason.ScopeNotUnderstood;
        if (isDialIn)
        {
            string setting = door.DialInLayer == AdmissionLayers.MeetingOptions ? "lobbyBypassSettings.isDialInBypassEnabled" : "AllowPSTNUsersToBypassLobby";
            steps.Add(new(door.DialInLayer, setting, Text(door.DialInBypasses), DialInEffect(door)));
        }

        // Behind a gate that is closed, and for a bot that needs approval, the scope decides nothing.
        bool scopeIsAsked = decision.Outcome != AdmissionOutcome.Denied && decision.Reason != AdmissionReason.BotNeedsApproval;
        if (scopeIsAsked && decision.Layers.HasFlag(AdmissionLayers.MeetingOptions) && door.ScopeLayer == AdmissionLayers.MeetingOptions)
        {
            steps.Add(new(AdmissionLayers.MeetingOptions, "lobbyBypassSettings.scope", door.Scope.ToString(), "The meeting's options set the lobby scope."));
        }
        else if (scopeIsAsked && decision.Layers.HasFlag(AdmissionLayers.OrganizerPolicy) && door.ScopeLayer == AdmissionLayers.OrganizerPolicy)
        {
            steps.Add(new(AdmissionLayers.OrganizerPolicy, "AutoAdmittedUsers", door.Scope.ToString(), "The organizer's policy sets the lobby scope."));
        }

        if (decision.Reason == AdmissionReason.DialInStartAllowed)
        {
            steps.Add(new(AdmissionLayers.OrganizerPolicy, "AllowPSTNOnlyMeetings", Text(door.Policy.DialInMayStart), "Callers may be the first."));
        }

        if (door.Profile == GuidanceProfile.Current && decision.Reason is (AdmissionReason.AnonymousStartAllowed or AdmissionReason.AwaitingAuthenticated))
        {
            steps.Add(new(AdmissionLayers.OrganizerPolicy, "AllowAnonymousUsersToStartMeeting", Text(door.Policy.AllowAnonymousStart), StartEffect(door)));
        }
    }

    private static string DialInEffect(in Door door) =>
        door.DialInBypasses ? "Callers may skip the lobby."
        : door.Profile == GuidanceProfile.SeedGuide && door.Scope == LobbyScope.Everyone ? "Has no effect here: by the guide callers are among everyone, and everyone skips the lobby."
        : "Callers do not skip the lobby.";

    private static string StartEffect(in Door door) =>
        door.Scope != LobbyScope.Everyone ? "Has no effect here: it decides only where everyone bypasses the lobby."
        : door.Policy.AllowAnonymousStart ? "People who are not signed in, and callers, may be the first."
        : "People who are not signed in, and callers, may not be the first.";

    private static void AddIf(List<AdmissionStep> steps, in AdmissionDecision decision, AdmissionLayers layer, string setting, LobbyScope scope, string effect)
    {
        if (decision.Layers.HasFlag(layer))
        {
            steps.Add(new(layer, setting, scope.ToString(), effect));
        }
    }

    private static string Text(bool value) => value ? "true" : "false";
}
