using System.Diagnostics.CodeAnalysis;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.OnBehalfOf;

/// <summary>
/// Knows what is under way for each access and which have been stopped, so that after a stop nothing asks for tokens and nothing
/// that was under way keeps any. Requests that are not for an access pass.
/// </summary>
/// <param name="most">How many stopped accesses are remembered: a help for races, beside the store that forgot their tokens.</param>
internal sealed class LongRuns(int most)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<Run>> _running = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stopped = new(StringComparer.Ordinal);
    private readonly Queue<string> _inOrder = new();

    internal bool IsStopped(TokenUser? user)
    {
        lock (_gate)
        {
            return user is LongRunningUser && _stopped.Contains(user.ProofKey);
        }
    }

    /// <summary>Gets something for a subject and keeps it, unless its access is stopped before both are done.</summary>
    /// <exception cref="TeamsAuthenticationException">The access was stopped.</exception>
    internal async Task<T> RunAsync<T>(TokenSubject subject, Func<CancellationToken, Task<T>> get, Action<T> keep, CancellationToken cancellationToken)
    {
        if (subject.User is not LongRunningUser { ProofKey: { } key })
        {
            T simple = await get(cancellationToken).ConfigureAwait(false);
            keep(simple);
            return simple;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Run run = Enter(key, stop);
        try
        {
            T got = await get(stop.Token).ConfigureAwait(false);
            lock (_gate)
            {
                ThrowWhenStopped(key);
                keep(got);
            }

            return got;
        }
        catch (Exception) when (IsStopped(subject.User))
        {
            throw OnBehalfOfRefusal.Stopped();
        }
        finally
        {
            Leave(key, run);
        }
    }

    /// <summary>Lets nothing more be begun for an access, cancels what is under way, and waits for its end.</summary>
    internal async Task StopAsync(TokenUser user, CancellationToken cancellationToken)
    {
        Run[] runs;
        lock (_gate)
        {
            if (_stopped.Add(user.ProofKey))
            {
                _inOrder.Enqueue(user.ProofKey);
                if (_stopped.Count > most)
                {
                    _stopped.Remove(_inOrder.Dequeue());
                }
            }

            runs = _running.TryGetValue(user.ProofKey, out List<Run>? under) ? [.. under] : [];
        }

        foreach (Run run in runs)
        {
            await run.CancelAsync().ConfigureAwait(false);
        }

        await Task.WhenAll(runs.Select(run => run.Ended.Task)).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private Run Enter(string key, CancellationTokenSource stop)
    {
        lock (_gate)
        {
            ThrowWhenStopped(key);
            var run = new Run(stop);
            if (!_running.TryGetValue(key, out List<Run>? under))
            {
                _running.Add(key, under = []);
            }

            under.Add(run);
            return run;
        }
    }

    private void Leave(string key, Run run)
    {
        lock (_gate)
        {
            List<Run> under = _running[key];
            under.Remove(run);
            if (under.Count == 0)
            {
                _running.Remove(key);
            }
        }

        run.Ended.TrySetResult();
    }

    private void ThrowWhenStopped(string key)
    {
        if (_stopped.Contains(key))
        {
            throw OnBehalfOfRefusal.Stopped();
        }
    }

    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Whoever made the source disposes it.")]
    private sealed class Run(CancellationTokenSource stop)
    {
        internal TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal async Task CancelAsync()
        {
            try
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }
            catch (ObjectDisposedException)
            {
                // It ended meanwhile.
            }
        }
    }
}
