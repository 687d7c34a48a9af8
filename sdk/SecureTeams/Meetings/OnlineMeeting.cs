using System.Text.Json;

namespace SecureTeams.Meetings;

/// <summary>
/// A meeting as Microsoft Graph describes it. What the service may omit is nullable.
/// </summary>
public sealed record OnlineMeeting
{
    /// <summary>Gets the id, an opaque text that contains the organizer's object id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the subject.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the start, in UTC.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets the end, in UTC.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Gets the link with which people join; null when the service gave none, or one that is not https.</summary>
    public JoinUrl? JoinUrl { get; init; }

    /// <summary>Gets who enters without waiting in the lobby. The value may be one that this version does not know.</summary>
    public LobbyScope? LobbyBypass { get; init; }

    /// <summary>Gets whether callers from the telephone network skip the lobby.</summary>
    public bool? DialInBypassesLobby { get; init; }

    /// <summary>Gets who may present. The value may be one that this version does not know.</summary>
    public PresenterScope? Presenters { get; init; }

    /// <summary>Gets who may admit people from the lobby. The value may be one that this version does not know.</summary>
    public LobbyAdmitters? Admitters { get; init; }

    /// <summary>Gets the people on the meeting's list, without the organizer.</summary>
    public IReadOnlyList<MeetingAttendee> Attendees { get; init; } = [];

    /// <summary>Gets the top-level members of the answer that this version has no property for, as they came.</summary>
    /// <remarks>Some hold a passcode, dial-in numbers or the join link; do not log them.</remarks>
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Returns the policy settings only; id, subject, people and link are personal data or secrets.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() =>
        $"OnlineMeeting {{ LobbyBypass = {LobbyBypass}, DialInBypassesLobby = {DialInBypassesLobby}, Presenters = {Presenters}, Admitters = {Admitters} }}";
}
