using System.Globalization;
using SecureTeams;
using SecureTeams.Admission;
using SecureTeams.Admission.Roles;
using SecureTeams.Meetings.Protection;

namespace LiveLobby;

/// <summary>The vocabulary of Microsoft Graph and of the engine, in plain words.</summary>
public static class Words
{
    public static string Of(LobbyScope? scope) => scope?.Value switch
    {
        "organizer" => "only the organizer and co-organizers",
        "invited" => "people who were invited",
        "organizationExcludingGuests" => "members of the organization, not its guests",
        "organization" => "members and guests of the organization",
        "organizationAndFederated" => "the organization, its guests and trusted organizations",
        "everyone" => "everyone",
        null => "whoever the organizer's policy says",
        _ => $"a scope that is not known ({scope}), so nobody",
    };

    public static string Of(PresenterScope? presenters) => presenters?.Value switch
    {
        "organizer" => "only the organizer and co-organizers",
        "roleIsPresenter" => "the people who are listed as presenters",
        "organization" => "everyone in the organization",
        "everyone" => "everyone",
        null => "not stated",
        _ => $"a value that is not known ({presenters})",
    };

    public static string Of(LobbyAdmitters? admitters) => admitters?.Value switch
    {
        "organizerAndCoOrganizers" => "the organizer and co-organizers",
        "organizerAndCoOrganizersAndPresenters" => "the organizer, co-organizers and presenters",
        null => "not stated",
        _ => $"a value that is not known ({admitters})",
    };

    public static string Of(MeetingChatMode? chat) => chat?.Value switch
    {
        "disabled" => "closed",
        "limited" => "open while the meeting runs",
        "enabled" => "open before, during and after the meeting",
        null => "not stated",
        _ => $"a mode that is not known ({chat})",
    };

    public static string Of(bool? allowed) => allowed switch { true => "yes", false => "no", null => "not stated" };

    public static string Of(ProtectionTier? tier) => tier?.Name switch
    {
        null => "none",
        nameof(ProtectionTier.HighlySensitive) => "highly sensitive",
        nameof(ProtectionTier.HighlySensitivePresentation) => "highly sensitive presentation",
        var name => name.ToLowerInvariant(),
    };

    /// <summary>Tells whether a text stays on its line and in its direction: nothing in it breaks the line or turns round what follows.</summary>
    public static bool IsOneLine(string text) => !text.Any(character => character is '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
        || char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    public static string Of(ParticipantRole role) => role switch
    {
        ParticipantRole.Organizer => "organizer",
        ParticipantRole.CoOrganizer => "co-organizer",
        ParticipantRole.Presenter => "presenter",
        _ => "attendee",
    };

    public static string Of(AdmissionOutcome outcome) => outcome switch
    {
        AdmissionOutcome.Direct => "Joins directly",
        AdmissionOutcome.WaitForAuthenticated => "Waits for somebody verified",
        AdmissionOutcome.Lobby => "Waits in the lobby",
        _ => "Cannot join",
    };

    public static string Of(MeetingCapability capability) => capability switch
    {
        MeetingCapability.SpeakAndShareVideo => "Speak and share video",
        MeetingCapability.Chat => "Chat",
        MeetingCapability.ChangeMeetingOptions => "Change meeting options",
        MeetingCapability.MuteOthers => "Mute others",
        MeetingCapability.RemoveOthers => "Remove others",
        MeetingCapability.ShareContent => "Share content",
        MeetingCapability.AdmitFromLobby => "Admit from the lobby",
        MeetingCapability.ChangeRoles => "Change roles",
        MeetingCapability.Record => "Record",
        _ => "Take control of slides",
    };
}
