using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Tokens;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>The same over TLS, with MSAL and the emulator's token endpoint.</summary>
public sealed class TokenSourceOverTlsTests
{
    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_ThousandAtOnceWithNothingCached_IsOneRequest()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using ServiceProvider services = Services(teams);
        TokenSource source = services.GetRequiredService<TokenSource>();
        AccessToken[] tokens = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => Task.Run(() => source.GetAsync(source.Default, Stop).AsTask(), Stop)));
        Assert.Single(tokens.Select(token => token.Reveal()).Distinct(StringComparer.Ordinal));
        Assert.Single(TokenRequests(teams));
    }

    [Fact]
    public async Task GetAsync_OneCallerCancelsDuringTheRequest_TheOtherGetsItsToken()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.OnToken().Delay(TimeSpan.FromMilliseconds(300));
        await using ServiceProvider services = Services(teams);
        TokenSource source = services.GetRequiredService<TokenSource>();
        using var first = new CancellationTokenSource();
        Task<AccessToken> leaves = source.GetAsync(source.Default, first.Token).AsTask();
        Task<AccessToken> stays = source.GetAsync(source.Default, Stop).AsTask();
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        Assert.NotEmpty((await stays).Reveal());
        Assert.Single(TokenRequests(teams));
    }

    [Fact]
    public async Task CreateAsync_ProviderIsDownWhileATokenIsCached_GoesOnWithAMetricAndAWarning()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var warned = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using ServiceProvider services = Services(teams, new OnEvent(30, warned));
        TeamsMeetingsClient meetings = services.GetRequiredService<TeamsMeetingsClient>();
        await meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop);
        long notRenewed = 0;
        using var metrics = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument, listener) };
        metrics.SetMeasurementEventCallback<long>((_, value, tags, _) => Interlocked.Add(ref notRenewed, tags.ToArray().Any(tag => tag.Value is "not_renewed") ? value : 0));
        metrics.Start();
        teams.Emulator.Faults.OnToken().ConnectionReset(times: 100);
        _clock.Advance(TimeSpan.FromMinutes(50));
        await meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop);
        await warned.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        await meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop);
        Assert.Equal(3, teams.Emulator.Requests.Of(GraphOperation.Create).Count);
        Assert.True(Interlocked.Read(ref notRenewed) > 0);

        // Only the end of the token ends it.
        _clock.Advance(TimeSpan.FromMinutes(10));
        await Assert.ThrowsAnyAsync<SecureTeamsException>(() => meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop));
        Assert.Equal(3, teams.Emulator.Requests.Of(GraphOperation.Create).Count);
    }

    [Fact]
    public async Task GetAsync_ProviderThrottles_NothingIsSentUntilItSaid()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.OnToken().Throttle(times: 1, retryAfter: TimeSpan.FromSeconds(120));
        await using ServiceProvider services = Services(teams);
        TokenSource source = services.GetRequiredService<TokenSource>();
        TeamsAuthenticationException throttled = await Assert.ThrowsAsync<TeamsAuthenticationException>(async () => await source.GetAsync(source.Default, Stop));
        Assert.Equal(SecureTeamsErrorCode.IdentityProviderThrottled, throttled.Code);
        Assert.Equal(TimeSpan.FromSeconds(120), throttled.RetryAfter);
        for (int i = 0; i < 10; i++)
        {
            await Assert.ThrowsAsync<TeamsAuthenticationException>(async () => await source.GetAsync(source.Default, Stop));
        }

        Assert.Single(TokenRequests(teams));
    }

    private static IEnumerable<RecordedRequest> TokenRequests(EmulatedTeams teams) =>
        teams.Emulator.Requests.All.Where(request => request.Method == "POST" && request.Address.AbsolutePath.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal));

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Name == "secureteams.tokens.requests")
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private ServiceProvider Services(EmulatedTeams teams, ILoggerProvider? loggers = null)
    {
        SecureTeamsOptions known = teams.Options();
        return new ServiceCollection()
            .AddSingleton<TimeProvider>(_clock)
            .AddLogging(logging => logging.Services.AddSingleton(loggers ?? new OnEvent(-1, new TaskCompletionSource())))
            .AddSecureTeams(options =>
            {
                options.Cloud = known.Cloud;
                options.Tenant = known.Tenant;
                options.Credential = known.Credential;
                options.Trust = known.Trust;
                options.Revocation = known.Revocation;
            }).BuildServiceProvider();
    }

    /// <summary>Tells when an event is logged.</summary>
    private sealed class OnEvent(int id, TaskCompletionSource logged) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == id)
            {
                logged.TrySetResult();
            }
        }

        public void Dispose()
        {
        }
    }
}
