using System.Net.Sockets;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Standalone;

namespace SecureTeams.Tests.Emulator;

public sealed class LifecycleTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task StartAsync_TwoAtOnce_WorkSideBySide()
    {
        await using var first = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        await using var second = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var firstClient = new EmulatorClient(first);
        using var secondClient = new EmulatorClient(second);
        await Task.WhenAll(firstClient.SignInAsync(), secondClient.SignInAsync());

        await Task.WhenAll(firstClient.CreateAsync("{}"), secondClient.CreateAsync("{}"));

        Assert.NotEqual(first.GraphEndpoint, second.GraphEndpoint);
        Assert.NotEqual(first.RootCertificate.Subject, second.RootCertificate.Subject);
        Assert.Single(first.Requests.Of(GraphOperation.Create));
    }

    [Fact]
    public async Task Client_TrustingAnotherEmulatorsRoot_IsRefusedInTheHandshake()
    {
        await using var first = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        await using var second = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var client = new EmulatorClient(first);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.Http.GetAsync(second.GraphEndpoint, Cancelled));
    }

    [Fact]
    public async Task DisposeAsync_OpenConnection_ClosesIt()
    {
        var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(System.Net.IPAddress.Loopback, teams.GraphEndpoint.Port, Cancelled);

        await teams.DisposeAsync();

        Assert.True(await IsClosedAsync(tcp));
    }

    [Fact]
    public async Task DisposeAsync_Endpoints_AnswerNoMore()
    {
        var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        var further = await teams.AddGraphEndpointAsync(ServerCertificateProfile.Valid, Cancelled);
        using var root = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(teams.RootCertificate.RawData);
        Uri[] addresses = [teams.Authority, teams.GraphEndpoint, further.Address];
        using var client = new EmulatorClient(teams);

        await teams.DisposeAsync();

        using var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new() { TrustMode = System.Security.Cryptography.X509Certificates.X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { root } };
        using var http = new HttpClient(handler);
        foreach (var address in addresses)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address, Cancelled));
        }
    }

    [Fact]
    public async Task DisposeAsync_Keys_AreDisposed()
    {
        var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        var (client, root, issued) = (teams.ClientCertificate, teams.RootCertificate, teams.Certificates.Issue(CertificateIssuance.Server));

        await teams.DisposeAsync();

        Assert.All([client, root, issued], certificate => Assert.Equal(IntPtr.Zero, certificate.Handle));
    }

    [Fact]
    public async Task DisposeAsync_Twice_IsHarmless()
    {
        var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);

        await teams.DisposeAsync();
        await teams.DisposeAsync();
    }

    [Fact]
    public async Task AddGraphEndpointAsync_Disposed_Throws()
    {
        var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        await teams.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => teams.AddGraphEndpointAsync(ServerCertificateProfile.Valid, Cancelled));
    }

    [Fact]
    public async Task StartAsync_Cancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => TeamsEmulator.StartAsync(cancellationToken: cancelled.Token));
    }

    [Fact]
    public async Task StartAsync_OptionsChangedLater_AreReadOnce()
    {
        var options = new TeamsEmulatorOptions();
        await using var teams = await TeamsEmulator.StartAsync(options, Cancelled);
        var tenant = options.TenantId;

        options.TenantId = Guid.NewGuid();

        Assert.Equal(tenant, teams.TenantId);
    }

    [Fact]
    public async Task CredentialFolder_Written_IsForItsOwnerAndDeletedAfterwards()
    {
        await using var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        string pem;
        using (var folder = await CredentialFolder.WriteAsync(teams))
        {
            pem = folder.ClientPem;
            using var read = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPemFile(pem);
            Assert.Equal(teams.ClientCertificate.Thumbprint, read.Thumbprint);
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(pem) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(pem)));
    }

    private static async Task<bool> IsClosedAsync(TcpClient tcp)
    {
        try
        {
            return await tcp.GetStream().ReadAsync(new byte[1], Cancelled) == 0;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
