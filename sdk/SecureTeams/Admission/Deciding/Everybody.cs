using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Admission.Deciding;

/// <summary>One participant of every kind that decides differently: the rows of a matrix.</summary>
internal static class Everybody
{
    private static readonly Participant[] Kinds =
    [
        new() { Type = ParticipantType.Organizer },
        new() { Type = ParticipantType.TenantMember, IsInvited = true },
        new() { Type = ParticipantType.TenantMember },
        new() { Type = ParticipantType.TenantGuest, IsInvited = true },
        new() { Type = ParticipantType.TenantGuest },
        new() { Type = ParticipantType.Federated, TrustIsMutual = true, IsInvited = true },
        new() { Type = ParticipantType.Federated, TrustIsMutual = true },
        new() { Type = ParticipantType.AnonymousSignedIn, IsInvited = true },
        new() { Type = ParticipantType.AnonymousSignedIn },
        new() { Type = ParticipantType.Anonymous, Client = AnonymousClients.Teams },
        new() { Type = ParticipantType.Anonymous, Client = AnonymousClients.CommunicationServices },
        new() { Type = ParticipantType.DialInOrganizer },
        new() { Type = ParticipantType.DialIn },
        new() { Type = ParticipantType.DetectedBot, Client = AnonymousClients.Teams },
        new() { Type = ParticipantType.DetectedBot, Client = AnonymousClients.CommunicationServices },
        new() { Type = ParticipantType.CallingBot },
        new() { Type = ParticipantType.CallingBotAsGuest },
    ];

    internal static ReadOnlySpan<Participant> All => Kinds;
}
