using SecureTeams.Admission.Participants;

namespace SecureTeams.Admission.Deciding;

/// <summary>Who gets in by the letter of the guide "Security and Microsoft Teams".</summary>
internal static class GuideRules
{
    internal static AdmissionDecision Decide(in Door door)
    {
        if (door.Type == ParticipantType.Organizer)
        {
            return new(AdmissionOutcome.Direct, AdmissionReason.IsOrganizer, GuideStatement.OrganizerControlsMeeting, AdmissionLayers.Participant);
        }

        if (door.Gate() is { } refusal)
        {
            return refusal;
        }

        if (!door.Scope.IsKnown)
        {
            return new(AdmissionOutcome.Lobby, AdmissionReason.ScopeNotUnderstood, GuideStatement.None, door.ScopeLayer);
        }

        GuideStatement row = TableRow(door.Scope);
        return door.Type switch
        {
            ParticipantType.TenantMember or ParticipantType.TenantGuest when row != GuideStatement.None => Direct(door, row),
            ParticipantType.Federated => Federated(door, row),
            ParticipantType.AnonymousSignedIn or ParticipantType.Anonymous => Anonymous(door, row),
            ParticipantType.DialIn => DialIn(door, row),
            _ => Silent(door),
        };
    }

    /// <summary>The row of the guide's lobby table for a scope; none for the three scopes that it does not know.</summary>
    internal static GuideStatement TableRow(LobbyScope scope) =>
        scope == LobbyScope.Organization ? GuideStatement.LobbyTableOrganization
        : scope == LobbyScope.OrganizationAndFederated ? GuideStatement.LobbyTableTrustedOrganizations
        : scope == LobbyScope.Everyone ? GuideStatement.LobbyTableEveryone
        : GuideStatement.None;

    private static AdmissionDecision Federated(in Door door, GuideStatement row) => row switch
    {
        GuideStatement.LobbyTableEveryone => OnceStarted(door, AdmissionReason.MeetingStarted, GuideStatement.EveryoneOnceStarted, GuideStatement.EveryoneOnceStarted, door.ScopeLayer),
        GuideStatement.LobbyTableTrustedOrganizations => Direct(door, row),
        GuideStatement.LobbyTableOrganization => Lobby(door, row),
        _ => Silent(door),
    };

    private static AdmissionDecision Anonymous(in Door door, GuideStatement row) => row switch
    {
        GuideStatement.LobbyTableEveryone => OnceStarted(door, AdmissionReason.MeetingStarted, GuideStatement.EveryoneOnceStarted, GuideStatement.EveryoneOnceStarted, door.ScopeLayer),
        GuideStatement.None => Silent(door),
        _ => Lobby(door, row),
    };

    private static AdmissionDecision DialIn(in Door door, GuideStatement row)
    {
        if (!door.DialInBypasses && row != GuideStatement.LobbyTableEveryone)
        {
            AdmissionLayers both = door.ScopeLayer | door.DialInLayer;
            return row == GuideStatement.None
                ? Silent(door) with { Layers = AdmissionLayers.Participant | both }
                : new(AdmissionOutcome.Lobby, AdmissionReason.DialInWaits, row, both);
        }

        AdmissionLayers layer = door.DialInBypasses ? door.DialInLayer : door.ScopeLayer;
        if (!door.HasStarted && door.Policy.DialInMayStart)
        {
            return new(AdmissionOutcome.Direct, AdmissionReason.DialInStartAllowed, GuideStatement.DialInFirst, layer | AdmissionLayers.OrganizerPolicy | AdmissionLayers.Roster);
        }

        // The sentences on callers are about the switch that lets them past the lobby; where it is off, they come in as everyone does.
        return !door.DialInBypasses
            ? OnceStarted(door, AdmissionReason.MeetingStarted, row, GuideStatement.EveryoneOnceStarted, layer)
            : OnceStarted(door, AdmissionReason.DialInBypass, GuideStatement.DialInOnceStarted, GuideStatement.DialInAlsoWaits, layer);
    }

    private static AdmissionDecision Direct(in Door door, GuideStatement row) => new(AdmissionOutcome.Direct, AdmissionReason.ScopeIncludesType, row, door.ScopeLayer);

    private static AdmissionDecision Lobby(in Door door, GuideStatement row) => new(AdmissionOutcome.Lobby, AdmissionReason.ScopeExcludesType, row, door.ScopeLayer);

    private static AdmissionDecision Silent(in Door door) => new(
        AdmissionOutcome.Lobby,
        door.IsClassified ? AdmissionReason.GuideIsSilent : AdmissionReason.TypeNotUnderstood,
        GuideStatement.None,
        AdmissionLayers.Participant | door.ScopeLayer);

    private static AdmissionDecision OnceStarted(in Door door, AdmissionReason started, GuideStatement startedBy, GuideStatement waitsBy, AdmissionLayers layers) => door.HasStarted
        ? new(AdmissionOutcome.Direct, started, startedBy, layers | AdmissionLayers.Roster)
        : new(AdmissionOutcome.WaitForAuthenticated, AdmissionReason.AwaitingAuthenticated, waitsBy, layers | AdmissionLayers.Roster);
}
