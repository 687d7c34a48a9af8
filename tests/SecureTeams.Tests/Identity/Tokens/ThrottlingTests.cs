using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Client;
using SecureTeams.Identity;
using SecureTeams.Identity.Tokens;
using TokenSource = SecureTeams.Identity.Tokens.TokenSource;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>The provider asked to be left alone.</summary>
public sealed class ThrottlingTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_TenantIsThrottled_WaitsWhileOthersGoOn(bool isDate)
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        Task<AccessToken> throttled = source.GetAsync(ScriptedIssuer.Subject(1), Stop).AsTask();
        await (await issuer.NextAsync()).FailAsync(Refusal(429, isDate, TimeSpan.FromSeconds(90)));
        await Assert.ThrowsAsync<TeamsAuthenticationException>(() => throttled);

        TeamsAuthenticationException held = await Assert.ThrowsAsync<TeamsAuthenticationException>(async () => await source.GetAsync(ScriptedIssuer.Subject(1), Stop));
        Assert.Equal(SecureTeamsErrorCode.IdentityProviderThrottled, held.Code);
        Assert.InRange(held.RetryAfter!.Value.TotalSeconds, 60, 90);
        Assert.Single(issuer.Requests);
        Task<AccessToken> other = source.GetAsync(ScriptedIssuer.Subject(2), Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("other"));
        Assert.Equal("other", (await other).Reveal());

        _clock.Advance(TimeSpan.FromSeconds(90));
        Task<AccessToken> later = source.GetAsync(ScriptedIssuer.Subject(1), Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("later"));
        Assert.Equal("later", (await later).Reveal());
    }

    [Fact]
    public async Task GetAsync_UserIsThrottled_OtherUserAndApplicationOfTheTenantGoOn()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        TokenSubject[] subjects = [source.Default with { User = new User("1") }, source.Default with { User = new User("2") }, source.Default];
        Task<AccessToken> throttled = source.GetAsync(subjects[0], Stop).AsTask();
        await (await issuer.NextAsync()).FailAsync(Refusal(429, isDate: false, TimeSpan.FromSeconds(90)));
        await Assert.ThrowsAsync<TeamsAuthenticationException>(() => throttled);
        foreach (TokenSubject subject in subjects[1..])
        {
            Task<AccessToken> other = source.GetAsync(subject, Stop).AsTask();
            await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("other"));
            await other;
        }

        await Assert.ThrowsAsync<TeamsAuthenticationException>(async () => await source.GetAsync(subjects[0], Stop));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetAsync_ProviderIsUnavailable_NothingIsSentUntilThenAndCachedTokensGoOn(bool isDate)
    {
        const int status = 503;
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        Task<AccessToken> cached = source.GetAsync(ScriptedIssuer.Subject(1), Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("cached"));
        await cached;
        Task<AccessToken> throttled = source.GetAsync(ScriptedIssuer.Subject(2), Stop).AsTask();
        await (await issuer.NextAsync()).FailAsync(Refusal(status, isDate, TimeSpan.FromSeconds(90)));
        TeamsAuthenticationException first = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => throttled);
        Assert.InRange(first.RetryAfter!.Value.TotalSeconds, 60, 90);

        // Another tenant is at the same provider, which does not serve.
        TeamsAuthenticationException held = await Assert.ThrowsAsync<TeamsAuthenticationException>(async () => await source.GetAsync(ScriptedIssuer.Subject(3), Stop));
        Assert.Equal(SecureTeamsErrorCode.IdentityProviderThrottled, held.Code);
        Assert.InRange(held.RetryAfter!.Value.TotalSeconds, 60, 90);
        Assert.Equal(2, issuer.Requests.Count);
        Assert.Equal("cached", (await source.GetAsync(ScriptedIssuer.Subject(1), Stop)).Reveal());

        _clock.Advance(TimeSpan.FromSeconds(90));
        Task<AccessToken> later = source.GetAsync(ScriptedIssuer.Subject(3), Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("later"));
        Assert.Equal("later", (await later).Reveal());
    }

    [Fact]
    public async Task GetAsync_AbsurdRetryAfter_LeavesTheProviderAloneForFiveMinutesAtMost()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        Task<AccessToken> throttled = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).FailAsync(Refusal(429, isDate: false, TimeSpan.FromDays(365)));
        await Assert.ThrowsAsync<TeamsAuthenticationException>(() => throttled);
        _clock.Advance(TimeSpan.FromMinutes(5));
        Task<AccessToken> later = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("later"));
        Assert.Equal("later", (await later).Reveal());
    }

    [Fact]
    public async Task GetAsync_ShorterPauseAfterALongerOne_DoesNotShortenIt()
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        Task<AccessToken>[] calls = [source.GetAsync(ScriptedIssuer.Subject(1), Stop).AsTask(), source.GetAsync(ScriptedIssuer.Subject(2), Stop).AsTask()];
        (PendingIssue longer, PendingIssue shorter) = (await issuer.NextAsync(), await issuer.NextAsync());
        await longer.FailAsync(Refusal(503, isDate: false, TimeSpan.FromSeconds(120)));
        await shorter.FailAsync(Refusal(503, isDate: false, TimeSpan.FromSeconds(1)));
        foreach (Task<AccessToken> call in calls)
        {
            await Assert.ThrowsAsync<TeamsAuthenticationException>(() => call);
        }

        _clock.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<TeamsAuthenticationException>(async () => await source.GetAsync(ScriptedIssuer.Subject(3), Stop));
        Assert.Equal(2, issuer.Requests.Count);
    }

    private sealed record User(string Key) : TokenUser(Key, Guid.Empty);

    private static MsalServiceException Refusal(int status, bool isDate, TimeSpan wait)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.RetryAfter = isDate ? new RetryConditionHeaderValue(TimeProvider.System.GetUtcNow() + wait) : new RetryConditionHeaderValue(wait);
        return new MsalServiceException("temporarily_unavailable", "AADSTS90055: text", status) { Headers = response.Headers };
    }
}
