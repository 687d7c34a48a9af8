namespace SecureTeams.Emulator;

/// <summary>What the emulator received, in the order of the answers: a request is written down before its answer leaves. Safe to read while requests run.</summary>
public sealed class RequestJournal
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];

    internal RequestJournal()
    {
    }

    /// <summary>Everything received so far: a snapshot, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>The requests that asked one thing of Graph.</summary>
    /// <param name="operation">What was asked.</param>
    /// <returns>A snapshot, oldest first.</returns>
    public IReadOnlyList<RecordedRequest> Of(GraphOperation operation) =>
        [.. All.Where(request => request.Operation == operation)];

    /// <summary>The requests that one service received.</summary>
    /// <param name="service">The service.</param>
    /// <returns>A snapshot, oldest first.</returns>
    public IReadOnlyList<RecordedRequest> Of(EmulatedService service) =>
        [.. All.Where(request => request.Service == service)];

    /// <summary>Forgets everything received so far.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }

    internal void Add(RecordedRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
        }
    }
}
