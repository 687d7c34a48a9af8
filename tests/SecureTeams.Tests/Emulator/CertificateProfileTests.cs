using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class CertificateProfileTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private EmulatorClient Client => shared.Client;

    private TeamsEmulator Teams => shared.Teams;

    [Theory]
    [InlineData(ServerCertificateProfile.Valid)]
    [InlineData(ServerCertificateProfile.NoExtendedKeyUsage)]
    [InlineData(ServerCertificateProfile.CommonNameOnly)]
    public async Task Handshake_Profile_IsAcceptedByThePlatform(ServerCertificateProfile profile)
    {
        var (errors, status) = await HandshakeAsync(profile);

        Assert.Equal(SslPolicyErrors.None, errors);
        Assert.Equal(X509ChainStatusFlags.NoError, status);
    }

    [Theory]
    [InlineData(ServerCertificateProfile.Revoked, X509ChainStatusFlags.Revoked)]
    [InlineData(ServerCertificateProfile.Expired, X509ChainStatusFlags.NotTimeValid)]
    [InlineData(ServerCertificateProfile.NotYetValid, X509ChainStatusFlags.NotTimeValid)]
    [InlineData(ServerCertificateProfile.UntrustedIssuer, X509ChainStatusFlags.PartialChain)]
    [InlineData(ServerCertificateProfile.ClientAuthenticationOnly, X509ChainStatusFlags.NotValidForUsage)]
    [InlineData(ServerCertificateProfile.NoCrlDistributionPoint, X509ChainStatusFlags.RevocationStatusUnknown)]
    [InlineData(ServerCertificateProfile.HttpsCrlDistributionPoint, X509ChainStatusFlags.RevocationStatusUnknown)]
    public async Task Handshake_Profile_IsRefusedWithStatus(ServerCertificateProfile profile, X509ChainStatusFlags expected)
    {
        var (errors, status) = await HandshakeAsync(profile);

        Assert.True(errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors), $"{errors} {status}");
        Assert.True(status.HasFlag(expected), status.ToString());
    }

    [Fact]
    public async Task Handshake_WrongName_IsANameMismatchOnly()
    {
        var (errors, _) = await HandshakeAsync(ServerCertificateProfile.WrongName);

        Assert.Equal(SslPolicyErrors.RemoteCertificateNameMismatch, errors);
    }

    [Fact]
    public async Task Handshake_CommonNameOnly_DoesNotMatchTheNameStrictly()
    {
        await using var endpoint = await Teams.AddGraphEndpointAsync(ServerCertificateProfile.CommonNameOnly, Cancelled);

        Assert.False(endpoint.Certificate.MatchesHostname("localhost", allowCommonName: false));
    }

    [Fact]
    public async Task Revoke_BeforeTheFirstConnection_IsSeenInTheHandshake()
    {
        await using var endpoint = await Teams.AddGraphEndpointAsync(ServerCertificateProfile.Valid, Cancelled);

        Teams.Certificates.Revoke(endpoint.Certificate);

        var (_, status) = await HandshakeAsync(endpoint.Address);
        Assert.True(status.HasFlag(X509ChainStatusFlags.Revoked), status.ToString());
    }

    [Fact]
    public async Task AddGraphEndpointAsync_Valid_ServesTheSameMeetings()
    {
        var meeting = await Client.CreateAsync("{}");
        await using var endpoint = await Teams.AddGraphEndpointAsync(ServerCertificateProfile.Valid, Cancelled);
        using var http = new HttpClient(EmulatorClient.Handler(Teams)) { BaseAddress = endpoint.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Client.TokenAsync(scope: Client.ScopeOf(endpoint.Address)));

        var body = await http.GetStringAsync(Client.Path(meeting), Cancelled);

        Assert.Contains((string)meeting["id"]!, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddGraphEndpointAsync_UnknownProfile_Throws() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Teams.AddGraphEndpointAsync((ServerCertificateProfile)99, Cancelled));

    private async Task<(SslPolicyErrors Errors, X509ChainStatusFlags Status)> HandshakeAsync(ServerCertificateProfile profile)
    {
        await using var endpoint = await Teams.AddGraphEndpointAsync(profile, Cancelled);
        return await HandshakeAsync(endpoint.Address);
    }

    private async Task<(SslPolicyErrors Errors, X509ChainStatusFlags Status)> HandshakeAsync(Uri address)
    {
        var seen = (Errors: SslPolicyErrors.None, Status: X509ChainStatusFlags.NoError);
        using var tcp = new System.Net.Sockets.TcpClient();
        await tcp.ConnectAsync(System.Net.IPAddress.Loopback, address.Port, Cancelled);
        await using var tls = new SslStream(tcp.GetStream());
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = address.Host,
                CertificateChainPolicy = EmulatorClient.ChainPolicy(Teams),
                RemoteCertificateValidationCallback = (_, _, chain, errors) =>
                {
                    seen = (errors, chain!.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (flags, status) => flags | status.Status));
                    return true;
                },
            },
            Cancelled);
        return seen;
    }
}
