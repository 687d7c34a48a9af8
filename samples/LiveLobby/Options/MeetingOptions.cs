using SecureTeams;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;

namespace LiveLobby.Options;

/// <summary>The options that the form changes. The form, its check, the change, the expectation and the preview follow from this list.</summary>
public static class MeetingOptions
{
    /// <summary>The longest subject that the form takes.</summary>
    public const int LongestSubject = 200;

    private static readonly Choice[] Scopes =
        [.. new[] { LobbyScope.Organizer, LobbyScope.Invited, LobbyScope.OrganizationExcludingGuests, LobbyScope.Organization, LobbyScope.OrganizationAndFederated, LobbyScope.Everyone }.Select(scope => new Choice(scope.Value, Words.Of(scope)))];

    // The people who are listed by name cannot be chosen here: that takes the list of attendees in the same change.
    private static readonly Choice[] Presenters =
        [.. new[] { PresenterScope.Organizer, PresenterScope.Organization, PresenterScope.Everyone }.Select(scope => new Choice(scope.Value, Words.Of(scope)))];

    private static readonly Choice[] Admitters =
        [.. new[] { LobbyAdmitters.OrganizerAndCoOrganizers, LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters }.Select(admitters => new Choice(admitters.Value, Words.Of(admitters)))];

    private static readonly Choice[] Chats =
        [.. new[] { MeetingChatMode.Disabled, MeetingChatMode.Limited, MeetingChatMode.Enabled }.Select(mode => new Choice(mode.Value, Words.Of(mode)))];

    private static readonly Choice[] YesOrNo = [new("true", "yes"), new("false", "no")];

    public static IReadOnlyList<MeetingOption> All { get; } =
    [
        new("lobby", "Who skips the lobby", MeetingMembers.LobbyBypass, Scopes,
            meeting => meeting.LobbyBypass?.Value ?? string.Empty,
            (change, value) => change with { LobbyBypass = new LobbyScope(value) },
            (meeting, value) => meeting with { LobbyBypass = value.Length == 0 ? null : new LobbyScope(value) }),
        Switch("dial-in", "Callers skip the lobby", MeetingMembers.DialInBypassesLobby,
            meeting => meeting.DialInBypassesLobby,
            (change, value) => change with { DialInBypassesLobby = value },
            (meeting, value) => meeting with { DialInBypassesLobby = value }),
        new("admitters", "Who admits from the lobby", MeetingMembers.Admitters, Admitters,
            meeting => meeting.Admitters?.Value ?? string.Empty,
            (change, value) => change with { Admitters = new LobbyAdmitters(value) },
            (meeting, value) => meeting with { Admitters = value.Length == 0 ? null : new LobbyAdmitters(value) }),
        new("presenters", "Who presents", MeetingMembers.Presenters, Presenters,
            meeting => meeting.Presenters?.Value ?? string.Empty,
            (change, value) => change with { Presenters = new PresenterScope(value) },
            (meeting, value) => meeting with { Presenters = value.Length == 0 ? null : new PresenterScope(value) }),
        new("chat", "When the chat is open", MeetingMembers.Chat, Chats,
            meeting => meeting.Chat?.Value ?? string.Empty,
            (change, value) => change with { Chat = new MeetingChatMode(value) },
            (meeting, value) => meeting with { Chat = value.Length == 0 ? null : new MeetingChatMode(value) }),
        Switch("microphone", "Attendees may speak", MeetingMembers.AllowAttendeeMicrophone,
            meeting => meeting.AllowAttendeeMicrophone,
            (change, value) => change with { AllowAttendeeMicrophone = value },
            (meeting, value) => meeting with { AllowAttendeeMicrophone = value }),
        Switch("camera", "Attendees may show themselves", MeetingMembers.AllowAttendeeCamera,
            meeting => meeting.AllowAttendeeCamera,
            (change, value) => change with { AllowAttendeeCamera = value },
            (meeting, value) => meeting with { AllowAttendeeCamera = value }),
        Switch("recording", "May be recorded", MeetingMembers.AllowRecording,
            meeting => meeting.AllowRecording,
            (change, value) => change with { AllowRecording = value },
            (meeting, value) => meeting with { AllowRecording = value }),
        Switch("record-automatically", "Records itself", MeetingMembers.RecordAutomatically,
            meeting => meeting.RecordAutomatically,
            (change, value) => change with { RecordAutomatically = value },
            (meeting, value) => meeting with { RecordAutomatically = value }),
        new("subject", "Subject", MeetingMembers.Subject, [],
            meeting => meeting.Subject ?? string.Empty,
            (change, value) => change with { Subject = value },
            (meeting, value) => meeting with { Subject = value }),
    ];

    private static MeetingOption Switch(
        string key,
        string label,
        MeetingMembers member,
        Func<OnlineMeeting, bool?> read,
        Func<MeetingChange, bool, MeetingChange> send,
        Func<OnlineMeeting, bool?, OnlineMeeting> with) => new(
            key,
            label,
            member,
            YesOrNo,
            meeting => read(meeting) switch { true => "true", false => "false", null => string.Empty },
            (change, value) => send(change, value == "true"),
            (meeting, value) => with(meeting, value switch { "true" => true, "false" => false, _ => null }));
}
