using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Artifacts;

/// <summary>One time that a meeting took place, and how many came (<c>meetingAttendanceReport</c>).</summary>
public sealed record AttendanceReport
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets when it began, in UTC.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Gets when it ended, in UTC.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Gets how many people took part.</summary>
    public int? TotalParticipants { get; init; }

    /// <summary>Gets the members of the answer that this version has no property for, as they came. Those inside of a known structure have its name in front, such as <c>externalEventInformation</c>.</summary>
    /// <remarks>They may hold personal data; do not log them. They are left out when the object is written as JSON.</remarks>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;
}
