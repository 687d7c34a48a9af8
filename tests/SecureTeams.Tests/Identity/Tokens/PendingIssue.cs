using SecureTeams.Identity.Tokens;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>A request for a token that is under way. Whoever answers it has run what follows when the answer returns, if that waited for it already.</summary>
internal sealed class PendingIssue
{
    // Continuations run inside the answer, on purpose: what a late answer must not change has had its chance to when the test looks.
    private readonly TaskCompletionSource<IssuedToken> _answer = new();

    internal PendingIssue(TokenRequest request, CancellationToken stop)
    {
        Request = request;
        Stop = stop;
        stop.Register(() =>
        {
            Cancelled.TrySetResult();
            _answer.TrySetCanceled(stop);
        });
    }

    internal TokenRequest Request { get; }

    internal CancellationToken Stop { get; }

    internal TaskCompletionSource Cancelled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<IssuedToken> Answer => _answer.Task;

    internal Task SucceedAsync(IssuedToken token) => Task.Run(() => _answer.TrySetResult(token));

    internal Task FailAsync(Exception exception) => Task.Run(() => _answer.TrySetException(exception));
}
