using SecureTeams.Emulator;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Transport.Resilience;

public sealed class RetryTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Throttled_ThenServed_Succeeds()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).Throttle(times: 2, retryAfter: TimeSpan.Zero);
        await teams.CreateAsync(teams.Client());
        Assert.Equal(3, teams.Emulator.Requests.Of(GraphOperation.Create).Count);
    }

    [Fact]
    public async Task Throttled_LongerThanTheLongestWait_IsReportedAtOnce()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).Throttle(times: 1, retryAfter: TimeSpan.FromMinutes(10));
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.Throttled, refusal.Code);
        Assert.Equal(TimeSpan.FromMinutes(10), refusal.RetryAfter);
    }

    [Fact]
    public async Task Throttled_RetriesOff_IsReportedAtOnce()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).Throttle(times: 1, retryAfter: TimeSpan.Zero);
        await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(teams.Client(options => options.MaxRetryAttempts = 0)));
    }

    [Fact]
    public async Task Throttled_UntilTheLastAttempt_SaysHowManyThereWere()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).Throttle(times: 9, retryAfter: TimeSpan.Zero);
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(teams.Client(options => options.MaxRetryAttempts = 2)));
        Assert.Equal(3, refusal.Attempts);
        Assert.Contains("after 3 attempts", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, teams.Emulator.Requests.Of(GraphOperation.Create).Count);
    }

    [Fact]
    public async Task IdentityProviderFails_NoAttemptIsCounted()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.OnToken().ServerError(503, times: 5);
        Assert.Equal(0, (await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client()))).Attempts);
    }

    [Fact]
    public async Task ServerError_OnGet_IsRetried()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).ServerError(503);
        await client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
    }

    [Fact]
    public async Task ServerError_OnCreate_IsNotRetried()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).ServerError(503);
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.ServiceUnavailable, refusal.Code);
        Assert.Equal(1, refusal.Attempts);
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Create));
    }

    [Fact]
    public async Task ConnectionReset_OnGet_IsRetried()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).ConnectionReset();
        await client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop);
    }

    [Fact]
    public async Task SlowAnswer_BeyondTheAttemptTimeout_IsATimeout()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).Delay(TimeSpan.FromMinutes(5));
        SecureTeamsClient client = teams.Client(options =>
        {
            options.AttemptTimeout = TimeSpan.FromSeconds(2);
            options.TotalTimeout = TimeSpan.FromSeconds(4);
        });
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.RequestTimedOut, refusal.Code);
    }

    [Fact]
    public async Task OversizedAnswer_IsNotRead()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).OversizedBody(8 * 1024 * 1024);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.ResponseTooLarge, refusal.Code);
    }

    [Fact]
    public async Task MalformedAnswer_IsReportedWithoutQuotingIt()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).MalformedJson();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, refusal.Code);
        Assert.Null(refusal.InnerException);
    }
}
