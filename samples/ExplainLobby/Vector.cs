using SecureTeams;
using SecureTeams.Admission;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace ExplainLobby;

/// <summary>
/// One row: who (the symbols below), which lobby scope, and the switches J anonymous join, D dial-in bypass, A somebody verified has
/// joined, I invited, P anonymous start.
/// </summary>
/// <remarks>
/// 1 organizer, 2 member, 3G0 and 3G1 guest where guests are refused and allowed, 4 federated with mutual trust, 4E0 without, 5 anonymous but
/// signed in, 6 anonymous, 6B with a blocked client, 7 caller, 8 organizer by PIN, 9R detected bot that needs approval, 9A one that does not,
/// 10 calling bot with its application's identity, 10G as a guest.
/// </remarks>
internal sealed record Vector(string Kind, Participant Participant, LobbyScope Scope, bool AnonymousJoin, bool DialInBypass, bool HasStarted, bool AnonymousStart)
{
    internal static string? TryRead(string[] values, out Vector? vector)
    {
        vector = null;
        string kind = values[0].ToUpperInvariant();
        if (TypeOf(kind) is not { } type)
        {
            return $"the type is none of 1, 2, 3G0, 3G1, 4, 4E0, 5, 6, 6B, 7, 8, 9R, 9A, 10, 10G.";
        }

        var switches = new bool[5];
        for (int i = 0; i < switches.Length; i++)
        {
            switch (values[i + 2].ToUpperInvariant())
            {
                case "0" or "FALSE":
                    break;
                case "1" or "TRUE":
                    switches[i] = true;
                    break;
                default:
                    return $"the column {"JDAIP"[i]} must be 0 or 1.";
            }
        }

        var participant = new Participant
        {
            Type = type,
            IsInvited = switches[3],
            TrustIsMutual = kind == "4",
            Client = kind == "6B" ? AnonymousClients.CommunicationServices : AnonymousClients.Teams,
        };
        vector = new Vector(kind, participant, new LobbyScope(values[1]), switches[0], switches[1], switches[2], switches[4]);
        return null;
    }

    internal string Answer()
    {
        AdmissionDecision current = Decide(GuidanceProfile.Current);
        AdmissionDecision guide = Decide(GuidanceProfile.SeedGuide);
        return $"{Code(current.Outcome)},{(guide.Statement == GuideStatement.None ? "silent" : Code(guide.Outcome))},{current.Reason}";
    }

    private AdmissionDecision Decide(GuidanceProfile profile) => AdmissionEngine.Decide(
        new TenantConfiguration { AllowAnonymousJoin = AnonymousJoin, AllowGuests = Kind == "3G1" },
        new TenantMeetingPolicy
        {
            AllowAnonymousJoin = AnonymousJoin,
            AllowAnonymousStart = AnonymousStart,
            BlockedAnonymousClients = Kind == "6B" ? AnonymousClients.CommunicationServices : AnonymousClients.None,
            ExternalBots = Kind == "9A" ? ExternalBotAccess.AllowAll : ExternalBotAccess.RequireApprovalWhenDetected,
        },
        new MeetingAccess { LobbyBypass = Scope, DialInBypassesLobby = DialInBypass },
        Participant,
        new MeetingRoster(HasStarted),
        profile);

    private static ParticipantType? TypeOf(string kind) => kind switch
    {
        "1" => ParticipantType.Organizer,
        "2" => ParticipantType.TenantMember,
        "3G0" or "3G1" => ParticipantType.TenantGuest,
        "4" or "4E0" => ParticipantType.Federated,
        "5" => ParticipantType.AnonymousSignedIn,
        "6" or "6B" => ParticipantType.Anonymous,
        "7" => ParticipantType.DialIn,
        "8" => ParticipantType.DialInOrganizer,
        "9R" or "9A" => ParticipantType.DetectedBot,
        "10" => ParticipantType.CallingBot,
        "10G" => ParticipantType.CallingBotAsGuest,
        _ => null,
    };

    private static string Code(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Direct => "DIR",
        AdmissionOutcome.WaitForAuthenticated => "WAIT",
        AdmissionOutcome.Lobby => "LOB",
        _ => "DEN",
    };
}
