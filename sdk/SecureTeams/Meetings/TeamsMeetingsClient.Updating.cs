using SecureTeams.Graph;
using SecureTeams.Graph.Permissions;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Meetings;

/// <content>How meetings are changed.</content>
public sealed partial class TeamsMeetingsClient
{
    /// <summary>Changes a meeting: what the change sets is sent, the rest stays as it is.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="change">What to change; at least one member must be set.</param>
    /// <param name="cancellationToken">Cancels the wait; the service may have applied the change nevertheless.</param>
    /// <returns>The meeting as the service left it, and which members take effect while it runs.</returns>
    /// <exception cref="ArgumentException">The organizer or the id is empty, the change is empty, or it makes specific people presenters without listing them.</exception>
    /// <exception cref="MeetingPolicyNotAppliedException">The service left a setting weaker than the change asked for.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task<MeetingUpdate> UpdateAsync(Guid organizer, string meetingId, MeetingChange change, CancellationToken cancellationToken = default)
    {
        Validate(change);
        var call = new GraphRequest { Operation = TeamsOperation.UpdateMeeting, Organizer = organizer, Method = HttpMethod.Patch, Path = _paths.Item(organizer, meetingId), Body = MeetingWriter.Change(change) };
        GraphAnswer<MeetingWire> answer = await Graph.SendAsync(call, MeetingJson.Default.MeetingWire, cancellationToken).ConfigureAwait(false);
        return new MeetingUpdate(PolicyReadBack.Demand(_logger, call.Operation.Name, change, MeetingReader.Read(answer.Value), answer.Facts), change.Members);
    }

    /// <summary>Changes a meeting unless somebody else has changed the same members since the caller read it.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="change">What to change; at least one member must be set.</param>
    /// <param name="expect">The meeting as the caller read it.</param>
    /// <param name="cancellationToken">Cancels the wait; the service may have applied the change nevertheless.</param>
    /// <returns>The meeting as the service left it, which members take effect while it runs, and how it was before.</returns>
    /// <remarks>
    /// The service has no condition for writing (it gives no ETag), so that this is a best effort: the meeting is read again and
    /// compared, and who writes between that and the change is not seen.
    /// </remarks>
    /// <exception cref="ArgumentException">As without an expectation, or the expectation is another meeting.</exception>
    /// <exception cref="MeetingConflictException">A member that the change sets is not as expected; nothing was written.</exception>
    /// <exception cref="MeetingPolicyNotAppliedException">The service left a setting weaker than the change asked for.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task<MeetingUpdate> UpdateAsync(Guid organizer, string meetingId, MeetingChange change, OnlineMeeting expect, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(expect);
        Validate(change);
        if (!string.Equals(expect.Id, meetingId, StringComparison.Ordinal))
        {
            throw new ArgumentException("The expectation is another meeting than the one to change.", nameof(expect));
        }

        OnlineMeeting current = await GetAsync(organizer, meetingId, cancellationToken).ConfigureAwait(false);
        MeetingMembers conflicts = MeetingComparison.Differences(expect, current) & change.Members;
        return conflicts == MeetingMembers.None
            ? await UpdateAsync(organizer, meetingId, change, cancellationToken).ConfigureAwait(false) with { Before = current }
            : throw new MeetingConflictException(conflicts, current);
    }

    /// <summary>Changes a meeting that is known by its join link, such as one that a calendar event made.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="joinUrl">The join link, from the event's <c>onlineMeeting.joinUrl</c>.</param>
    /// <param name="change">What to change; <see cref="MeetingChange.ToPolicy"/> makes it of a policy.</param>
    /// <param name="cancellationToken">Cancels the wait; the service may have applied the change nevertheless.</param>
    /// <returns>The meeting as the service left it, and how it was before: those options were in force since the event was made.</returns>
    /// <remarks>
    /// An event takes no meeting options, so that its meeting has the tenant's defaults until this call has succeeded; call it right
    /// after the event was made, and again if it failed.
    /// </remarks>
    /// <exception cref="ArgumentException">The organizer is empty, or the change cannot be sent.</exception>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.JoinUrlRefused"/>: the link belongs to another tenant.</exception>
    /// <exception cref="TeamsServiceException">With <see cref="SecureTeamsErrorCode.NotFound"/> when the organizer has no meeting with this link.</exception>
    /// <exception cref="MeetingPolicyNotAppliedException">The service left a setting weaker than the change asked for.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task<MeetingUpdate> UpdateAsync(Guid organizer, JoinUrl joinUrl, MeetingChange change, CancellationToken cancellationToken = default)
    {
        Validate(change);
        OnlineMeeting before = await FindByJoinUrlAsync(organizer, joinUrl, cancellationToken).ConfigureAwait(false)
            ?? throw new TeamsServiceException(
                SecureTeamsErrorCode.NotFound,
                "The organizer has no meeting with this join link.",
                "Check that the user is the organizer of the event, and that the link is exactly the one of the event.");
        return await UpdateAsync(organizer, before.Id, change, cancellationToken).ConfigureAwait(false) with { Before = before };
    }

    internal static void Validate(MeetingChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.IsEmpty)
        {
            throw new ArgumentException("The change sets nothing.", nameof(change));
        }

        if (change.Presenters == PresenterScope.SpecificPeople && !AttendeeList.NamesPresenter(change.Attendees))
        {
            throw new ArgumentException("PresenterScope.SpecificPeople needs the complete list of attendees, with at least one presenter, in the same change.", nameof(change));
        }
    }
}
