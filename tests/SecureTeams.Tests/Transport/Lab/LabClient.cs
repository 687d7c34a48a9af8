using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Transport;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Resilience;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>
/// The client under test: the handlers of production in their order, hardened TLS at the end. Only the name resolution is
/// the lab's, so that servers can have any name.
/// </summary>
internal sealed class LabClient : IDisposable
{
    internal static readonly string Token = $"eyJ0{Guid.NewGuid():N}";

    private static readonly Guid User = new("b5a8f1c2-6a55-4a0e-9f0b-0a3f6f1f2d11");

    private readonly RevocationChecker _revocation;
    private readonly HardenedHandler _tls;
    private readonly HttpClient _http;
    private readonly TeamsMeetingsClient _meetings;

    internal LabClient(LabSetup setup, TlsTrust trust)
    {
        TlsSettings settings = TlsSettings.Default with { Trust = setup.Trust ?? trust, Revocation = setup.Revocation, ClientCertificate = setup.ClientCertificate };
        _revocation = new RevocationChecker(settings.Revocation, settings.Trust);
        _tls = new HardenedHandler(new TlsHandshake(settings, _revocation, TimeProvider.System), Connections);
        SocketsHttpHandler sockets = _tls.Create();
        sockets.ConnectCallback = (_, stop) => ConnectAsync(setup.Server.Port, stop);
        Origin = new Uri($"https://{setup.Host}:{setup.Server.Port}/");
        var resilience = new ResilienceSettings(setup.AttemptTimeout, setup.AttemptTimeout, MaxRetryAttempts: 0, TimeSpan.FromSeconds(1));
        DelegatingHandler[] line =
        [
            new OriginGuardHandler(Origin),
            new TokenHandler(),
            new ResilienceHandler(ResiliencePolicy.Build(resilience, TimeProvider.System)),
            new BoundedContentHandler(1024 * 1024),
        ];
        _http = new HttpClient(ClientPipeline.Line(line, sockets)) { Timeout = Timeout.InfiniteTimeSpan };
        _meetings = new TeamsMeetingsClient(new GraphClient(_http, Origin, TimeProvider.System, NullLogger.Instance), NullLogger.Instance);
    }

    internal Uri Origin { get; }

    internal TlsReports Connections { get; } = new();

    internal async Task GetMeetingAsync(CancellationToken stop)
    {
        OnlineMeeting meeting = await _meetings.GetAsync(User, "1", stop);
        Assert.Equal("1", meeting.Id);
    }

    public void Dispose()
    {
        _http.Dispose();
        _tls.Dispose();
        _revocation.Dispose();
    }

    private static async ValueTask<Stream> ConnectAsync(int port, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class TokenHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
