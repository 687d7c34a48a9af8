using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SecureTeams.Meetings.Artifacts;

/// <summary>A transcript or a recording of a meeting (<c>callTranscript</c>, <c>callRecording</c>), without its content.</summary>
public sealed record MeetingArtifact
{
    /// <summary>Gets the id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the meeting; null when the service gave none.</summary>
    public string? MeetingId { get; init; }

    /// <summary>Gets the id of the call.</summary>
    public string? CallId { get; init; }

    /// <summary>Gets what the transcript and the recording of one call have in common.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets when it began, in UTC.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>Gets when it ended, in UTC.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Gets the object id of the meeting's organizer.</summary>
    public Guid? OrganizerId { get; init; }

    /// <summary>Gets the members of the answer that this version has no property for, as they came. Those inside of a known structure have its name in front, such as <c>meetingOrganizer/application</c>.</summary>
    /// <remarks>They may hold personal data; do not log them. They are left out when the object is written as JSON.</remarks>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> AdditionalMembers { get; init; } = ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>Returns the name of the type only.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => nameof(MeetingArtifact);
}
