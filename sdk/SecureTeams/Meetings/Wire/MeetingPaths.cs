namespace SecureTeams.Meetings.Wire;

/// <summary>Builds the paths of the meetings resource; every part that a caller supplies is escaped.</summary>
/// <param name="me">The user who is signed in, whose meetings are the only ones; null for those of any organizer.</param>
internal sealed class MeetingPaths(Guid? me)
{
    internal string Collection(Guid organizer) => IsOfOrganizer(organizer) ? $"users/{organizer:D}/onlineMeetings" : "me/onlineMeetings";

    internal string Item(Guid organizer, string meetingId)
    {
        bool isOfOrganizer = IsOfOrganizer(organizer);
        ArgumentException.ThrowIfNullOrWhiteSpace(meetingId);

        // A dot segment would be removed from the path and address another resource, escaped or not.
        if (meetingId is "." or "..")
        {
            throw new ArgumentException("The text is not the id of a meeting.", nameof(meetingId));
        }

        string id = Uri.EscapeDataString(meetingId);
        return isOfOrganizer ? $"users/{organizer:D}/onlineMeetings/{id}" : $"me/onlineMeetings/{id}";
    }

    internal string ByJoinUrl(Guid organizer, JoinUrl joinUrl)
    {
        // OData doubles the quotes inside a text (OData 4.01 URL conventions 5.1.1.6.1).
        string literal = joinUrl.Reveal().Replace("'", "''", StringComparison.Ordinal);
        return $"{Collection(organizer)}?$filter={Uri.EscapeDataString($"JoinWebUrl eq '{literal}'")}";
    }

    internal string ByMeetingId(Guid organizer, string digits) =>
        $"{Collection(organizer)}?$filter={Uri.EscapeDataString($"joinMeetingIdSettings/joinMeetingId eq '{digits}'")}";

    internal static string ByVideoTeleconferenceId(string id) =>
        $"communications/onlineMeetings?$filter={Uri.EscapeDataString($"VideoTeleconferenceId eq '{id}'")}";

    /// <summary>Makes the path of something below a meeting.</summary>
    internal string Below(Guid organizer, string meetingId, string collection, string? item = null)
    {
        string path = $"{Item(organizer, meetingId)}/{collection}";
        return item is null ? path : $"{path}/{Segment(item)}";
    }

    /// <summary>Escapes an id of something as one segment of a path.</summary>
    internal static string Segment(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);

        // A dot segment would be removed from the path and address another resource, escaped or not.
        return id is not ("." or "..") ? Uri.EscapeDataString(id) : throw new ArgumentException("The text is not an id.", nameof(id));
    }

    /// <summary>Tells whether the path names the organizer; otherwise the meetings are those of the user who is signed in.</summary>
    private bool IsOfOrganizer(Guid organizer)
    {
        if (organizer == Guid.Empty)
        {
            throw new ArgumentException("The organizer is the object id of a user; it must not be empty.", nameof(organizer));
        }

        if (me is not null && organizer != me)
        {
            throw new ArgumentException("On behalf of a user, the organizer must be that user: another's meetings are out of reach.", nameof(organizer));
        }

        return me is null;
    }
}
