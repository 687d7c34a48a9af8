using System.Collections.Concurrent;
using SecureTeams.Identity;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>Many who want the same token at the same time.</summary>
public sealed class SingleFlightTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_ThousandAtOnceWithNothingCached_IsOneRequest()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source();
        var calls = new ConcurrentBag<Task<AccessToken>>();
        Parallel.For(0, 1000, _ => calls.Add(source.GetAsync(source.Default, Stop).AsTask()));
        PendingIssue pending = await issuer.NextAsync();
        await pending.SucceedAsync(ScriptedIssuer.Token("shared"));
        AccessToken[] tokens = await Task.WhenAll(calls).WaitAsync(Stop);
        Assert.Equal(1000, tokens.Length);
        Assert.All(tokens, token => Assert.Equal("shared", token.Reveal()));
        Assert.Single(issuer.Requests);
    }

    [Fact]
    public async Task GetAsync_OneCallerCancels_TheOthersGetTheToken()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source();
        using var first = new CancellationTokenSource();
        Task<AccessToken> leaves = source.GetAsync(source.Default, first.Token).AsTask();
        Task<AccessToken> stays = source.GetAsync(source.Default, Stop).AsTask();
        PendingIssue pending = await issuer.NextAsync();
        await first.CancelAsync();
        OperationCanceledException cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.Equal(first.Token, cancelled.CancellationToken);
        Assert.False(pending.Stop.IsCancellationRequested);
        await pending.SucceedAsync(ScriptedIssuer.Token("kept"));
        Assert.Equal("kept", (await stays).Reveal());
        Assert.Single(issuer.Requests);
    }

    [Fact]
    public async Task GetAsync_LastCallerCancels_CancelsTheRequestAndTheNextCallerStartsAnother()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source();
        using var both = new CancellationTokenSource();
        Task<AccessToken>[] calls = [source.GetAsync(source.Default, both.Token).AsTask(), source.GetAsync(source.Default, both.Token).AsTask()];
        PendingIssue abandoned = await issuer.NextAsync();
        await both.CancelAsync();
        foreach (Task<AccessToken> call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        await abandoned.Cancelled.Task.WaitAsync(Stop);
        Task<AccessToken> next = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("second"));
        Assert.Equal("second", (await next).Reveal());
    }

    [Fact]
    public async Task GetAsync_RequestFails_EachWaiterHasAnExceptionOfItsOwnAndNothingIsCached()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source();
        Task<AccessToken>[] calls = [.. Enumerable.Range(0, 20).Select(_ => source.GetAsync(source.Default, Stop).AsTask())];
        await (await issuer.NextAsync()).FailAsync(new TeamsAuthenticationException(SecureTeamsErrorCode.CredentialRejected, "Refused.", "Look."));
        var failures = new HashSet<Exception>(ReferenceEqualityComparer.Instance);
        foreach (Task<AccessToken> call in calls)
        {
            TeamsAuthenticationException failure = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => call);
            Assert.Equal(SecureTeamsErrorCode.CredentialRejected, failure.Code);
            failures.Add(failure);
        }

        Assert.Equal(20, failures.Count);
        Assert.Equal(0, source.Count);
        Task<AccessToken> again = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("later"));
        Assert.Equal("later", (await again).Reveal());
    }

    [Fact]
    public async Task GetAsync_TheSharedRequest_DoesNotRunInTheContextOfItsFirstCaller()
    {
        var ambient = new AsyncLocal<string?>();
        string? seen = "not asked";
        var issuer = new ScriptedIssuer(_ =>
        {
            seen = ambient.Value;
            return ScriptedIssuer.Token("t");
        });
        using TokenSource source = issuer.Source();
        ambient.Value = "the first caller's user";
        await source.GetAsync(source.Default, Stop);
        Assert.Null(seen);
    }

    [Fact]
    public async Task GetAsync_TwoTenantsAndTwoUsers_AreFourRequestsWithFourTokens()
    {
        var issuer = new ScriptedIssuer(request => ScriptedIssuer.Token($"{request.Subject.Tenant.Value}.{request.Subject.User?.ProofKey ?? "app"}"));
        using TokenSource source = issuer.Source();
        var user = Guid.NewGuid();
        TokenSubject[] subjects =
        [
            ScriptedIssuer.Subject(1), ScriptedIssuer.Subject(2),
            ScriptedIssuer.Subject(1) with { User = new Proof("a", user) }, ScriptedIssuer.Subject(1) with { User = new Proof("b", user) },
            ScriptedIssuer.Subject(2) with { User = new Proof("a", user) },
        ];
        for (int round = 0; round < 2; round++)
        {
            foreach (TokenSubject subject in subjects)
            {
                Assert.Equal($"{subject.Tenant.Value}.{subject.User?.ProofKey ?? "app"}", (await source.GetAsync(subject, Stop)).Reveal());
            }
        }

        Assert.Equal(subjects.Length, issuer.Requests.Count);

        // Another object for the same proof is the same user; another kind of proof is not.
        await source.GetAsync(ScriptedIssuer.Subject(1) with { User = new Proof("a", user) }, Stop);
        Assert.Equal(subjects.Length, issuer.Requests.Count);
        await source.GetAsync(ScriptedIssuer.Subject(1) with { User = new OtherProof("a", user) }, Stop);
        Assert.Equal(subjects.Length + 1, issuer.Requests.Count);
    }

    [Fact]
    public async Task Dispose_RequestsUnderWay_EndAndNothingStaysCached()
    {
        var issuer = new ScriptedIssuer();
        TokenSource source = issuer.Source();
        Task<AccessToken> waits = source.GetAsync(source.Default, Stop).AsTask();
        PendingIssue pending = await issuer.NextAsync();
        source.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => waits);
        await pending.Cancelled.Task.WaitAsync(Stop);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await source.GetAsync(source.Default, Stop));
        Assert.Equal(0, source.Count);
        Assert.Single(issuer.Requests);
    }

    [Fact]
    public async Task Dispose_AnswerThatComesTooLate_IsNotKept()
    {
        var late = new TaskCompletionSource<IssuedToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        TokenSource source = TokenSources.Create(ScriptedIssuer.Cloud, new DeafIssuer(asked, late));
        Task<AccessToken> waits = source.GetAsync(source.Default, Stop).AsTask();
        await asked.Task.WaitAsync(Stop);
        source.Dispose();
        late.SetResult(ScriptedIssuer.Token("late"));

        // Whoever waited may still have it, but the closed client keeps nothing.
        await waits.ContinueWith(_ => { }, Stop, TaskContinuationOptions.None, TaskScheduler.Default);
        Assert.Equal(0, source.Count);
    }

    internal sealed record Proof(string Key, Guid Id) : TokenUser(Key, Id);

    internal sealed record OtherProof(string Key, Guid Id) : TokenUser(Key, Id);

    /// <summary>Does not listen to cancellation.</summary>
    private sealed class DeafIssuer(TaskCompletionSource asked, TaskCompletionSource<IssuedToken> answer) : TokenIssuer
    {
        internal override Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            asked.TrySetResult();
            return answer.Task;
        }
    }
}
