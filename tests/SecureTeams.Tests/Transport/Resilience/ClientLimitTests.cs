using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Transport;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

/// <summary>The limits that operations share, over real sockets and on a clock that is told the time.</summary>
public sealed class ClientLimitTests
{
    private static readonly TimeSpan Slow = TimeSpan.FromMinutes(11);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Concurrency_FullAndNoQueue_FailsAtOnceAndSendsNothing()
    {
        var pace = new TimerProbe();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { TimeProvider = pace });
        SecureTeamsClient client = Client(teams, new ResilienceLimits { MaxConcurrentRequests = 1, MaxQueuedRequests = 0 });
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).Delay(Slow);
        Task<OnlineMeeting> first = client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        await pace.Started(Slow);
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop));
        Assert.Equal(SecureTeamsErrorCode.ClientLimitReached, refusal.Code);
        Assert.Equal(0, refusal.Attempts);
        pace.Advance(Slow);
        await first;
        await client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        Assert.Equal(2, teams.Emulator.Requests.Of(GraphOperation.Get).Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task Concurrency_Cancelled_ReleasesThePlace()
    {
        var pace = new TimerProbe();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { TimeProvider = pace });
        SecureTeamsClient client = Client(teams, new ResilienceLimits { MaxConcurrentRequests = 1, MaxQueuedRequests = 1 });
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).Delay(Slow);
        using var cancelled = new CancellationTokenSource();
        Task<OnlineMeeting> first = client.Meetings.GetAsync(teams.Organizer, meeting.Id, cancelled.Token);
        await pace.Started(Slow);
        Task<OnlineMeeting> queued = client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        Assert.False(queued.IsCompleted);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(meeting.Id, (await queued).Id);
    }

    [Fact(Timeout = 120_000)]
    public async Task Concurrency_CancelledInTheQueue_LeavesRoomThere()
    {
        var pace = new TimerProbe();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { TimeProvider = pace });
        SecureTeamsClient client = Client(teams, new ResilienceLimits { MaxConcurrentRequests = 1, MaxQueuedRequests = 1 });
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).Delay(Slow);
        Task<OnlineMeeting> first = client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        await pace.Started(Slow);
        using var cancelled = new CancellationTokenSource();
        Task<OnlineMeeting> impatient = client.Meetings.GetAsync(teams.Organizer, meeting.Id, cancelled.Token);
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        Task<OnlineMeeting> patient = client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        Assert.False(patient.IsFaulted);
        pace.Advance(Slow);
        await first;
        await patient;
    }

    [Fact(Timeout = 120_000)]
    public async Task Concurrency_OfAnotherClient_IsItsOwn()
    {
        var pace = new TimerProbe();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { TimeProvider = pace });
        var limits = new ResilienceLimits { MaxConcurrentRequests = 1, MaxQueuedRequests = 0 };
        SecureTeamsClient client = Client(teams, limits);
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).Delay(Slow);
        Task<OnlineMeeting> first = client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        await pace.Started(Slow);
        await Client(teams, limits).Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        pace.Advance(Slow);
        await first;
    }

    [Fact(Timeout = 120_000)]
    public async Task RetryAfter_IsWaitedFor_WithoutHoldingAPlace()
    {
        var wait = TimeSpan.FromSeconds(20);
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var clock = new TimerProbe();
        SecureTeamsClient client = Client(teams, new ResilienceLimits { MaxConcurrentRequests = 1, MaxQueuedRequests = 0 }, clock);
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).Throttle(times: 1, retryAfter: wait);
        Task<OnlineMeeting> throttled = client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        await clock.Started(wait);
        Assert.Equal(meeting.Id, (await client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop)).Id);
        Assert.False(throttled.IsCompleted);
        clock.Advance(wait);
        await throttled;
    }

    [Fact(Timeout = 120_000)]
    public async Task Rate_BeyondTheLimit_WaitsForTheWindow()
    {
        var window = TimeSpan.FromSeconds(10);
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var clock = new TimerProbe();
        SecureTeamsClient client = Client(teams, new ResilienceLimits { CloudCommunicationsPer10Seconds = 2 }, clock);
        OnlineMeeting meeting = await teams.CreateAsync(client);
        await client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        Task<OnlineMeeting> third = client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        await clock.Started(window);
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Get));
        clock.Advance(window);
        await third;
    }

    [Fact(Timeout = 120_000)]
    public async Task Rate_WaitBeyondTheTotalTimeout_IsATimeout()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var clock = new TimerProbe();
        SecureTeamsClient client = Client(teams, new ResilienceLimits { CloudCommunicationsPer10Seconds = 1 }, clock, options =>
        {
            options.AttemptTimeout = TimeSpan.FromSeconds(3);
            options.TotalTimeout = TimeSpan.FromSeconds(3);
        });
        OnlineMeeting meeting = await teams.CreateAsync(client);
        Task<OnlineMeeting> second = client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
        await clock.Started(TimeSpan.FromSeconds(10));
        clock.Advance(TimeSpan.FromSeconds(3));
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => second);
        Assert.Equal(SecureTeamsErrorCode.RequestTimedOut, refusal.Code);
        Assert.Equal(0, refusal.Attempts);
        Assert.Empty(teams.Emulator.Requests.Of(GraphOperation.Get));
    }

    private static SecureTeamsClient Client(EmulatedTeams teams, ResilienceLimits limits, TimeProvider? clock = null, Action<SecureTeamsOptions>? configure = null) =>
        teams.Client(
            options =>
            {
                options.Resilience = limits;
                configure?.Invoke(options);
            },
            clock: clock);
}
