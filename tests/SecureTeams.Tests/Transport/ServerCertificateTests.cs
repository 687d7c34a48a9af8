using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Transport;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport;

/// <summary>Each attack runs over a real TLS socket, against a server that serves the same Graph with another certificate.</summary>
public sealed class ServerCertificateTests
{
    [Theory]
    [InlineData(ServerCertificateProfile.Revoked, SecureTeamsErrorCode.CertificateRevoked)]
    [InlineData(ServerCertificateProfile.Expired, SecureTeamsErrorCode.CertificateNotTimeValid)]
    [InlineData(ServerCertificateProfile.NotYetValid, SecureTeamsErrorCode.CertificateNotTimeValid)]
    [InlineData(ServerCertificateProfile.WrongName, SecureTeamsErrorCode.CertificateNameMismatch)]
    [InlineData(ServerCertificateProfile.CommonNameOnly, SecureTeamsErrorCode.CertificateNameMismatch)]
    [InlineData(ServerCertificateProfile.UntrustedIssuer, SecureTeamsErrorCode.CertificateChainIncomplete)]
    [InlineData(ServerCertificateProfile.ClientAuthenticationOnly, SecureTeamsErrorCode.CertificateUsageInvalid)]
    [InlineData(ServerCertificateProfile.NoExtendedKeyUsage, SecureTeamsErrorCode.CertificateUsageInvalid)]
    [InlineData(ServerCertificateProfile.NoCrlDistributionPoint, SecureTeamsErrorCode.CertificateDistributionPointMissing)]
    public async Task Connect_BadCertificate_IsRefusedWithItsReasonAndNothingIsSent(ServerCertificateProfile profile, SecureTeamsErrorCode expected)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(profile, TestContext.Current.CancellationToken);
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(teams.Client(graph: endpoint.Address)));
        Assert.Equal(expected, refusal.Code);
        Assert.Equal(RevocationFailure.None, refusal.RevocationFailure);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task Connect_GoodCertificate_IsReported()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Valid, TestContext.Current.CancellationToken);
        SecureTeamsClient client = teams.Client(graph: endpoint.Address);
        await teams.CreateAsync(client);
        Assert.True(client.Connections.TryGet(endpoint.Address, out TlsReport? report));
        Assert.True(report.RevocationChecked);
        Assert.Equal("localhost", report.Host);
        Assert.Equal(endpoint.Certificate.Subject, report.Subject);
        Assert.StartsWith("http://127.0.0.1:", Assert.Single(report.CrlDistributionPoints), StringComparison.Ordinal);
    }

    /// <summary>A list is used for MaxAge at most, not until its nextUpdate: with none, the next connection sees the revocation.</summary>
    [Fact]
    public async Task Connect_RevokedAfterAConnection_IsRefusedByTheNextConnection()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Valid, TestContext.Current.CancellationToken);
        SecureTeamsClient Client() => teams.Client(options => options.Revocation = Patience.Revocation with { MaxAge = TimeSpan.Zero }, graph: endpoint.Address);
        await teams.CreateAsync(Client());
        teams.Emulator.Certificates.Revoke(endpoint.Certificate);
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(Client()));
        Assert.Equal(SecureTeamsErrorCode.CertificateRevoked, refusal.Code);
    }

    [Fact]
    public async Task Connect_RevokedIdentityProvider_IsRefusedBeforeTheAssertionIsSent()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Revoked, TestContext.Current.CancellationToken);
        SecureTeamsClient client = teams.Client(options => options.Cloud = TeamsCloud.Custom("Attacked", endpoint.Address, teams.Emulator.GraphEndpoint));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.CertificateRevoked, refusal.Code);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Identity));
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task Connect_SystemRootsOnly_DoesNotTrustAPrivateAuthority()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client(options => options.Trust = TlsTrust.SystemRoots)));
        Assert.Equal(SecureTeamsErrorCode.CertificateChainIncomplete, refusal.Code);
    }
}
