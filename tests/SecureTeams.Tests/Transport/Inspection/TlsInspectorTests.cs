using System.Net;
using System.Net.Sockets;
using SecureTeams.Emulator;
using SecureTeams.Tests.Transport.Certificates;
using SecureTeams.Transport;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Fips;
using SecureTeams.Transport.Inspection;

namespace SecureTeams.Tests.Transport.Inspection;

public sealed class TlsInspectorTests
{
    [Fact]
    public async Task Inspect_GraphOfTheEmulator_SatisfiesThePolicies()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: stop);
        using var inspector = new TlsInspector(Patience.Inspection(TlsTrust.OnlyRoots(emulator.RootCertificate)));
        TlsReport report = await inspector.InspectAsync(emulator.GraphEndpoint.Host, emulator.GraphEndpoint.Port, stop);
        Assert.True(report.Satisfies(TlsPolicy.Default));
        Assert.True(report.Satisfies(TlsPolicy.TeamsSignalling));
        Assert.Equal(report.PlatformInFipsMode, report.Satisfies(TlsPolicy.Fips));
        Assert.Empty(emulator.Requests.Of(EmulatedService.Graph));
    }

    /// <summary>A client would not show it either.</summary>
    [Fact]
    public async Task Inspect_ClientCertificateThatIsNotForClients_IsNotShown()
    {
        await using var served = ServedChain.Start(demandsClientCertificate: true);
        using var own = CertificateChain.Make(leaf => leaf.ExtendedKeyUsages = [ChainLevel.ServerAuthentication]);
        using CertificateSource source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(own.LeafWithKey()));
        using var inspector = new TlsInspector(Patience.Inspection(TlsTrust.OnlyRoots(served.Chain.Root)) with { ClientCertificate = source });
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => inspector.InspectAsync("localhost", served.Endpoint.Port, TestContext.Current.CancellationToken));
        Assert.Equal(SecureTeamsErrorCode.ClientCertificateUnusable, refusal.Code);
    }

    [Fact]
    public async Task Inspect_NobodyListens_IsConnectionFailed() => Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, (await RefusalAsync(port: 1)).Code);

    [Fact]
    public async Task Inspect_ServerThatSaysNothing_EndsAtTheDeadline()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Assert.Equal(SecureTeamsErrorCode.RequestTimedOut, (await RefusalAsync(((IPEndPoint)listener.LocalEndpoint).Port, timeoutSeconds: 2)).Code);
    }

    [Fact]
    public async Task Inspect_ServerThatDoesNotSpeakTls_IsRefused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<TeamsTransportException> refusal = RefusalAsync(((IPEndPoint)listener.LocalEndpoint).Port);
        await AnswerAsync(listener);
        Assert.Equal(SecureTeamsErrorCode.TlsHandshakeFailed, (await refusal).Code);

        static async Task AnswerAsync(TcpListener listener)
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray());
        }
    }

    [Fact]
    public async Task Inspect_Cancelled_IsACancellation()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var inspector = new TlsInspector();
        using var stop = new CancellationTokenSource();
        Task<TlsReport> inspection = inspector.InspectAsync("localhost", ((IPEndPoint)listener.LocalEndpoint).Port, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => inspection);
    }

    [Theory]
    [InlineData("127.0.0.1", 443)]
    [InlineData("[::1]", 443)]
    [InlineData("", 443)]
    [InlineData("localhost", 0)]
    [InlineData("localhost", 65536)]
    public async Task Inspect_NoHostOrPort_IsRefused(string host, int port)
    {
        using var inspector = new TlsInspector();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => inspector.InspectAsync(host, port, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Make_OptionOutOfRange_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TlsInspector(new TlsInspectorOptions { Timeout = TimeSpan.Zero }));
        Assert.Throws<ArgumentException>(() => new TlsInspector(new TlsInspectorOptions { Timeout = TimeSpan.FromHours(1) }));
        Assert.Throws<ArgumentException>(() => new TlsInspector(new TlsInspectorOptions { Trust = null! }));
        Assert.Throws<ArgumentException>(() => new TlsInspector(new TlsInspectorOptions { Fips = (FipsMode)7 }));
    }

    [Fact]
    public async Task Inspect_RefusedCertificate_ThrowsWhatTheClientThrows()
    {
        await using var served = ServedChain.Start(leaf => leaf.Names = ["other.example"]);
        TeamsTransportException refusal = await served.RefusalAsync();
        Assert.Equal(SecureTeamsErrorCode.CertificateNameMismatch, refusal.Code);
        Assert.NotEmpty(refusal.NextStep);
    }

    [Fact]
    public async Task Inspect_WithClientCertificate_RefusesAServerThatDoesNotAskForIt()
    {
        await using var served = ServedChain.Start();
        using var own = CertificateChain.Make();
        using var source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(own.LeafWithKey()));
        using var inspector = new TlsInspector(Patience.Inspection(TlsTrust.OnlyRoots(served.Chain.Root)) with { ClientCertificate = source });
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(
            () => inspector.InspectAsync("localhost", served.Endpoint.Port, TestContext.Current.CancellationToken));
        Assert.Equal(SecureTeamsErrorCode.MutualTlsNotNegotiated, refusal.Code);
    }

    [Fact]
    public async Task Inspect_WithClientCertificate_IsMutualWhereTheServerAsks()
    {
        await using var served = ServedChain.Start(demandsClientCertificate: true);
        using var own = CertificateChain.Make();
        using var source = CertificateSource.FromDelegate(_ => ValueTask.FromResult(own.LeafWithKey()));
        using var inspector = new TlsInspector(Patience.Inspection(TlsTrust.OnlyRoots(served.Chain.Root)) with { ClientCertificate = source });
        TlsReport report = await inspector.InspectAsync("localhost", served.Endpoint.Port, TestContext.Current.CancellationToken);
        Assert.True(report.IsMutuallyAuthenticated);
        Assert.True(report.Satisfies(TlsPolicy.Default with { RequireMutualAuthentication = true }));
    }

    private static async Task<TeamsTransportException> RefusalAsync(int port, int timeoutSeconds = 60)
    {
        using var inspector = new TlsInspector(new TlsInspectorOptions { Timeout = TimeSpan.FromSeconds(timeoutSeconds) });
        return await Assert.ThrowsAsync<TeamsTransportException>(() => inspector.InspectAsync("localhost", port, TestContext.Current.CancellationToken));
    }
}
