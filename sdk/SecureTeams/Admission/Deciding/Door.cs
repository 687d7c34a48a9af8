using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Admission.Deciding;

/// <summary>The inputs of a decision after the layers are resolved: what is left of tenant, policy, label and options for one participant.</summary>
internal readonly ref struct Door
{
    internal Door(TenantConfiguration tenant, TenantMeetingPolicy policy, MeetingAccess meeting, in Participant participant, bool hasStarted, GuidanceProfile profile)
    {
        Profile = profile;
        Tenant = tenant;
        Policy = policy;
        Participant = participant;
        HasStarted = hasStarted;
        Type = profile == GuidanceProfile.SeedGuide ? ByTheGuide(participant) : Today(participant, tenant, policy);
        (Scope, ScopeLayer) = meeting.EnforcedLobbyBypass is { } enforced ? (enforced, AdmissionLayers.EnforcedLabel)
            : meeting.LobbyBypass is { } own ? (own, AdmissionLayers.MeetingOptions)
            : (policy.LobbyBypass, AdmissionLayers.OrganizerPolicy);
        (DialInBypasses, DialInLayer) = meeting.DialInBypassesLobby is { } dialIn ? (dialIn, AdmissionLayers.MeetingOptions)
            : (policy.DialInBypassesLobby, AdmissionLayers.OrganizerPolicy);
    }

    internal GuidanceProfile Profile { get; }

    internal TenantConfiguration Tenant { get; }

    internal TenantMeetingPolicy Policy { get; }

    internal Participant Participant { get; }

    /// <summary>Gets the type as which the participant is treated: what was claimed without ground is taken back, and what the meeting's list gives is given.</summary>
    internal ParticipantType Type { get; }

    internal bool HasStarted { get; }

    internal LobbyScope Scope { get; }

    internal AdmissionLayers ScopeLayer { get; }

    internal bool DialInBypasses { get; }

    internal AdmissionLayers DialInLayer { get; }

    internal bool TrustDowngraded => Participant.Type == ParticipantType.Federated && Type == ParticipantType.AnonymousSignedIn;

    /// <summary>Gives the refusal of the gates before the lobby, or null where they are open. Whoever is not classified is treated as anonymous.</summary>
    internal AdmissionDecision? Gate()
    {
        if (Type == ParticipantType.TenantGuest && !Tenant.AllowGuests)
        {
            return new(AdmissionOutcome.Denied, AdmissionReason.GuestAccessDisabled, GuideStatement.None, AdmissionLayers.Tenant);
        }

        if (Type is not (ParticipantType.AnonymousSignedIn or ParticipantType.Anonymous) && IsClassified)
        {
            return null;
        }

        if (!Tenant.AllowAnonymousJoin)
        {
            return new(AdmissionOutcome.Denied, AdmissionReason.AnonymousJoinDisabled, GuideStatement.AnonymousJoinSwitch, AdmissionLayers.Tenant);
        }

        if (!Policy.AllowAnonymousJoin)
        {
            return new(AdmissionOutcome.Denied, AdmissionReason.AnonymousJoinDisabledForOrganizer, GuideStatement.AnonymousJoinSwitch, AdmissionLayers.OrganizerPolicy);
        }

        return IsBlocked ? new(AdmissionOutcome.Denied, AdmissionReason.ClientTypeBlocked, GuideStatement.None, AdmissionLayers.OrganizerPolicy) : null;
    }

    internal bool IsClassified => Type is > ParticipantType.Unknown and <= ParticipantType.CallingBotAsGuest;

    /// <summary>Gets whether the kind of client is blocked. A kind that is not known is, as soon as any is.</summary>
    private bool IsBlocked
    {
        get
        {
            AnonymousClients blocked = Policy.BlockedAnonymousClients;
            return Type != ParticipantType.AnonymousSignedIn && blocked != AnonymousClients.None
                && (Participant.Client == AnonymousClients.None || (Participant.Client & blocked) != 0);
        }
    }

    private static ParticipantType Today(in Participant participant, TenantConfiguration tenant, TenantMeetingPolicy policy) => participant.Type switch
    {
        // A guest whom the tenant refuses stays a guest, whatever the meeting's list says.
        ParticipantType.TenantGuest when !tenant.AllowGuests => ParticipantType.TenantGuest,
        _ when participant.IsCoOrganizer => ParticipantType.Organizer,
        ParticipantType.DetectedBot when policy.ExternalBots == ExternalBotAccess.AllowAll => ParticipantType.Anonymous,
        _ => ByTheGuide(participant),
    };

    /// <summary>Co-organizers and bots are newer than the guide: by its letter the first are whoever they are, and of the second it says nothing.</summary>
    private static ParticipantType ByTheGuide(in Participant participant) =>
        participant.Type == ParticipantType.Federated && !participant.TrustIsMutual ? ParticipantType.AnonymousSignedIn : participant.Type;
}
