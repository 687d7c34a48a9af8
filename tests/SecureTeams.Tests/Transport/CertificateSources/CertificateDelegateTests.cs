using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Transport.CertificateSources;

public sealed class CertificateDelegateTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_ManyAtOnce_CallTheDelegateOnce()
    {
        using var folder = new CertificateFolder();
        X509Certificate2 issued = folder.Issue("client");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        CertificateSource source = folder.Own(CertificateSource.FromDelegate(
            async _ =>
            {
                Interlocked.Increment(ref calls);
                await gate.Task;
                return issued;
            },
            folder.Settings()));
        Task<X509Certificate2>[] all = [.. Enumerable.Range(0, 50).Select(_ => source.GetAsync(Stop).AsTask())];
        gate.SetResult();
        Assert.All(await Task.WhenAll(all), certificate => Assert.Same(issued, certificate));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task GetAsync_DelegateHangsWhileTheOldOneIsValid_HoldsNobodyElse()
    {
        using var folder = new CertificateFolder();
        X509Certificate2 issued = folder.Issue("client");
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        CertificateSource source = folder.Own(CertificateSource.FromDelegate(
            async _ =>
            {
                if (Interlocked.Increment(ref calls) > 1)
                {
                    asked.SetResult();
                    await new TaskCompletionSource().Task;
                }

                return issued;
            },
            folder.Settings()));
        await source.GetAsync(Stop);
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        Task<X509Certificate2> held = source.GetAsync(Stop).AsTask();
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Same(issued, await source.GetAsync(Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop));
        Assert.False(held.IsCompleted);

        folder.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Same(issued, await held.WaitAsync(TimeSpan.FromSeconds(30), Stop));
        Assert.Contains(folder.Logs.Lines, line => line.Contains("within 15 seconds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetAsync_DelegateThrows_IsRefusedWithTheTypeButNotTheTextAndTriedAgain()
    {
        using var folder = new CertificateFolder();
        X509Certificate2 issued = folder.Issue("client");
        bool broken = true;
        CertificateSource source = folder.Own(CertificateSource.FromDelegate(_ => broken ? throw new InvalidOperationException("https://vault.example/secret") : ValueTask.FromResult(issued)));
        SecureTeamsException refusal = await RotationTests.RefusalOf(source);
        Assert.Contains("InvalidOperationException", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("vault.example", refusal.Message, StringComparison.Ordinal);
        broken = false;
        Assert.Same(issued, await source.GetAsync(Stop));
    }

    [Fact]
    public async Task GetAsync_NothingUsable_IsRefused()
    {
        using var folder = new CertificateFolder();
        X509Certificate2 disposed = folder.Issue("disposed");
        disposed.Dispose();
        Assert.Contains("returned null", (await RotationTests.RefusalOf(folder.Own(CertificateSource.FromDelegate(_ => ValueTask.FromResult<X509Certificate2>(null!))))).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be read", (await RotationTests.RefusalOf(folder.Own(CertificateSource.FromDelegate(_ => ValueTask.FromResult(disposed))))).Message, StringComparison.Ordinal);
        using X509Certificate2 bare = X509CertificateLoader.LoadCertificate(folder.Issue("client").RawData);
        Assert.Contains("has no private key", (await RotationTests.RefusalOf(folder.Own(CertificateSource.FromDelegate(_ => ValueTask.FromResult(bare))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetAsync_DelegateComesBackToAnEarlierObject_DoesNotDisposeIt()
    {
        using var folder = new CertificateFolder();
        X509Certificate2 first = folder.Issue("first");
        X509Certificate2 second = folder.Issue("second");
        X509Certificate2 given = first;
        CertificateSource source = folder.Own(CertificateSource.FromDelegate(_ => ValueTask.FromResult(given), folder.Settings()));
        await source.GetAsync(Stop);
        given = second;
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        await source.GetAsync(Stop);
        given = first;
        folder.Clock.Advance(TimeSpan.FromSeconds(11));
        await source.GetAsync(Stop);
        folder.Clock.Advance(TimeSpan.FromHours(2));
        Assert.NotEqual(IntPtr.Zero, (await source.GetAsync(Stop)).Handle);
    }

    [Fact]
    public async Task GetAsync_Cancelled_IsACancellationAndTheNextTriesAgain()
    {
        using var folder = new CertificateFolder();
        X509Certificate2 issued = folder.Issue("client");
        int calls = 0;
        CertificateSource source = folder.Own(CertificateSource.FromDelegate(async token =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }

            return issued;
        }));
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<X509Certificate2> first = source.GetAsync(cancelled.Token).AsTask();
        Task<X509Certificate2> second = source.GetAsync(Stop).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Same(issued, await second.WaitAsync(TimeSpan.FromSeconds(30), Stop));
    }

    [Fact]
    public async Task GetAsync_DelegateOutlivesItsCaller_IsNotCalledBesideItAndItsCertificateIsTaken()
    {
        using var folder = new CertificateFolder();
        X509Certificate2 issued = folder.Issue("client");
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int calls = 0;
        CertificateSource source = folder.Own(CertificateSource.FromDelegate(async _ =>
        {
            Interlocked.Increment(ref calls);
            await gate.Task;
            return issued;
        }));
        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        Task<X509Certificate2> first = source.GetAsync(cancelled.Token).AsTask();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Task<X509Certificate2> second = source.GetAsync(Stop).AsTask();
        gate.SetResult();
        Assert.Same(issued, await second.WaitAsync(TimeSpan.FromSeconds(30), Stop));
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task GetAsync_ManyWaitForADelegateThatHangs_AreRefusedTogether()
    {
        using var folder = new CertificateFolder();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        CertificateSource source = folder.Own(CertificateSource.FromDelegate(
            async _ =>
            {
                asked.TrySetResult();
                await new TaskCompletionSource().Task;
                return null!;
            },
            folder.Settings()));
        Task<X509Certificate2>[] all = [.. Enumerable.Range(0, 20).Select(_ => source.GetAsync(Stop).AsTask())];
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        folder.Clock.Advance(TimeSpan.FromSeconds(16));
        foreach (Task<X509Certificate2> one in all)
        {
            SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => one.WaitAsync(TimeSpan.FromSeconds(30), Stop));
            Assert.Contains("within 15 seconds", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task GetAsync_EarlierObjectReplacedAgain_LivesForAnHourSinceThen()
    {
        using var folder = new CertificateFolder();
        X509Certificate2 first = folder.Issue("first");
        X509Certificate2 given = first;
        CertificateSource source = folder.Own(CertificateSource.FromDelegate(_ => ValueTask.FromResult(given), folder.Settings()));
        foreach (X509Certificate2 next in new[] { first, folder.Issue("second"), first })
        {
            given = next;
            await source.GetAsync(Stop);
            folder.Clock.Advance(TimeSpan.FromSeconds(11));
        }

        folder.Clock.Advance(TimeSpan.FromMinutes(55));
        given = folder.Issue("third");
        await source.GetAsync(Stop);
        folder.Clock.Advance(TimeSpan.FromMinutes(10));
        await source.GetAsync(Stop);
        Assert.NotEqual(IntPtr.Zero, first.Handle);
        folder.Clock.Advance(TimeSpan.FromMinutes(51));
        await source.GetAsync(Stop);
        Assert.Equal(IntPtr.Zero, first.Handle);
    }
}
