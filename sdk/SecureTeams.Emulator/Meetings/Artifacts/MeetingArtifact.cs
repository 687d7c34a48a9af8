using System.Text.Json.Nodes;

namespace SecureTeams.Emulator.Meetings.Artifacts;

/// <summary>A transcript or a recording: what is told of it, and its content, given or, where there is none, generated.</summary>
internal sealed record MeetingArtifact(string Id, JsonObject Metadata, string ContentType, long Length, ReadOnlyMemory<byte>? Content)
{
    public static MeetingArtifact Transcript(EmulatedUser organizer, Guid tenantId, string meetingId, DateTimeOffset now, ReadOnlyMemory<byte> content) =>
        new(NewId(), Head(organizer, tenantId, meetingId, now), "text/vtt", content.Length, content);

    public static MeetingArtifact Recording(EmulatedUser organizer, Guid tenantId, string meetingId, DateTimeOffset now, long length) =>
        new(NewId(), Head(organizer, tenantId, meetingId, now), "video/mp4", length, Content: null);

    /// <summary>The metadata with the address of the content.</summary>
    public JsonObject Seen(string addressMember, string address)
    {
        var seen = new JsonObject { ["id"] = Id };
        MeetingDocument.Merge(seen, Metadata);
        seen[addressMember] = address;
        return seen;
    }

    private static string NewId() => Convert.ToBase64String(Guid.NewGuid().ToByteArray()).TrimEnd('=').Replace('/', '_').Replace('+', '-');

    private static JsonObject Head(EmulatedUser organizer, Guid tenantId, string meetingId, DateTimeOffset now) => new()
    {
        ["meetingId"] = meetingId,
        ["callId"] = Guid.NewGuid().ToString("D"),
        ["contentCorrelationId"] = Guid.NewGuid().ToString("D") + "-0",
        ["createdDateTime"] = MeetingTime.Format(now),
        ["endDateTime"] = MeetingTime.Format(now),
        ["meetingOrganizer"] = new JsonObject
        {
            ["application"] = null,
            ["device"] = null,
            ["user"] = new JsonObject
            {
                ["@odata.type"] = "#microsoft.graph.teamworkUserIdentity",
                ["userIdentityType"] = "aadUser",
                ["id"] = organizer.Id.ToString("D"),
                ["displayName"] = organizer.DisplayName,
                ["tenantId"] = tenantId.ToString("D"),
            },
        },
    };
}
