using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Identity.Tokens.Issuing;

/// <summary>Tells requests that may share an answer from those that may not.</summary>
internal readonly record struct TokenFlightKey(TokenSubject Subject, string? Claims);

/// <summary>One request that all share who want the same token at the same time. It is cancelled when the last of them has gone.</summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Without a timer the source holds nothing to free, and the last to leave may cancel when all is over.")]
internal sealed class TokenFlight(Func<TokenFlight, CancellationToken, Task<TokenEntry>> start)
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<TokenEntry> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _callers;
    private bool _isStarted;
    private bool _isLeft;

    internal Task<TokenEntry> Result => _result.Task;

    /// <summary>Joins, and starts the request for the first; false when the last caller has left already.</summary>
    internal bool TryJoin()
    {
        bool isFirst;
        lock (_gate)
        {
            if (_isLeft)
            {
                return false;
            }

            _callers++;
            isFirst = !_isStarted;
            _isStarted = true;
        }

        if (isFirst)
        {
            // What all share runs outside the context of whoever came first: its activity, its log scopes, its user.
            ThreadPool.UnsafeQueueUserWorkItem(static flight => _ = flight.FlyAsync(), this, preferLocal: false);
        }

        return true;
    }

    internal void Leave()
    {
        bool isLast;
        lock (_gate)
        {
            isLast = --_callers == 0 && !_result.Task.IsCompleted;
            _isLeft |= isLast;
        }

        if (isLast)
        {
            _stop.CancelLater();
        }
    }

    internal void Cancel() => _stop.CancelLater();

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever it is belongs to those who wait.")]
    private async Task FlyAsync()
    {
        try
        {
            _result.TrySetResult(await start(this, _stop.Token).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            _result.TrySetException(exception);

            // When all callers have left nobody looks at it.
            _ = _result.Task.Exception;
        }
    }
}
