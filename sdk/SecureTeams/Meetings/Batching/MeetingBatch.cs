using Microsoft.Extensions.Logging;
using SecureTeams.Graph;
using SecureTeams.Graph.Permissions;
using SecureTeams.Meetings.Floors;

namespace SecureTeams.Meetings.Batching;

/// <summary>
/// Sends many operations on meetings in few requests (<c>$batch</c>), and repeats those alone that the service could not carry out.
/// It is a part of <see cref="TeamsMeetingsClient"/> and acts as the same application or user.
/// </summary>
/// <remarks>
/// Every operation stands for itself: none waits for another, and the failure of one is that of no other. A throttled operation is
/// repeated when its own <c>Retry-After</c> has passed, a failed one with growing pauses, as often and as long as
/// <see cref="Hosting.SecureTeamsOptions.MaxRetryAttempts"/> and <see cref="Hosting.SecureTeamsOptions.MaxRetryDelay"/> allow; a creation is not
/// repeated unless it was throttled. A change is repeated like that of a single call without an expectation: the last writer wins. Each
/// operation needs its own permission; the batch needs none besides.
/// </remarks>
public sealed class MeetingBatch
{
    /// <summary>The most operations in one request. Source: Microsoft Graph, "Combine multiple HTTP requests using JSON batching".</summary>
    public const int MostPerRequest = 20;

    /// <summary>The most operations in one call.</summary>
    public const int MostPerCall = 1000;

    private readonly TeamsMeetingsClient _client;
    private readonly FloorGuard _floor;
    private readonly ILogger _logger;

    internal MeetingBatch(TeamsMeetingsClient client, FloorGuard floor, ILogger logger)
    {
        _floor = floor;
        _client = client;
        _logger = logger;
    }

    /// <summary>Sends operations, up to 20 a request, and waits until each has succeeded or failed for good.</summary>
    /// <param name="requests">The operations, 1 to 1,000.</param>
    /// <param name="cancellationToken">Cancels the wait; operations that were sent may have been carried out nevertheless.</param>
    /// <returns>The outcomes, in the order of the operations.</returns>
    /// <exception cref="ArgumentException">There is no operation, there are too many, or one names no organizer or meeting. Nothing was sent.</exception>
    /// <exception cref="MeetingBelowFloorException">A draft or a change is below the organisation's floor. Nothing was sent.</exception>
    /// <exception cref="BatchCancelledException">The wait was cancelled; the exception, an <see cref="OperationCanceledException"/>, has the outcomes that are known by then.</exception>
    public async Task<IReadOnlyList<BatchResult>> SendAsync(IReadOnlyList<BatchRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        if (requests.Count is 0 or > MostPerCall)
        {
            throw new ArgumentException($"A call takes 1 to {MostPerCall} operations.", nameof(requests));
        }

        GraphClient graph = _client.Graph;
        var results = new BatchResult[requests.Count];
        var items = new PendingItem[requests.Count];
        for (int i = 0; i < requests.Count; i++)
        {
            BatchRequest request = requests[i] ?? throw new ArgumentException("An operation is null.", nameof(requests));
            DemandFloor(request);
            items[i] = new PendingItem(request, i, _client.Paths);
        }

        List<PendingItem> waiting = [.. items];
        try
        {
            while (waiting.Count > 0)
            {
                List<PendingItem> due = await TakeDueAsync(waiting, graph.Clock, cancellationToken).ConfigureAwait(false);
                await SendOnceAsync(graph, due, waiting, results, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw Cancelled(items, results, exception, cancellationToken);
        }

        return results;
    }

    private static BatchCancelledException Cancelled(PendingItem[] items, BatchResult?[] results, OperationCanceledException exception, CancellationToken cancellationToken)
    {
        ILookup<bool, BatchRequest> unfinished = items.Where(item => results[item.Position] is null).ToLookup(item => item.OutcomeIsUnknown, item => item.Request);
        return new BatchCancelledException([.. results.OfType<BatchResult>()], [.. unfinished[true]], [.. unfinished[false]], exception, cancellationToken);
    }

    private void DemandFloor(BatchRequest request)
    {
        if (request.Draft is { } draft)
        {
            _floor.Demand(draft);
        }

        if (request.Change is { } change)
        {
            _floor.Demand(change);
        }
    }

    /// <summary>Takes the operations whose time has come, up to a request's worth; waits for the first when there is none.</summary>
    private static async Task<List<PendingItem>> TakeDueAsync(List<PendingItem> waiting, TimeProvider clock, CancellationToken cancellationToken)
    {
        TimeSpan pause = waiting.Min(item => item.Due) - clock.GetUtcNow();
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, clock, cancellationToken).ConfigureAwait(false);
        }

        DateTimeOffset now = clock.GetUtcNow();
        var due = new List<PendingItem>(MostPerRequest);
        for (int i = 0; i < waiting.Count && due.Count < MostPerRequest;)
        {
            if (waiting[i].Due <= now)
            {
                due.Add(waiting[i]);
                waiting.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }

        return due;
    }

    private async Task SendOnceAsync(GraphClient graph, List<PendingItem> due, List<PendingItem> waiting, BatchResult[] results, CancellationToken cancellationToken)
    {
        if (due.Count == 0)
        {
            return;
        }

        var call = new GraphRequest { Operation = TeamsOperation.SendBatch, Method = HttpMethod.Post, Path = "$batch", Body = PendingItem.WriteAll(due), IsIdempotent = due.TrueForAll(item => item.Request.IsIdempotent) };
        cancellationToken.ThrowIfCancellationRequested();
        due.ForEach(item => item.Attempts++);
        GraphAnswer<BatchAnswerWire> answer;
        try
        {
            answer = await graph.SendAsync(call, BatchJson.Default.BatchAnswerWire, cancellationToken).ConfigureAwait(false);
        }
        catch (SecureTeamsException exception)
        {
            foreach (PendingItem item in due)
            {
                item.MayHaveActed |= exception.OutcomeIsUnknown;
                SecureTeamsException error = exception.Copy();

                // The request is a POST whatever it carries: of what only reads, nothing is unknown.
                error.OutcomeIsUnknown = item.OutcomeIsUnknown;
                results[item.Position] = new BatchResult(item.Request, Meeting: null, error, item.Attempts);
            }

            return;
        }
        catch (OperationCanceledException)
        {
            due.ForEach(item => item.MayHaveActed = true);
            throw;
        }

        var reader = new BatchAnswerReader(graph, _floor, _logger);
        foreach (PendingItem item in due)
        {
            item.MayHaveActed |= answer.Facts.AnEarlierAttemptMayHaveActed;
            if (BatchAnswerReader.AnswerTo(item, answer.Value) is not { Status: >= 100 and <= 599 } wire)
            {
                results[item.Position] = new BatchResult(item.Request, Meeting: null, BatchAnswerReader.Missing(item, answer.Facts), item.Attempts);
            }
            else if (PauseBefore(item, wire, graph) is { } pause)
            {
                item.MayHaveActed |= PendingItem.MayBeAtWorkAfter(wire.Status);
                item.Due = graph.Clock.GetUtcNow() + pause;
                waiting.Add(item);
            }
            else
            {
                results[item.Position] = reader.Read(item, wire, answer.Facts);
            }
        }
    }

    /// <summary>Tells how long to wait before the item is sent again; null when it is not.</summary>
    private static TimeSpan? PauseBefore(PendingItem item, BatchItemWire wire, GraphClient graph)
    {
        bool isWorthIt = wire.Status == 429 || (PendingItem.MayBeAtWorkAfter(wire.Status) && wire.Status != 501 && item.Request.IsIdempotent);
        if (!isWorthIt)
        {
            return null;
        }

        using HttpResponseMessage response = BatchAnswerReader.Response(wire);
        return graph.Retries.PauseAfter(item.Attempts, GraphFailure.RetryAfterOf(response, graph.Clock));
    }
}
