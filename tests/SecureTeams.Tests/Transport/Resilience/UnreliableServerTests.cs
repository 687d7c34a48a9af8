using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

/// <summary>Servers that stop in the middle, below the level that an emulator of a service can script.</summary>
public sealed class UnreliableServerTests
{
    private static readonly ResilienceSettings Quick = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 1, TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Body_ThatStalls_IsATimeout()
    {
        using var server = new ScriptedServer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"id\":");
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => server.GetMeetingAsync(Quick));
        Assert.Equal(SecureTeamsErrorCode.RequestTimedOut, refusal.Code);
        Assert.True(Guid.TryParse(refusal.ClientRequestId, out _));
    }

    [Fact]
    public async Task Body_ThatBreaksOffOnce_IsReadAgain()
    {
        using var server = new ScriptedServer(
            "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":",
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}")
        {
            Closes = true,
        };
        Assert.Equal("1", (await server.GetMeetingAsync(new ResilienceSettings(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), 2, TimeSpan.FromSeconds(1)))).Id);
    }

    [Fact]
    public async Task Platform_CancelsByItself_IsATimeoutAndIsRetried()
    {
        using var handler = new CancellingHandler();
        var circuit = new HostCircuit("graph.example", TimeProvider.System, NullLogger.Instance);
        var attempts = new ResilientHandler(ResiliencePolicy.Build(Quick with { TotalTimeout = TimeSpan.FromMinutes(1) }, circuit, TimeProvider.System, NullLogger.Instance));
        using var http = new HttpClient(ClientPipeline.Line([attempts], handler));
        var graph = new GraphClient(http, new Uri("https://graph.example/"), default, TimeProvider.System, NullLogger.Instance);
        var meetings = new TeamsMeetingsClient(graph, SecureTeams.Meetings.Floors.MeetingFloor.None, NullLogger.Instance);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => meetings.GetAsync(Guid.NewGuid(), "1", TestContext.Current.CancellationToken));
        Assert.Equal(SecureTeamsErrorCode.RequestTimedOut, refusal.Code);
        Assert.Equal(2, handler.Count);
    }

    [Theory]
    [InlineData("3000000000", true)]
    [InlineData("120", true)]
    [InlineData("Tue, 31 Dec 2199 23:59:59 GMT", true)]
    [InlineData("1", false)]
    [InlineData("0", false)]
    [InlineData("Fri, 31 Dec 1999 23:59:59 GMT", false)]
    public void RetryAfter_AnyForm_IsReadAsLongOrShort(string value, bool isLong)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", value);
        Assert.Equal(isLong, RetryAfter.Of(response, TimeProvider.System) > TimeSpan.FromSeconds(30));
    }

    private sealed class CancellingHandler : HttpMessageHandler
    {
        internal int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            throw new TaskCanceledException("connecting", new TimeoutException());
        }
    }
}
