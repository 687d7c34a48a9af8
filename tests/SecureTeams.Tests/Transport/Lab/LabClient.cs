using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Tokens;
using SecureTeams.Meetings;
using SecureTeams.Tests.Transport.Lab.Authority;
using SecureTeams.Transport;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>
/// The client under test: validated options, and the handlers of production in their order with hardened TLS at the end. Two
/// things are the lab's: name resolution, so that servers can have any name, and the token, so that it can be looked for.
/// </summary>
internal sealed class LabClient : IDisposable
{
    internal static readonly string Token = $"eyJ0{Guid.NewGuid():N}";

    private const int TokenHandlerPlace = 2;

    private static readonly Guid User = new("b5a8f1c2-6a55-4a0e-9f0b-0a3f6f1f2d11");
    private static readonly Lazy<X509Certificate2> Credential = new(() =>
        new CertificateRequest("CN=Attack lab client", (RSA)LabKey.Rsa2048.Platform!, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddDays(30)));

    private readonly RevocationChecker _revocation;
    private readonly HardenedHandler _tls;
    private readonly HttpClient _http;
    private readonly TeamsMeetingsClient _meetings;

    internal LabClient(LabSetup setup, TlsTrust trust)
    {
        ClientSettings settings = ClientSettings.From(Options(setup, trust));
        Uri origin = settings.Cloud.GraphEndpoint;
        _revocation = new RevocationChecker(settings.Tls.Revocation, settings.Tls.Trust);
        _tls = new HardenedHandler(new TlsHandshake(settings.Tls, _revocation, TimeProvider.System), new TlsReports(), settings.Proxy);
        DelegatingHandler[] line = ClientPipeline.ForGraph(settings, tokens: null!, TimeProvider.System, NullLogger.Instance);
        Assert.IsType<BearerTokenHandler>(line[TokenHandlerPlace]);
        line[TokenHandlerPlace] = new TokenHandler();
        _http = new HttpClient(ClientPipeline.Line(line, Primary(setup, settings))) { Timeout = Timeout.InfiniteTimeSpan };
        _meetings = new TeamsMeetingsClient(new GraphClient(_http, origin, settings.Caller, TimeProvider.System, NullLogger.Instance), SecureTeams.Meetings.Floors.MeetingFloor.None, NullLogger.Instance);
    }

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

    private static SecureTeamsOptions Options(LabSetup setup, TlsTrust trust) => new()
    {
        Cloud = TeamsCloud.Custom("Attack lab", new Uri("https://login.lab.test/"), new Uri($"https://{setup.Host}:{setup.Server.Port}/")),
        Tenant = new TenantId(User),
        Credential = TeamsCredential.FromCertificate(User, Credential.Value),
        Trust = setup.Trust ?? trust,
        Revocation = setup.Revocation,
        ClientCertificate = setup.ClientCertificate,
        AttemptTimeout = setup.AttemptTimeout,
        TotalTimeout = setup.AttemptTimeout * 2,
        MaxRetryAttempts = 0,
        MaxResponseBytes = 1024 * 1024,
    };

    /// <summary>A handler that shows the client's certificate makes its sockets itself; its servers have a name that resolves.</summary>
    private HttpMessageHandler Primary(LabSetup setup, ClientSettings settings)
    {
        if (setup.ClientCertificate is not null)
        {
            return _tls.Create(settings.Tls.ClientCertificateForGraph);
        }

        SocketsHttpHandler sockets = _tls.Create();
        sockets.ConnectCallback = (_, stop) => ConnectAsync(setup.Server.Port, stop);
        return sockets;
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
