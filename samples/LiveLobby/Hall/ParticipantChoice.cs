using SecureTeams.Admission.Participants;
using SecureTeams.Emulator.Meetings.Running;
using SecureTeams.Tenant;

namespace LiveLobby.Hall;

/// <summary>A kind of participant that the engine tells apart, with words for people.</summary>
/// <param name="Key">Its key in forms.</param>
/// <param name="Title">What it is called.</param>
/// <param name="SampleName">A name for somebody of this kind who gives none.</param>
/// <param name="Participant">What the engine is asked about.</param>
/// <param name="Kind">As what the emulated meeting books them.</param>
public sealed record ParticipantChoice(string Key, string Title, string SampleName, Participant Participant, ParticipantKind Kind)
{
    /// <summary>Gets every kind, the most trusted first.</summary>
    public static IReadOnlyList<ParticipantChoice> All { get; } =
    [
        new("organizer", "Organizer, signed in", "Olivia Organizer", new() { Type = ParticipantType.Organizer }, ParticipantKind.Member),
        new("member", "Member of the organization", "Mia Member", new() { Type = ParticipantType.TenantMember }, ParticipantKind.Member),
        new("guest", "Guest account of the organization", "Gus Guest", new() { Type = ParticipantType.TenantGuest }, ParticipantKind.Guest),
        new("federated", "From a trusted organization", "Fay Federated", new() { Type = ParticipantType.Federated, TrustIsMutual = true }, ParticipantKind.Federated),
        new("federated-one-sided", "From an organization, trust not mutual", "Uma Untrusted", new() { Type = ParticipantType.Federated }, ParticipantKind.Federated),
        new("signed-in-elsewhere", "Signed in elsewhere, anonymous here", "Sam Stranger", new() { Type = ParticipantType.AnonymousSignedIn }, ParticipantKind.Federated),
        new("anonymous", "Anonymous, with a Teams client", "Ann Anonymous", new() { Type = ParticipantType.Anonymous, Client = AnonymousClients.Teams }, ParticipantKind.Anonymous),
        new("anonymous-other-client", "Anonymous, with a client of another maker", "Otto Otherclient", new() { Type = ParticipantType.Anonymous, Client = AnonymousClients.CommunicationServices }, ParticipantKind.CommunicationServices),
        new("anonymous-unknown-client", "Anonymous, client not known", "Nobody Known", new() { Type = ParticipantType.Anonymous }, ParticipantKind.Anonymous),
        new("caller-with-pin", "Organizer by telephone, with the PIN", "Olivia by telephone", new() { Type = ParticipantType.DialInOrganizer }, ParticipantKind.Phone),
        new("caller", "Caller from the telephone network", "Caller", new() { Type = ParticipantType.DialIn }, ParticipantKind.Phone),
        new("detected-bot", "Bot of somebody else, detected", "Notetaker", new() { Type = ParticipantType.DetectedBot, Client = AnonymousClients.Teams }, ParticipantKind.Application),
        new("detected-bot-other-client", "Bot of somebody else, detected, with a client of another maker", "Transcriber", new() { Type = ParticipantType.DetectedBot, Client = AnonymousClients.CommunicationServices }, ParticipantKind.Application),
        new("calling-bot", "Calling bot, as its application", "Compliance bot", new() { Type = ParticipantType.CallingBot }, ParticipantKind.Application),
        new("calling-bot-as-guest", "Calling bot, as a guest", "Visiting bot", new() { Type = ParticipantType.CallingBotAsGuest }, ParticipantKind.Application),
        new("unknown", "Not classified", "Mystery", new() { Type = ParticipantType.Unknown }, ParticipantKind.Anonymous),
    ];

    /// <summary>Finds a kind by its key.</summary>
    public static ParticipantChoice? Find(string? key) => All.FirstOrDefault(choice => choice.Key == key);

    /// <summary>Names a participant of the engine's matrix.</summary>
    public static string TitleOf(Participant participant)
    {
        string title = All.FirstOrDefault(choice => choice.Participant == participant with { IsInvited = false, ListedRole = null })?.Title ?? participant.Type.ToString();
        return participant.IsInvited ? $"{title}, invited" : title;
    }
}
