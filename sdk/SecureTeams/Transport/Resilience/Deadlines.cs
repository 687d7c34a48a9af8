using System.Collections.Concurrent;

namespace SecureTeams.Transport.Resilience;

/// <summary>Bounds how long something may take. What ends in time gives its timer back, so that a request makes none.</summary>
internal sealed class Deadlines(TimeSpan timeout, TimeProvider clock)
{
    private const int MostKept = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> _free = new();

    /// <summary>Gets a value indicating whether a source can be set anew, which it can by the system's clock only.</summary>
    private bool Keeps => ReferenceEquals(clock, TimeProvider.System);

    internal TimeSpan Timeout => timeout;

    /// <summary>Starts a deadline, which also ends when the caller's token does.</summary>
    internal Deadline Start(CancellationToken outer)
    {
        CancellationTokenSource source;
        if (!Keeps)
        {
            source = new CancellationTokenSource(timeout, clock);
        }
        else if (_free.TryDequeue(out source!))
        {
            source.CancelAfter(timeout);
        }
        else
        {
            source = new CancellationTokenSource(timeout);
        }

        return new Deadline(this, source, outer);
    }

    internal void Take(CancellationTokenSource source)
    {
        if (Keeps && source.TryReset() && _free.Count < MostKept)
        {
            _free.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }
}
