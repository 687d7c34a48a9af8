namespace SecureTeams.Meetings.Wire;

/// <summary>Builds the paths of the meetings resource; every part that a caller supplies is escaped.</summary>
internal static class MeetingPaths
{
    internal static string Collection(Guid organizer) => organizer != Guid.Empty
        ? $"users/{organizer:D}/onlineMeetings"
        : throw new ArgumentException("The organizer is the object id of a user; it must not be empty.", nameof(organizer));

    internal static string Item(Guid organizer, string meetingId)
    {
        string collection = Collection(organizer);
        ArgumentException.ThrowIfNullOrWhiteSpace(meetingId);

        // A dot segment would be removed from the path and address another resource, escaped or not.
        return meetingId is not ("." or "..")
            ? $"{collection}/{Uri.EscapeDataString(meetingId)}"
            : throw new ArgumentException("The text is not the id of a meeting.", nameof(meetingId));
    }

    internal static string ByJoinUrl(Guid organizer, JoinUrl joinUrl)
    {
        // OData doubles the quotes inside a text (OData 4.01 URL conventions 5.1.1.6.1).
        string literal = joinUrl.Reveal().Replace("'", "''", StringComparison.Ordinal);
        return $"{Collection(organizer)}?$filter={Uri.EscapeDataString($"JoinWebUrl eq '{literal}'")}";
    }
}
