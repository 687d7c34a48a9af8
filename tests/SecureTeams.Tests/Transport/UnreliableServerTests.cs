using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport;

/// <summary>Servers that stop in the middle, below the level that an emulator of a service can script.</summary>
public sealed class UnreliableServerTests
{
    private static readonly ResilienceSettings Quick = new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), 1, TimeSpan.FromSeconds(1));

    [Fact]
    public async Task Body_ThatStalls_IsATimeout()
    {
        using var server = new StallingServer("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"id\":");
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => server.GetMeetingAsync(Quick));
        Assert.Equal(SecureTeamsErrorCode.RequestTimedOut, refusal.Code);
        Assert.True(Guid.TryParse(refusal.ClientRequestId, out _));
    }

    [Fact]
    public async Task Body_ThatBreaksOffOnce_IsReadAgain()
    {
        using var server = new StallingServer(
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
        using var http = new HttpClient(ClientPipeline.Line([new ResilienceHandler(ResiliencePolicy.Build(Quick, new HostCircuit("graph.example", TimeProvider.System, NullLogger.Instance), TimeProvider.System, NullLogger.Instance))], handler));
        var graph = new GraphClient(http, new Uri("https://graph.example/"), TimeProvider.System, NullLogger.Instance);
        var meetings = new TeamsMeetingsClient(graph, NullLogger.Instance);
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

    /// <summary>Answers each connection with the next text, byte by byte what it was given, and then says nothing more.</summary>
    private sealed class StallingServer : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new();
        private readonly string[] _answers;
        private int _next;

        internal StallingServer(params string[] answers)
        {
            _answers = answers;
            _listener.Start();
            _ = AcceptAsync();
        }

        internal bool Closes { get; init; }

        internal async Task<OnlineMeeting> GetMeetingAsync(ResilienceSettings settings)
        {
            using var sockets = new SocketsHttpHandler();
            using var http = new HttpClient(ClientPipeline.Line([new ResilienceHandler(ResiliencePolicy.Build(settings, new HostCircuit("127.0.0.1", TimeProvider.System, NullLogger.Instance), TimeProvider.System, NullLogger.Instance)), new AttemptHandler("127.0.0.1", TimeProvider.System, NullLogger.Instance), new BoundedContentHandler(65536)], sockets)) { Timeout = Timeout.InfiniteTimeSpan };
            var graph = new GraphClient(http, new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"), TimeProvider.System, NullLogger.Instance);
            return await new TeamsMeetingsClient(graph, NullLogger.Instance).GetAsync(Guid.NewGuid(), "1", TestContext.Current.CancellationToken);
        }

        public void Dispose()
        {
            _stop.Cancel();
            _listener.Dispose();
            _stop.Dispose();
        }

        private async Task AcceptAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = AnswerAsync(client, _answers[Math.Min(_next++, _answers.Length - 1)]);
            }
        }

        private async Task AnswerAsync(TcpClient client, string answer)
        {
            using TcpClient owned = client;
            NetworkStream stream = client.GetStream();
            _ = await stream.ReadAsync(new byte[8192], _stop.Token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _stop.Token);
            if (!Closes)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
            }
        }
    }
}
