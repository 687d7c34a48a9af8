using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

/// <summary>Answers each connection with the next text, byte by byte what it was given, and then says nothing more.</summary>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[][] _answers;
    private int _next;

    internal ScriptedServer(params string[] answers)
        : this([.. answers.Select(Encoding.ASCII.GetBytes)])
    {
    }

    internal ScriptedServer(params byte[][] answers)
    {
        _answers = answers;
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Gets a value indicating whether it closes each connection after its answer, and says so in it: a client that does not know may send the next request into the closing.</summary>
    internal bool Closes { get; init; }

    /// <summary>Gets the floor of the clients.</summary>
    internal MeetingFloor Floor { get; init; } = MeetingFloor.None;

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    internal int Connections => Volatile.Read(ref _next);

    internal string FirstRequest { get; private set; } = string.Empty;

    internal Task<OnlineMeeting> GetMeetingAsync(ResilienceSettings settings) =>
        UseAsync(settings, meetings => meetings.GetAsync(Guid.NewGuid(), "1", TestContext.Current.CancellationToken));

    /// <summary>Calls the server with a client that has everything but TLS and tokens.</summary>
    internal async Task<T> UseAsync<T>(ResilienceSettings settings, Func<TeamsMeetingsClient, Task<T>> use)
    {
        using var sockets = new SocketsHttpHandler { MaxResponseHeadersLength = 32 };
        var circuit = new HostCircuit("127.0.0.1", TimeProvider.System, NullLogger.Instance);
        using var http = new HttpClient(ClientPipeline.Line(
            [
                new ResilientHandler(ResiliencePolicy.Build(settings, circuit, TimeProvider.System, NullLogger.Instance)),
                new AttemptHandler("127.0.0.1", new Deadlines(settings.AttemptTimeout, TimeProvider.System), TimeProvider.System, NullLogger.Instance),
                new BoundedContentHandler(65536),
            ],
            sockets))
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var graph = new GraphClient(http, new Uri($"http://127.0.0.1:{Port}/"), default, TimeProvider.System, NullLogger.Instance);
        return await use(new TeamsMeetingsClient(graph, Floor, NullLogger.Instance));
    }

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private static byte[] Announced(byte[] answer)
    {
        int headers = answer.AsSpan().StartsWith("HTTP/"u8) ? answer.AsSpan().IndexOf("\r\n"u8) + 2 : 0;
        return headers < 2 ? answer : [.. answer.AsSpan(0, headers), .. "Connection: close\r\n"u8, .. answer.AsSpan(headers)];
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
            _ = AnswerAsync(client, _answers[Math.Min(Interlocked.Increment(ref _next) - 1, _answers.Length - 1)]);
        }
    }

    private async Task AnswerAsync(TcpClient client, byte[] answer)
    {
        using TcpClient owned = client;
        NetworkStream stream = client.GetStream();
        byte[] request = new byte[16384];
        int read = await stream.ReadAsync(request, _stop.Token);
        if (FirstRequest.Length == 0)
        {
            FirstRequest = Encoding.ASCII.GetString(request, 0, read);
        }

        await stream.WriteAsync(Closes ? Announced(answer) : answer, _stop.Token);
        if (!Closes)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
        }
    }
}
