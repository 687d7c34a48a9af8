using SecureTeams.Graph.Permissions;

namespace SecureTeams.Meetings.Batching;

/// <summary>One operation of a batch.</summary>
public sealed class BatchRequest
{
    private BatchRequest(TeamsOperation operation, Guid organizer)
    {
        Operation = operation;
        Organizer = organizer;
    }

    /// <summary>Gets what is done.</summary>
    public TeamsOperation Operation { get; }

    /// <summary>Gets the object id of the organizer.</summary>
    public Guid Organizer { get; }

    internal string? MeetingId { get; private init; }

    internal MeetingDraft? Draft { get; private init; }

    internal MeetingChange? Change { get; private init; }

    /// <summary>Gets a value indicating whether it may be sent twice without effect.</summary>
    internal bool IsIdempotent => Draft is null;

    /// <summary>Gets a meeting.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static BatchRequest Get(Guid organizer, string meetingId) => OfMeeting(TeamsOperation.GetMeeting, organizer, meetingId);

    /// <summary>Creates a meeting. It is not repeated after an answer that was lost.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="draft">What to create.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The draft cannot be written.</exception>
    public static BatchRequest Create(Guid organizer, MeetingDraft draft)
    {
        TeamsMeetingsClient.Validate(draft);
        return new(TeamsOperation.CreateMeeting, organizer) { Draft = draft };
    }

    /// <summary>Changes a meeting.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="change">What to change; at least one member must be set.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id is empty, or the change cannot be sent.</exception>
    public static BatchRequest Update(Guid organizer, string meetingId, MeetingChange change)
    {
        TeamsMeetingsClient.Validate(change);
        return OfMeeting(TeamsOperation.UpdateMeeting, organizer, meetingId, change);
    }

    /// <summary>Deletes a meeting.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <returns>The request.</returns>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    public static BatchRequest Delete(Guid organizer, string meetingId) => OfMeeting(TeamsOperation.DeleteMeeting, organizer, meetingId);

    private static BatchRequest OfMeeting(TeamsOperation operation, Guid organizer, string meetingId, MeetingChange? change = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(meetingId);
        return new(operation, organizer) { MeetingId = meetingId, Change = change };
    }
}
