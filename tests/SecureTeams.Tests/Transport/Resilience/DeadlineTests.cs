using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

public sealed class DeadlineTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public void Token_TimeIsOver_IsCancelledAndSaysSo()
    {
        var clock = new TimerProbe();
        Deadline deadline = new Deadlines(TimeSpan.FromSeconds(3), clock).Start(CancellationToken.None);
        Assert.Null(deadline.Refusal(new OperationCanceledException()));

        clock.Advance(TimeSpan.FromSeconds(3));

        Assert.True(deadline.Token.IsCancellationRequested);
        Assert.NotNull(deadline.Refusal(new OperationCanceledException()));
        Assert.Null(deadline.Refusal(new IOException()));
        deadline.End();
    }

    [Fact]
    public void Token_CallerCancels_IsCancelledAndNoTimeout()
    {
        using var caller = new CancellationTokenSource();
        Deadline deadline = new Deadlines(Long, TimeProvider.System).Start(caller.Token);

        caller.Cancel();

        Assert.True(deadline.Token.IsCancellationRequested);
        Assert.Null(deadline.Refusal(new OperationCanceledException()));
        deadline.End();
    }

    [Fact]
    public void Token_OfAnEarlierCaller_DoesNotEndTheNext()
    {
        using var earlier = new CancellationTokenSource();
        var deadlines = new Deadlines(Long, TimeProvider.System);
        Deadline first = deadlines.Start(earlier.Token);
        CancellationToken used = first.Token;
        first.End();

        Deadline second = deadlines.Start(CancellationToken.None);
        earlier.Cancel();

        Assert.Equal(used, second.Token);
        Assert.False(second.Token.IsCancellationRequested);
        second.End();
    }

    [Fact]
    public void Source_ThatWasCancelled_IsNotUsedAgain()
    {
        using var caller = new CancellationTokenSource();
        var deadlines = new Deadlines(Long, TimeProvider.System);
        Deadline first = deadlines.Start(caller.Token);
        caller.Cancel();
        first.End();

        Deadline second = deadlines.Start(CancellationToken.None);

        Assert.False(second.Token.IsCancellationRequested);
        second.End();
    }

    [Fact]
    public void None_HasTheCallersTokenAndNoTimeout()
    {
        using var caller = new CancellationTokenSource();
        Deadline deadline = Deadline.None(caller.Token);
        Assert.Equal(caller.Token, deadline.Token);
        caller.Cancel();
        Assert.Null(deadline.Refusal(new OperationCanceledException()));
        deadline.End();
    }
}
