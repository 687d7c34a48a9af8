using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Emulator;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Transport;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

public sealed class CircuitBreakerTests
{
    private static readonly ResilienceLimits Nervous = new()
    {
        BreakerFailureRatio = 0.5,
        BreakerMinimumThroughput = 4,
        BreakerSamplingDuration = TimeSpan.FromMinutes(1),
        BreakerBreakDuration = TimeSpan.FromSeconds(20),
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Circuit_HostThatFails_OpensThenTriesAgain()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var clock = new TimerProbe();
        SecureTeamsClient client = Client(teams, clock);
        teams.Emulator.Faults.On(GraphOperation.Create).ServerError(503, times: 5);
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(SecureTeamsErrorCode.ServiceUnavailable, (await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(client))).Code);
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.CircuitOpen, refusal.Code);
        Assert.Equal(TimeSpan.FromSeconds(15), refusal.RetryAfter);
        Assert.Equal(0, refusal.Attempts);
        Assert.Equal(4, teams.Emulator.Requests.Of(GraphOperation.Create).Count);

        // One request tries; it fails, and the circuit opens anew.
        clock.Advance(TimeSpan.FromSeconds(15.001));
        await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(client));
        Assert.Equal(TimeSpan.FromSeconds(20), (await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client))).RetryAfter);
        clock.Advance(TimeSpan.FromSeconds(20.001));
        await teams.CreateAsync(client);
        await teams.CreateAsync(client);
        Assert.Equal(7, teams.Emulator.Requests.Of(GraphOperation.Create).Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task Circuit_Open_RefusesAtOnceAndTakesNoTurnOfTheRateLimit()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = Client(teams, new TimerProbe(), configure: options => options.Resilience = Nervous with { CloudCommunicationsPer10Seconds = 5 });
        teams.Emulator.Faults.On(GraphOperation.Create).ServerError(503, times: 4);
        for (int i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(client));
        }

        for (int i = 0; i < 8; i++)
        {
            TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client).WaitAsync(TimeSpan.FromSeconds(60), Stop));
            Assert.Equal(SecureTeamsErrorCode.CircuitOpen, refusal.Code);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Circuit_OfOneClient_IsNotThatOfAnother()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = Client(teams, new TimerProbe());
        teams.Emulator.Faults.On(GraphOperation.Create).ServerError(503, times: 4);
        for (int i = 0; i < 4; i++)
        {
            await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(client));
        }

        await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
        await teams.CreateAsync(Client(teams, new TimerProbe()));
    }

    [Fact(Timeout = 120_000)]
    public async Task Circuit_ThrottledAndRefusedRequests_DoNotOpenIt()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = Client(teams, new TimerProbe());
        teams.Emulator.Faults.On(GraphOperation.Create).Throttle(times: 8, retryAfter: TimeSpan.FromMinutes(10));
        for (int i = 0; i < 8; i++)
        {
            Assert.Equal(SecureTeamsErrorCode.Throttled, (await Assert.ThrowsAsync<TeamsServiceException>(() => teams.CreateAsync(client))).Code);
            await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.GetAsync(teams.Organizer, "unknown", Stop));
        }

        await teams.CreateAsync(client);
    }

    [Fact(Timeout = 120_000)]
    public async Task Circuit_RefusedCertificate_KeepsItsReason()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Revoked, Stop);
        SecureTeamsClient client = Client(teams, new TimerProbe(), endpoint.Address);
        for (int i = 0; i < 8; i++)
        {
            TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
            Assert.Equal(SecureTeamsErrorCode.CertificateRevoked, refusal.Code);
            Assert.Equal(1, refusal.Attempts);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Circuit_OfTheIdentityProvider_OpensToo()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsOptions options = teams.Options();
        options.Resilience = Nervous;
        var settings = ClientSettings.From(options);
        using var behind = new FailingHandler();
        using var invoker = new HttpMessageInvoker(ClientPipeline.Line(ClientPipeline.ForIdentity(settings, new TimerProbe(), NullLogger.Instance), behind));
        for (int i = 0; i < 4; i++)
        {
            using HttpResponseMessage response = await invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, teams.Emulator.Authority), Stop);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        }

        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => invoker.SendAsync(new HttpRequestMessage(HttpMethod.Get, teams.Emulator.Authority), Stop));
        Assert.Equal(SecureTeamsErrorCode.CircuitOpen, refusal.Code);
        Assert.Equal(4, behind.Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task Circuit_IdentityProviderUnreachable_IsReportedThroughMsal()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = Client(teams, new TimerProbe(), configure: options =>
            options.Cloud = TeamsCloud.Custom("Dead", new Uri("https://localhost:1/"), teams.Emulator.GraphEndpoint));
        var codes = new List<SecureTeamsErrorCode>();
        for (int i = 0; i < 6; i++)
        {
            codes.Add((await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client))).Code);
        }

        Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, codes[0]);
        Assert.Equal(SecureTeamsErrorCode.CircuitOpen, codes[^1]);
    }

    private static SecureTeamsClient Client(EmulatedTeams teams, TimeProvider clock, Uri? graph = null, Action<SecureTeamsOptions>? configure = null) => teams.Client(
        options =>
        {
            options.MaxRetryAttempts = 0;
            options.Resilience = Nervous;
            configure?.Invoke(options);
        },
        clock: clock,
        graph: graph);

    private sealed class FailingHandler : HttpMessageHandler
    {
        internal int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
        }
    }
}
