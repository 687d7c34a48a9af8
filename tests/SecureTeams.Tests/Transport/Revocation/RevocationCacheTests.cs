using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Tests.Transport.Revocation.Lab;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Revocation;

/// <summary>How long a list is used, in how much memory, and what happens to those who wait for it.</summary>
[SuppressMessage("Reliability", "CA2025:Ensure tasks using 'IDisposable' instances complete before the instances are disposed", Justification = "Each test awaits its tasks.")]
public sealed class RevocationCacheTests : IAsyncLifetime
{
    private readonly TestAuthority _authority = TestAuthority.Root();
    private readonly ListServer _server = new();
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task CheckAsync_WithinMaxAge_UsesTheListAndTellsItsAge()
    {
        using RevocationChecker checker = Checker();
        (X509Chain chain, string url) = Publish(new ListDraft());
        using (chain)
        {
            Assert.Equal(RevocationSource.Fetched, (await OneAsync(checker, chain)).Source);
            _clock.Advance(TimeSpan.FromMinutes(59));
            RevocationResult second = await OneAsync(checker, chain);
            Assert.Equal(RevocationSource.Cached, second.Source);
            Assert.Equal(TimeSpan.FromMinutes(59), second.Age);
            Assert.Equal(1, _server.RequestsFor(url));
        }
    }

    [Fact]
    public async Task CheckAsync_RevokedMeanwhile_IsSeenAtMaxAge()
    {
        using RevocationChecker checker = Checker();
        (X509Chain chain, string url) = Publish(new ListDraft());
        using (chain)
        {
            Assert.Equal(RevocationStatus.Good, (await OneAsync(checker, chain)).Status);
            _server.Replace(url, ListDraft.Revoking(chain.ChainElements[0].Certificate).Sign(_authority));
            _clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(RevocationStatus.Revoked, (await OneAsync(checker, chain)).Status);
        }
    }

    [Fact]
    public async Task CheckAsync_ListEndsBeforeMaxAge_IsFetchedAgain()
    {
        using RevocationChecker checker = Checker();
        (X509Chain chain, string url) = Publish(new ListDraft { NextUpdate = _clock.GetUtcNow().AddMinutes(5) });
        using (chain)
        {
            await OneAsync(checker, chain);
            _clock.Advance(TimeSpan.FromMinutes(6));
            Assert.Equal(RevocationFailure.Outdated, (await OneAsync(checker, chain)).Failure);
            Assert.Equal(2, _server.RequestsFor(url));
        }
    }

    [Fact]
    public async Task CheckAsync_NoAgeAllowed_FetchesEachTime()
    {
        using RevocationChecker checker = Checker(Patience.Revocation with { MaxAge = TimeSpan.Zero });
        (X509Chain chain, string url) = Publish(new ListDraft());
        using (chain)
        {
            await OneAsync(checker, chain);
            Assert.Equal(RevocationSource.Fetched, (await OneAsync(checker, chain)).Source);
            Assert.Equal(2, _server.RequestsFor(url));
        }
    }

    [Fact]
    public async Task CheckAsync_ClockSetBack_FetchesAgain()
    {
        var clock = new SettableClock(TimeProvider.System.GetUtcNow());
        using var checker = new RevocationChecker(Patience.Revocation, timeProvider: clock);
        (X509Chain chain, string url) = Publish(new ListDraft());
        using (chain)
        {
            await OneAsync(checker, chain);
            clock.Now = clock.Now.AddMinutes(-5);
            await OneAsync(checker, chain);
            Assert.Equal(2, _server.RequestsFor(url));
        }
    }

    /// <summary>When the list cannot be renewed, the old one is not good enough: that is what an attacker would want.</summary>
    [Fact]
    public async Task CheckAsync_PastMaxAgeAndUnreachable_IsUnknown()
    {
        using RevocationChecker checker = Checker();
        (X509Chain chain, string url) = Publish(new ListDraft());
        using (chain)
        {
            await OneAsync(checker, chain);
            _server.ReplaceRaw(url, (stream, stop) => stream.WriteAsync(ListServer.Answer("503 Service Unavailable", []), stop).AsTask());
            _clock.Advance(TimeSpan.FromHours(1));
            Assert.Equal(RevocationFailure.UnexpectedStatus, (await OneAsync(checker, chain)).Failure);
        }
    }

    /// <summary>Two forms of the same attack: an earlier list, and one with a lower number under the same time.</summary>
    [Theory]
    [InlineData(-60, 5)]
    [InlineData(0, 4)]
    public async Task CheckAsync_ServerGoesBackToAnOlderList_IsRefusedAndTheNewerOneStays(int seconds, int number)
    {
        using RevocationChecker checker = Checker();
        (X509Chain chain, string url) = Publish(new ListDraft());
        using (chain)
        {
            ListDraft newer = ListDraft.Revoking(chain.ChainElements[0].Certificate) with { Number = 5 };
            _server.Replace(url, newer.Sign(_authority));
            Assert.Equal(RevocationStatus.Revoked, (await OneAsync(checker, chain)).Status);
            _server.Replace(url, new ListDraft { ThisUpdate = newer.ThisUpdate.AddSeconds(seconds), Number = number }.Sign(_authority));
            _clock.Advance(TimeSpan.FromHours(1));
            RevocationResult result = await OneAsync(checker, chain);
            Assert.Equal(RevocationFailure.OlderThanKnown, result.Failure);
            Assert.Equal(RevocationStatus.Unknown, result.Status);
            _clock.Advance(TimeSpan.FromSeconds(31));
            Assert.Equal(RevocationFailure.OlderThanKnown, (await OneAsync(checker, chain)).Failure);
            _server.Replace(url, newer.Sign(_authority));
            _clock.Advance(TimeSpan.FromSeconds(31));
            Assert.Equal(RevocationStatus.Revoked, (await OneAsync(checker, chain)).Status);
        }
    }

    [Fact]
    public async Task CheckAsync_DeadAddress_IsAskedAgainAfterHalfAMinuteOnly()
    {
        using RevocationChecker checker = Checker();
        (X509Chain chain, string url) = Publish(new ListDraft());
        using (chain)
        {
            _server.ReplaceRaw(url, (stream, stop) => stream.WriteAsync(ListServer.Answer("404 Not Found", []), stop).AsTask());
            await OneAsync(checker, chain);
            _clock.Advance(TimeSpan.FromSeconds(29));
            Assert.Equal(RevocationFailure.UnexpectedStatus, (await OneAsync(checker, chain)).Failure);
            Assert.Equal(1, _server.RequestsFor(url));
            _server.Replace(url, new ListDraft().Sign(_authority));
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(RevocationStatus.Good, (await OneAsync(checker, chain)).Status);
        }
    }

    [Fact]
    public async Task CheckAsync_ManyAtOnce_FetchOnce()
    {
        using RevocationChecker checker = Checker();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (X509Chain chain, string url) = PublishGated(gate.Task);
        using (chain)
        {
            Task<RevocationResult>[] waiting = [.. Enumerable.Range(0, 32).Select(_ => OneAsync(checker, chain))];
            gate.SetResult();
            Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(RevocationStatus.Good, result.Status));
            Assert.Equal(1, _server.RequestsFor(url));
        }
    }

    [Fact]
    public async Task CheckAsync_OneOfThoseWhoWaitGivesUp_TheOthersGetTheList()
    {
        using RevocationChecker checker = Checker();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (X509Chain chain, string url) = PublishGated(gate.Task);
        using (chain)
        {
            using var impatience = new CancellationTokenSource();
            Task<IReadOnlyList<RevocationResult>> impatient = checker.CheckAsync(chain, impatience.Token).AsTask();
            Task<RevocationResult> patient = OneAsync(checker, chain);
            await impatience.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
            gate.SetResult();
            Assert.Equal(RevocationStatus.Good, (await patient).Status);
            Assert.Equal(1, _server.RequestsFor(url));
        }
    }

    [Fact]
    public async Task CheckAsync_CancelledBefore_AsksNobody()
    {
        using RevocationChecker checker = Checker();
        (X509Chain chain, _) = Publish(new ListDraft());
        using (chain)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await checker.CheckAsync(chain, new CancellationToken(canceled: true)));
            Assert.Equal(0, _server.Connections);
        }
    }

    [Fact]
    public async Task Dispose_WhileAListIsFetched_EndsTheWait()
    {
        RevocationChecker checker = Checker();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        (X509Chain chain, _) = PublishGated(new TaskCompletionSource().Task, reached);
        using (chain)
        {
            Task<RevocationResult> waiting = OneAsync(checker, chain);
            await reached.Task.WaitAsync(Stop);
            checker.Dispose();
            await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
            await Assert.ThrowsAsync<ObjectDisposedException>(() => OneAsync(checker, chain));
            checker.Dispose();
        }
    }

    [Fact]
    public async Task CheckAsync_MoreListsThanMayBeKept_DropsTheLeastRecentlyUsed()
    {
        using RevocationChecker checker = Checker(Patience.Revocation with { MaxCacheBytes = 1024 * 1024 });
        ListDraft large = new() { Entries = [.. Enumerable.Range(0, 10_000).Select(_ => new ListEntry(TestAuthority.Serial()))] };
        byte[] list = large.Sign(_authority);
        Assert.InRange(list.Length, 350_000, 512_000);
        (X509Chain first, string firstUrl) = Publish(list);
        (X509Chain second, string secondUrl) = Publish(list);
        (X509Chain third, string thirdUrl) = Publish(list);
        using (first)
        using (second)
        using (third)
        {
            await OneAsync(checker, first);
            await OneAsync(checker, second);
            Assert.Equal(RevocationSource.Cached, (await OneAsync(checker, first)).Source);
            await OneAsync(checker, third);
            Assert.InRange(checker.CachedBytes, 1, 1024 * 1024);
            Assert.Equal(RevocationSource.Cached, (await OneAsync(checker, first)).Source);
            Assert.Equal(RevocationSource.Cached, (await OneAsync(checker, third)).Source);
            Assert.Equal(RevocationSource.Fetched, (await OneAsync(checker, second)).Source);
            Assert.Equal([1, 2, 1], new[] { firstUrl, secondUrl, thirdUrl }.Select(_server.RequestsFor));
        }
    }

    [Fact]
    public async Task CheckAsync_ListLargerThanTheCache_IsUsedAndNotKept()
    {
        using RevocationChecker checker = Checker(Patience.Revocation with { MaxCacheBytes = 1024 * 1024 });
        (X509Chain chain, string url) = Publish(new ListDraft { Entries = [.. Enumerable.Range(0, 30_000).Select(_ => new ListEntry(TestAuthority.Serial()))] });
        using (chain)
        {
            Assert.Equal(RevocationStatus.Good, (await OneAsync(checker, chain)).Status);
            Assert.Equal(0, checker.CachedBytes);
            Assert.Equal(RevocationSource.Fetched, (await OneAsync(checker, chain)).Source);
        }
    }

    /// <summary>Two authorities at one address: the list of the one says nothing about the other's certificates.</summary>
    [Fact]
    public async Task CheckAsync_SameAddressOfAnotherIssuer_IsNotAnsweredFromTheCache()
    {
        using RevocationChecker checker = Checker();
        (X509Chain chain, string url) = Publish(new ListDraft());
        using var other = TestAuthority.Root();
        using X509Chain foreign = other.Chain(other.Issue(url));
        using (chain)
        {
            Assert.Equal(RevocationStatus.Good, (await OneAsync(checker, chain)).Status);
            Assert.Equal(RevocationFailure.WrongIssuer, (await OneAsync(checker, foreign)).Failure);
        }
    }

    /// <summary>What a connection costs when everything is known: the results and nothing else.</summary>
    private RevocationChecker Checker(RevocationSettings? settings = null) => new(settings ?? Patience.Revocation, timeProvider: _clock);

    private (X509Chain Chain, string Url) Publish(ListDraft draft) => Publish(draft.Sign(_authority));

    private (X509Chain Chain, string Url) Publish(byte[] list)
    {
        string url = _server.Publish(list);
        return (_authority.Chain(_authority.Issue(url)), url);
    }

    private (X509Chain Chain, string Url) PublishGated(Task gate, TaskCompletionSource? reached = null)
    {
        byte[] answer = ListServer.Answer("200 OK", new ListDraft().Sign(_authority));
        string url = _server.PublishRaw(async (stream, stop) =>
        {
            reached?.TrySetResult();
            await gate.WaitAsync(stop);
            await stream.WriteAsync(answer, stop);
        });
        return (_authority.Chain(_authority.Issue(url)), url);
    }

    private static async Task<RevocationResult> OneAsync(RevocationChecker checker, X509Chain chain) => Assert.Single(await checker.CheckAsync(chain, Stop));

    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        internal DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
