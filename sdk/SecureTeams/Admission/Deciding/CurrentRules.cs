using SecureTeams.Admission.Participants;

namespace SecureTeams.Admission.Deciding;

/// <summary>Who gets in by the documentation of today's Teams.</summary>
internal static class CurrentRules
{
    internal static AdmissionDecision Decide(in Door door)
    {
        switch (door.Type)
        {
            case ParticipantType.Organizer:
                GuideStatement controls = door.Participant.IsCoOrganizer ? GuideStatement.None : GuideStatement.OrganizerControlsMeeting;
                return new(AdmissionOutcome.Direct, AdmissionReason.IsOrganizer, controls, AdmissionLayers.Participant);
            case ParticipantType.DialInOrganizer:
                return new(AdmissionOutcome.Direct, AdmissionReason.IsDialInOrganizer, GuideStatement.None, AdmissionLayers.Participant);
        }

        if (door.Gate() is { } refusal)
        {
            return refusal;
        }

        if (!door.Scope.IsKnown)
        {
            AdmissionLayers layers = door.Type == ParticipantType.DetectedBot ? door.ScopeLayer | AdmissionLayers.OrganizerPolicy : door.ScopeLayer;
            return new(AdmissionOutcome.Lobby, AdmissionReason.ScopeNotUnderstood, GuideStatement.None, layers);
        }

        return door.Type switch
        {
            ParticipantType.TenantMember => Identified(door, LobbyScope.OrganizationExcludingGuests),
            ParticipantType.TenantGuest => Identified(door, LobbyScope.Organization),
            ParticipantType.Federated => Identified(door, LobbyScope.OrganizationAndFederated),
            ParticipantType.AnonymousSignedIn or ParticipantType.Anonymous => Anonymous(door),
            ParticipantType.DialIn => DialIn(door),
            ParticipantType.DetectedBot => new(AdmissionOutcome.Lobby, AdmissionReason.BotNeedsApproval, GuideStatement.None, AdmissionLayers.OrganizerPolicy),
            ParticipantType.CallingBot => new(AdmissionOutcome.Direct, AdmissionReason.IsCallingBot, GuideStatement.None, AdmissionLayers.Participant),
            ParticipantType.CallingBotAsGuest => Identified(door, LobbyScope.Everyone),
            _ => new(AdmissionOutcome.Lobby, AdmissionReason.TypeNotUnderstood, GuideStatement.None, AdmissionLayers.Participant),
        };
    }

    /// <summary>Somebody with an identity comes in when the scope is the narrowest one that includes their type, or wider.</summary>
    private static AdmissionDecision Identified(in Door door, LobbyScope narrowest)
    {
        if (door.Scope == LobbyScope.Invited && door.Participant.IsSignedIn)
        {
            return door.Participant.IsInvited
                ? new(AdmissionOutcome.Direct, AdmissionReason.Invited, GuideStatement.None, door.ScopeLayer | AdmissionLayers.Invitation)
                : new(AdmissionOutcome.Lobby, AdmissionReason.NotInvited, GuideStatement.None, door.ScopeLayer | AdmissionLayers.Invitation);
        }

        // Today a federated person comes in at once where everyone does; by the guide's text only once the meeting has started.
        GuideStatement statement = door.Type is ParticipantType.CallingBotAsGuest || (door.Type is ParticipantType.Federated && door.Scope == LobbyScope.Everyone && !door.HasStarted)
            ? GuideStatement.None
            : GuideRules.TableRow(door.Scope);
        return narrowest.IsAtLeastAsStrictAs(door.Scope)
            ? new(AdmissionOutcome.Direct, AdmissionReason.ScopeIncludesType, statement, door.ScopeLayer)
            : new(AdmissionOutcome.Lobby, AdmissionReason.ScopeExcludesType, statement, door.ScopeLayer);
    }

    private static AdmissionDecision Anonymous(in Door door)
    {
        if (door.Scope == LobbyScope.Everyone)
        {
            return Once(door, AdmissionReason.MeetingStarted, GuideStatement.EveryoneOnceStarted, GuideStatement.EveryoneOnceStarted, door.ScopeLayer, mayStart: door.Policy.AllowAnonymousStart);
        }

        if (door.Scope != LobbyScope.Invited)
        {
            return new(AdmissionOutcome.Lobby, AdmissionReason.ScopeExcludesType, GuideRules.TableRow(door.Scope), door.ScopeLayer);
        }

        if (door.Type == ParticipantType.Anonymous)
        {
            return new(AdmissionOutcome.Lobby, AdmissionReason.InvitationNotProved, GuideStatement.None, door.ScopeLayer | AdmissionLayers.Invitation);
        }

        return door.Participant.IsInvited
            ? Once(door, AdmissionReason.Invited, GuideStatement.None, GuideStatement.None, door.ScopeLayer | AdmissionLayers.Invitation, mayStart: false)
            : new(AdmissionOutcome.Lobby, AdmissionReason.NotInvited, GuideStatement.None, door.ScopeLayer | AdmissionLayers.Invitation);
    }

    private static AdmissionDecision DialIn(in Door door)
    {
        if (!door.DialInBypasses)
        {
            GuideStatement statement = door.Scope == LobbyScope.Everyone ? GuideStatement.None : GuideRules.TableRow(door.Scope);
            return new(AdmissionOutcome.Lobby, AdmissionReason.DialInWaits, statement, door.DialInLayer);
        }

        // Of callers the scope decides one thing only: whether the policy on who is the first has an effect.
        AdmissionLayers layers = !door.HasStarted && door.Policy.AllowAnonymousStart ? door.DialInLayer | door.ScopeLayer : door.DialInLayer;
        bool mayStart = door.Scope == LobbyScope.Everyone && door.Policy.AllowAnonymousStart;
        return Once(door, AdmissionReason.DialInBypass, GuideStatement.DialInOnceStarted, GuideStatement.DialInAlsoWaits, layers, mayStart);
    }

    private static AdmissionDecision Once(in Door door, AdmissionReason started, GuideStatement startedBy, GuideStatement waitsBy, AdmissionLayers layers, bool mayStart) =>
        door.HasStarted ? new(AdmissionOutcome.Direct, started, startedBy, layers | AdmissionLayers.Roster)
        : mayStart ? new(AdmissionOutcome.Direct, AdmissionReason.AnonymousStartAllowed, GuideStatement.None, layers | AdmissionLayers.OrganizerPolicy | AdmissionLayers.Roster)
        : new(AdmissionOutcome.WaitForAuthenticated, AdmissionReason.AwaitingAuthenticated, waitsBy, layers | AdmissionLayers.Roster);
}
