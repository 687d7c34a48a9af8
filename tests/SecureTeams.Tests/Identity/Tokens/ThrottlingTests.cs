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
    [InlineData(429, false)]
    [InlineData(429, true)]
    [InlineData(503, false)]
    public async Task GetAsync_RetryAfter_NothingIsSentUntilThenAndCachedTokensGoOn(int status, bool isDate)
    {
        var issuer = new ScriptedIssuer();
        using TokenSource source = issuer.Source(_clock);
        Task<AccessToken> cached = source.GetAsync(ScriptedIssuer.Subject(1), Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("cached"));
        await cached;
        Task<AccessToken> throttled = source.GetAsync(ScriptedIssuer.Subject(2), Stop).AsTask();
        await (await issuer.NextAsync()).FailAsync(Refusal(status, isDate, TimeSpan.FromSeconds(90)));
        TeamsAuthenticationException first = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => throttled);
        Assert.InRange(first.RetryAfter!.Value.TotalSeconds, 60, 90);

        // Another tenant is at the same provider.
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
        await (await issuer.NextAsync()).FailAsync(Refusal(429, isDate: false, TimeSpan.FromSeconds(120)));
        await (await issuer.NextAsync()).FailAsync(Refusal(429, isDate: false, TimeSpan.FromSeconds(1)));
        foreach (Task<AccessToken> call in calls)
        {
            await Assert.ThrowsAsync<TeamsAuthenticationException>(() => call);
        }

        _clock.Advance(TimeSpan.FromSeconds(60));
        await Assert.ThrowsAsync<TeamsAuthenticationException>(async () => await source.GetAsync(ScriptedIssuer.Subject(3), Stop));
        Assert.Equal(2, issuer.Requests.Count);
    }

    private static MsalServiceException Refusal(int status, bool isDate, TimeSpan wait)
    {
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        response.Headers.RetryAfter = isDate ? new RetryConditionHeaderValue(TimeProvider.System.GetUtcNow() + wait) : new RetryConditionHeaderValue(wait);
        return new MsalServiceException("temporarily_unavailable", "AADSTS90055: text", status) { Headers = response.Headers };
    }
}
