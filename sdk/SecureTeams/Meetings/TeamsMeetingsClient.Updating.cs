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
    /// <remarks>
    /// The last writer wins: the service has no condition for writing. The request is repeated after an answer that was lost, and what
    /// somebody else wrote into the same members in between is then overwritten; with an expectation it is not.
    /// </remarks>
    /// <exception cref="ArgumentException">The organizer or the id is empty, the change is empty, or it makes specific people presenters without listing them.</exception>
    /// <exception cref="MeetingPolicyNotAppliedException">The service left a setting weaker than the change asked for.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task<MeetingUpdate> UpdateAsync(Guid organizer, string meetingId, MeetingChange change, CancellationToken cancellationToken = default)
    {
        Validate(change);
        _floor.Demand(change);
        return await WriteAsync(organizer, meetingId, change, isSentOnce: false, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Changes a meeting unless somebody else has changed the same members since the caller read it.</summary>
    /// <param name="organizer">The object id of the organizer.</param>
    /// <param name="meetingId">The id from <see cref="OnlineMeeting.Id"/>.</param>
    /// <param name="change">What to change; at least one member must be set.</param>
    /// <param name="expect">The meeting as the caller read it.</param>
    /// <param name="cancellationToken">Cancels the wait; the service may have applied the change nevertheless.</param>
    /// <returns>The meeting as the service left it, which members take effect while it runs, and how it was before.</returns>
    /// <remarks>
    /// <para>
    /// The service has no condition for writing (it gives no ETag), so that the client looks before each single request that writes: the
    /// meeting is read, and the members that the change sets are compared. Nothing is repeated blindly. After an answer that was lost, and
    /// after any failure that is worth another attempt, the meeting is read first: where it has what the change asks for, the call succeeds;
    /// where it is still as expected, the change is sent again; otherwise it is a conflict, with
    /// <see cref="SecureTeamsException.OutcomeIsUnknown"/>.
    /// </para>
    /// <para>
    /// What remains: somebody writes the same members between the answer to the reading and the arrival of the change (one way through the
    /// network, and the wait for the client's own limits); a request whose answer timed out is still under way, and arrives after the
    /// reading; somebody else wrote the very same values, which is taken for the own change. <see cref="Hosting.SecureTeamsOptions.MaxRetryAttempts"/>,
    /// <see cref="Hosting.SecureTeamsOptions.MaxRetryDelay"/> and <see cref="Hosting.SecureTeamsOptions.TotalTimeout"/> bound how often and until when an attempt begins; each single request has its own total timeout besides.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">As without an expectation, or the expectation is another meeting.</exception>
    /// <exception cref="MeetingConflictException">
    /// A member that the change sets is not as expected. Nothing was written, unless <see cref="SecureTeamsException.OutcomeIsUnknown"/>: then an
    /// answer was lost, and the change was written before somebody else's, or not at all.
    /// </exception>
    /// <exception cref="MeetingPolicyNotAppliedException">The service left a setting weaker than the change asked for.</exception>
    [RequiresGraphPermission("OnlineMeetings.ReadWrite", "OnlineMeetings.ReadWrite.All")]
    public async Task<MeetingUpdate> UpdateAsync(Guid organizer, string meetingId, MeetingChange change, OnlineMeeting expect, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(expect);
        Validate(change);
        _floor.Demand(change);
        if (!string.Equals(expect.Id, meetingId, StringComparison.Ordinal))
        {
            throw new ArgumentException("The expectation is another meeting than the one to change.", nameof(expect));
        }

        return await new GuardedUpdate(this, organizer, change, expect).RunAsync(cancellationToken).ConfigureAwait(false);
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
        _floor.Demand(change);
        OnlineMeeting before = await FindByJoinUrlAsync(organizer, joinUrl, cancellationToken).ConfigureAwait(false)
            ?? throw new TeamsServiceException(
                SecureTeamsErrorCode.NotFound,
                "The organizer has no meeting with this join link.",
                "Check that the user is the organizer of the event, and that the link is exactly the one of the event.");
        return await UpdateAsync(organizer, before.Id, change, cancellationToken).ConfigureAwait(false) with { Before = before };
    }

    /// <summary>Sends a change, and reads the answer back.</summary>
    internal async Task<MeetingUpdate> WriteAsync(Guid organizer, string meetingId, MeetingChange change, bool isSentOnce, CancellationToken cancellationToken)
    {
        var call = new GraphRequest { Operation = TeamsOperation.UpdateMeeting, Organizer = organizer, Method = HttpMethod.Patch, Path = _paths.Item(organizer, meetingId), Body = MeetingWriter.Change(change), IsSentOnce = isSentOnce };
        GraphAnswer<OnlineMeeting> answer = await Graph.SendAsync(call, MeetingJson.Default.MeetingWire, MeetingReader.Read, cancellationToken).ConfigureAwait(false);
        return new MeetingUpdate(Demand(change, _floor.Judge(answer.Value), answer.Facts), change.Members);
    }

    /// <exception cref="MeetingPolicyNotAppliedException">The meeting is weaker than the change asked for.</exception>
    internal OnlineMeeting Demand(MeetingChange change, OnlineMeeting meeting, in CallFacts facts) =>
        PolicyReadBack.Demand(_logger, TeamsOperation.UpdateMeeting.Name, change, meeting, facts);

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
