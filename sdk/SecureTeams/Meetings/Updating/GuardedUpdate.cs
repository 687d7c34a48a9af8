using System.Net;
using System.Runtime.ExceptionServices;
using SecureTeams.Graph;
using SecureTeams.Meetings.Members;

namespace SecureTeams.Meetings.Updating;

/// <summary>
/// Writes a change over what the caller expects, and over nothing else: the meeting is read before each request that writes, and
/// after one whose answer was lost, to learn whether it was done.
/// </summary>
internal sealed class GuardedUpdate(TeamsMeetingsClient client, Guid organizer, MeetingChange change, OnlineMeeting expect)
{
    /// <summary>An earlier request may have been done, or be done later.</summary>
    private bool _mayHaveWritten;

    internal async Task<MeetingUpdate> RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await AttemptAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SecureTeamsException exception) when (_mayHaveWritten && exception is not MeetingPolicyNotAppliedException)
        {
            exception.OutcomeIsUnknown = true;
            throw;
        }
    }

    private async Task<MeetingUpdate> AttemptAsync(CancellationToken cancellationToken)
    {
        GraphClient graph = client.Graph;
        long started = graph.Clock.GetTimestamp();
        OnlineMeeting before = await ReadAsync(cancellationToken).ConfigureAwait(false);
        for (int attempts = 1; ; attempts++)
        {
            DemandExpected(before);
            SecureTeamsException failure;
            try
            {
                return await client.WriteAsync(organizer, expect.Id, change, isSentOnce: true, cancellationToken).ConfigureAwait(false) with { Before = before };
            }
            catch (SecureTeamsException exception) when (exception.OutcomeIsUnknown || IsWorthAnotherAttempt(exception))
            {
                failure = exception;
            }

            _mayHaveWritten |= failure.OutcomeIsUnknown;
            TimeSpan? pause = IsWorthAnotherAttempt(failure) ? graph.Retries.PauseAfter(attempts, failure.RetryAfter) : null;
            if (graph.Clock.GetElapsedTime(started) + pause >= graph.Retries.TotalTimeout)
            {
                pause = null;
            }

            if (pause is null && !_mayHaveWritten)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            await Task.Delay(pause ?? TimeSpan.Zero, graph.Clock, cancellationToken).ConfigureAwait(false);
            OnlineMeeting now = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (_mayHaveWritten && MeetingComparison.Has(now, change))
            {
                return new MeetingUpdate(client.Demand(change, now, FactsOf(failure)), change.Members) { Before = before };
            }

            DemandExpected(now);
            if (pause is null)
            {
                ExceptionDispatchInfo.Throw(failure);
            }

            before = now;
        }
    }

    private Task<OnlineMeeting> ReadAsync(CancellationToken cancellationToken) => client.GetAsync(organizer, expect.Id, cancellationToken);

    private void DemandExpected(OnlineMeeting current)
    {
        MeetingMembers conflicts = MeetingComparison.Differences(expect, current) & change.Members;
        if (conflicts != MeetingMembers.None)
        {
            throw new MeetingConflictException(conflicts, current, _mayHaveWritten);
        }
    }

    /// <summary>What the line of handlers would repeat, as far as the failure tells; it leaves the identity provider and the client's own limits alone.</summary>
    private static bool IsWorthAnotherAttempt(SecureTeamsException failure) =>
        failure.IsTransient && failure.Attempts > 0 && failure.Code is not (SecureTeamsErrorCode.CircuitOpen or SecureTeamsErrorCode.ClientLimitReached);

    private static CallFacts FactsOf(SecureTeamsException failure) =>
        new(failure.StatusCode ?? HttpStatusCode.OK, failure.RequestId, failure.ClientRequestId ?? string.Empty, failure.Attempts);
}
