using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Artifacts;

/// <summary>That somebody was in a meeting (<c>attendanceRecord</c>). Who and when is personal data.</summary>
public sealed record AttendanceRecord
{
    /// <summary>Gets the id of the record; null when the service gave none.</summary>
    public string? Id { get; init; }

    /// <summary>Gets who it was; null when the service does not say.</summary>
    public AttendeeIdentity? Identity { get; init; }

    /// <summary>Gets the address that the person signed in with or stated; nothing proves a stated one.</summary>
    public string? EmailAddress { get; init; }

    /// <summary>Gets the role as the service's text: <c>Organizer</c>, <c>Presenter</c>, <c>Attendee</c> or <c>None</c>.</summary>
    public string? Role { get; init; }

    /// <summary>Gets how long the person was there in all.</summary>
    public TimeSpan? TotalAttendance { get; init; }

    /// <summary>Gets the times of joining and leaving.</summary>
    public IReadOnlyList<AttendanceInterval> Intervals { get; init; } = [];

    /// <summary>Gets the id of the registration, for events with one.</summary>
    public string? RegistrationId { get; init; }

    /// <summary>Gets the members of the answer that this version has no property for, as they came. Those inside of a known structure have its name in front, such as <c>attendanceIntervals/0/reason</c>.</summary>
    /// <remarks>They may hold personal data; do not log them. They are left out when the object is written as JSON.</remarks>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Returns kind and role only.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"AttendanceRecord {{ Kind = {Identity?.Kind}, Role = {WireText.Shown(Role)} }}";
}
