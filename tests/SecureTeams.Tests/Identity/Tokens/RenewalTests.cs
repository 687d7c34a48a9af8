using Microsoft.Extensions.Time.Testing;
using SecureTeams.Identity;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>The life of a token: renewed ahead of its end, used to its end, never beyond it.</summary>
public sealed class RenewalTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SignalLogger _logger = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task GetAsync_IssuerNamesTheTime_RenewsThenOnceInTheBackground()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock, logger: _logger);
        await StartAsync(source, issuer, ScriptedIssuer.Token("first", TimeSpan.FromHours(1), refresh: TimeSpan.FromMinutes(20)));
        _clock.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal("first", (await source.GetAsync(source.Default, Stop)).Reveal());
        Assert.Single(issuer.Requests);
        _clock.Advance(TimeSpan.FromMinutes(1));
        for (int i = 0; i < 100; i++)
        {
            ValueTask<AccessToken> call = source.GetAsync(source.Default, Stop);
            Assert.True(call.IsCompletedSuccessfully);
            Assert.Equal("first", (await call).Reveal());
        }

        PendingIssue renewal = await issuer.NextAsync();
        Assert.True(renewal.Request.BypassesCaches);
        Assert.False(renewal.Request.MayInteract);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("first", (await source.GetAsync(source.Default, Stop)).Reveal());
        await renewal.SucceedAsync(ScriptedIssuer.Token("second"));
        await UntilAsync(async () => (await source.GetAsync(source.Default, Stop)).Reveal() == "second");
        Assert.Equal(2, issuer.Requests.Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetAsync_IssuerNamesNoTime_RenewsBetween70And80PercentOfTheLife()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock, new TokenCacheLimits { IdleTime = TimeSpan.FromHours(24) });
        await StartAsync(source, issuer, ScriptedIssuer.Token("first", TimeSpan.FromHours(10)));
        _clock.Advance(TimeSpan.FromHours(6.9));
        await source.GetAsync(source.Default, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Single(issuer.Requests);
        _clock.Advance(TimeSpan.FromHours(1.1));
        await source.GetAsync(source.Default, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("second"));
        await UntilAsync(async () => (await source.GetAsync(source.Default, Stop)).Reveal() == "second");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-600)]
    [InlineData(3599)]
    public async Task GetAsync_IssuerNamesAnOddTime_DoesNotAskWithoutEndNorTooLate(int refreshAfterSeconds)
    {
        var issuer = new ScriptedIssuer(request => ScriptedIssuer.Token("t", TimeSpan.FromHours(1), TimeSpan.FromSeconds(refreshAfterSeconds)));
        using TokenSource source = issuer.Source(_clock);
        await source.GetAsync(source.Default, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        _clock.Advance(TimeSpan.FromSeconds(20));
        await source.GetAsync(source.Default, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Single(issuer.Requests);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetAsync_ProviderDownWhileATokenIsCached_GoesOnToItsEndWithAWarning()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock, logger: _logger);
        await StartAsync(source, issuer, ScriptedIssuer.Token("first", TimeSpan.FromHours(1), refresh: TimeSpan.FromMinutes(20)));
        _clock.Advance(TimeSpan.FromMinutes(20));
        for (int tries = 1; tries <= 3; tries++)
        {
            Assert.Equal("first", (await source.GetAsync(source.Default, Stop)).Reveal());
            await (await issuer.NextAsync()).FailAsync(new HttpRequestException(HttpRequestError.ConnectionError));
            await UntilAsync(() => new(_logger.Warnings.Count >= tries));
            Assert.Equal(tries, _logger.Warnings.Count);

            // Not again at once, but later.
            Assert.Equal("first", (await source.GetAsync(source.Default, Stop)).Reveal());
            Assert.Equal(1 + tries, issuer.Requests.Count);
            _clock.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.All(_logger.Warnings, warning => Assert.Contains(nameof(SecureTeamsErrorCode.ConnectionFailed), warning, StringComparison.Ordinal));
        _clock.Advance(TimeSpan.FromMinutes(38));
        Task<AccessToken> afterTheEnd = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).FailAsync(new HttpRequestException(HttpRequestError.ConnectionError));
        await Assert.ThrowsAnyAsync<SecureTeamsException>(() => afterTheEnd);
    }

    [Fact]
    public async Task GetAsync_TokenIsAtItsMargin_IsNotGivenOut()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        await StartAsync(source, issuer, ScriptedIssuer.Token("first"));
        _clock.Advance(TimeSpan.FromSeconds(3600 - 30));
        Task<AccessToken> call = source.GetAsync(source.Default, Stop).AsTask();
        Assert.False(call.IsCompleted);
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("second"));
        Assert.Equal("second", (await call).Reveal());
    }

    [Fact(Timeout = 120_000)]
    public async Task GetAsync_ShortLife_IsUsedForNineTenthsOfIt()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        await StartAsync(source, issuer, ScriptedIssuer.Token("first", TimeSpan.FromSeconds(100), refresh: TimeSpan.FromSeconds(88)));
        _clock.Advance(TimeSpan.FromSeconds(65));
        Assert.Equal("first", (await source.GetAsync(source.Default, Stop)).Reveal());
        _clock.Advance(TimeSpan.FromSeconds(25));
        Task<AccessToken> call = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("second"));
        Assert.Equal("second", (await call).Reveal());
    }

    [Fact]
    public async Task GetAsync_IssuerGivesAnEndedToken_IsAFailureAndNotCached()
    {
        var issuer = new ScriptedIssuer(_ => ScriptedIssuer.Token("t", TimeSpan.FromSeconds(-1)));
        using TokenSource source = issuer.Source(_clock);
        await Assert.ThrowsAsync<TeamsAuthenticationException>(async () => await source.GetAsync(source.Default, Stop));
        Assert.Equal(0, source.Count);
    }

    [Fact]
    public async Task Renewal_TokenWasRefusedMeanwhile_DoesNotComeBack()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        await StartAsync(source, issuer, ScriptedIssuer.Token("first", TimeSpan.FromHours(1), refresh: TimeSpan.FromMinutes(20)));
        _clock.Advance(TimeSpan.FromMinutes(20));
        AccessToken refused = await source.GetAsync(source.Default, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        PendingIssue renewal = await issuer.NextAsync();
        Task<AccessToken> challenged = source.GetWithClaimsAsync(source.Default, "{\"access_token\":{}}", refused, Stop).AsTask();
        PendingIssue answer = await issuer.NextAsync();
        Assert.Equal("{\"access_token\":{}}", answer.Request.Claims);
        await answer.SucceedAsync(ScriptedIssuer.Token("with-claims", TimeSpan.FromHours(1), refresh: TimeSpan.FromMinutes(20)));
        Assert.Equal("with-claims", (await challenged).Reveal());
        await renewal.SucceedAsync(ScriptedIssuer.Token("without-claims"));
        Assert.Equal("with-claims", (await source.GetAsync(source.Default, Stop)).Reveal());

        // Its own renewal asks for the same claims.
        _clock.Advance(TimeSpan.FromMinutes(20));
        await source.GetAsync(source.Default, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Assert.Equal("{\"access_token\":{}}", (await issuer.NextAsync()).Request.Claims);
    }

    [Fact]
    public async Task GetWithClaimsAsync_ManyRefusedWithTheSameToken_IsOneRequest()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        await StartAsync(source, issuer, ScriptedIssuer.Token("first"));
        AccessToken refused = await source.GetAsync(source.Default, Stop).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Stop);
        Task<AccessToken>[] calls = [.. Enumerable.Range(0, 50).Select(_ => source.GetWithClaimsAsync(source.Default, "{}", refused, Stop).AsTask())];
        PendingIssue pending = await issuer.NextAsync();
        Assert.True(pending.Request.BypassesCaches);
        await pending.SucceedAsync(ScriptedIssuer.Token("second"));
        Assert.All(await Task.WhenAll(calls), token => Assert.Equal("second", token.Reveal()));
        Assert.Equal("second", (await source.GetWithClaimsAsync(source.Default, "{}", refused, Stop)).Reveal());
        Assert.Equal(2, issuer.Requests.Count);
    }

    /// <summary>The answer to a renewal in the background may come before the renewal waits for it; then it goes on beside the test.</summary>
    private static async Task UntilAsync(Func<ValueTask<bool>> holds)
    {
        while (!await holds())
        {
            Stop.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task StartAsync(TokenSource source, ScriptedIssuer issuer, IssuedToken token)
    {
        Task<AccessToken> first = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(token);
        await first;
    }
}
