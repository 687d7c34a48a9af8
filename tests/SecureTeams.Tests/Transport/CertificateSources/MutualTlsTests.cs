using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Transport;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.CertificateSources;

public sealed class MutualTlsTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Send_ServerAsks_SeesTheCertificate(SslProtocols protocol)
    {
        await using var scene = await Scene.StartAsync();
        await using var server = new AskingServer(scene.ServerCertificate, protocol: protocol);
        Assert.Null(await scene.SendAsync(server.Address));
        Assert.Equal(["CN=first"], server.Seen);
        Assert.True(scene.Reports.TryGet(server.Address, out TlsReport? report));
        Assert.True(report.IsMutuallyAuthenticated);
        Assert.Equal(protocol, report.Protocol);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Send_ServerDoesNotAsk_IsRefusedBeforeTheRequest(SslProtocols protocol)
    {
        await using var scene = await Scene.StartAsync();
        await using var server = new AskingServer(scene.ServerCertificate, asks: false, protocol);
        TeamsTransportException? refusal = await scene.SendAsync(server.Address);
        Assert.Equal(SecureTeamsErrorCode.MutualTlsNotNegotiated, refusal?.Code);
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task Send_AfterARotation_ShowsTheNewCertificateWithoutARestart()
    {
        await using var scene = await Scene.StartAsync();
        await using var server = new AskingServer(scene.ServerCertificate);
        Assert.Null(await scene.SendAsync(server.Address));
        scene.Rotate("second");
        Assert.Null(await scene.SendAsync(server.Address));
        Assert.Equal(["CN=first", "CN=second"], server.Seen);
    }

    [Fact]
    public async Task Send_RequestUnderWayDuringARotation_Ends()
    {
        await using var scene = await Scene.StartAsync();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new AskingServer(scene.ServerCertificate) { Gate = gate };
        Task<TeamsTransportException?> under = scene.SendAsync(server.Address);
        await server.Asked.WaitAsync(Deadline, TestContext.Current.CancellationToken);
        scene.Rotate("second");
        Task<TeamsTransportException?> next = scene.SendAsync(server.Address);
        gate.SetResult();
        Assert.Null(await under);
        Assert.Null(await next);
        Assert.Equal(["CN=first", "CN=second"], server.Seen.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// Without a policy of cipher suites, as on Windows, the platform resumes sessions by host name: one that was begun while
    /// the host did not ask stays anonymous when it does.
    /// </summary>
    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Send_AfterASessionWithoutTheCertificate_IsNotAnonymous(SslProtocols protocol)
    {
        await using var scene = await Scene.StartAsync();
        await using var before = new AskingServer(scene.ServerCertificate, asks: false, protocol) { Closes = true };
        await using var after = new AskingServer(scene.ServerCertificate, asks: true, protocol) { Closes = true };
        var certificate = SslStreamCertificateContext.Create(scene.Given!, additionalCertificates: null, offline: true);
        await SendAsync(before.Address);
        await SendAsync(before.Address);
        await SendAsync(after.Address);
        Assert.Equal(["CN=first"], after.Seen);

        async Task SendAsync(Uri address)
        {
            SslClientAuthenticationOptions options = scene.Handshake.CreateOptions(certificate);
            options.CipherSuitesPolicy = null;
            using var client = new HttpClient(new SocketsHttpHandler { SslOptions = options });
            Assert.Equal("ok", await client.GetStringAsync(address, Stop));
        }
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Send_ServerDoesNotAcceptTheCertificate_IsATypedFailure(SslProtocols protocol)
    {
        await using var scene = await Scene.StartAsync();
        await using var server = new AskingServer(scene.ServerCertificate, protocol: protocol, accepts: (_, _) => false);
        TeamsTransportException? refusal = await scene.SendAsync(server.Address);
        Assert.True(refusal?.Code is SecureTeamsErrorCode.TlsHandshakeFailed or SecureTeamsErrorCode.ConnectionFailed, refusal?.Code.ToString());
        Assert.Empty(server.Seen);
    }

    [Theory]
    [InlineData(CertificateUsage.Server)]
    [InlineData(CertificateUsage.None)]
    public async Task Send_CertificateNotForClients_IsNotShown(CertificateUsage usage)
    {
        await using var scene = await Scene.StartAsync();
        await using var server = new AskingServer(scene.ServerCertificate);
        scene.Rotate("unfit", usage == CertificateUsage.Server ? ["1.3.6.1.5.5.7.3.1"] : []);
        TeamsTransportException? refusal = await scene.SendAsync(server.Address);
        Assert.Equal(SecureTeamsErrorCode.ClientCertificateUnusable, refusal?.Code);
        Assert.Contains("1.3.6.1.5.5.7.3.2", refusal!.Message, StringComparison.Ordinal);
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task Send_SourceWithoutCertificate_IsRefusedWithItsReason()
    {
        await using var scene = await Scene.StartAsync();
        await using var server = new AskingServer(scene.ServerCertificate);
        scene.Given = null;
        Assert.Equal(SecureTeamsErrorCode.ClientCertificateUnusable, (await scene.SendAsync(server.Address))?.Code);
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task Client_GraphThatDoesNotAsk_GetsNoToken()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using CertificateSource source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(teams.Emulator.ClientCertificate));
        SecureTeamsClient client = teams.Client(options => options.RequireMutualTls(source));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.MutualTlsNotNegotiated, refusal.Code);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
        Assert.NotEmpty(teams.Emulator.Requests.Of(EmulatedService.Identity));
    }

    [Fact]
    public async Task Client_IdentityProviderInScopeThatDoesNotAsk_GetsNoAssertion()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using CertificateSource source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(teams.Emulator.ClientCertificate));
        SecureTeamsClient client = teams.Client(options => options.RequireMutualTls(source, MutualTlsScope.GraphAndIdentity));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.MutualTlsNotNegotiated, refusal.Code);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Identity));
    }

    public enum CertificateUsage
    {
        Server,
        None,
    }

    /// <summary>A client whose certificate can be replaced, and an authority for it and for servers.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        private readonly TeamsEmulator _emulator;
        private readonly CertificateFolder _folder = new();
        private readonly RevocationChecker _revocation;
        private readonly HttpClient _client;

        private Scene(TeamsEmulator emulator)
        {
            _emulator = emulator;
            var settings = new TlsSettings(TlsTrust.OnlyRoots(emulator.RootCertificate), Patience.Revocation, SecureTeams.Transport.Fips.FipsMode.Preferred, ClientCertificate: null);
            _revocation = new RevocationChecker(settings.Revocation, settings.Trust);
            Reports = new TlsReports();
            Handshake = new TlsHandshake(settings, _revocation, TimeProvider.System);
            Tls = new HardenedHandler(Handshake, Reports);
            ServerCertificate = emulator.Certificates.Issue(CertificateIssuance.Server);
            Given = Issue("first");
            _client = new HttpClient(Tls.Create(_folder.Own(CertificateSource.FromDelegate(_ => ValueTask.FromResult(Given!), _folder.Settings()))));
        }

        internal TlsHandshake Handshake { get; }

        internal HardenedHandler Tls { get; }

        internal TlsReports Reports { get; }

        internal X509Certificate2 ServerCertificate { get; }

        internal X509Certificate2? Given { get; set; }

        internal static async Task<Scene> StartAsync() => new(await TeamsEmulator.StartAsync(cancellationToken: Stop));

        internal void Rotate(string name, string[]? usages = null)
        {
            Given = Issue(name, usages);
            _folder.Clock.Advance(TimeSpan.FromSeconds(11));
        }

        /// <summary>Sends a request; returns why not, as the SDK would say it.</summary>
        internal async Task<TeamsTransportException?> SendAsync(Uri address)
        {
            try
            {
                Assert.Equal("ok", await _client.GetStringAsync(address, Stop).WaitAsync(Deadline, Stop));
                return null;
            }
            catch (Exception exception) when (TransportFault.TryTranslate(exception, address.Host, out TeamsTransportException? refusal))
            {
                return refusal;
            }
        }

        public async ValueTask DisposeAsync()
        {
            _client.Dispose();
            Tls.Dispose();
            _revocation.Dispose();
            _folder.Dispose();
            await _emulator.DisposeAsync();
        }

        private X509Certificate2 Issue(string name, string[]? usages = null)
        {
            CertificateIssuance issuance = CertificateIssuance.Client with { CommonName = name, UseRsaKey = false };
            return _emulator.Certificates.Issue(usages is null ? issuance : issuance with { ExtendedKeyUsages = usages });
        }
    }
}
