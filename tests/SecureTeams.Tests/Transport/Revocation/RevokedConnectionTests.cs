using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Transport;
using SecureTeams.Transport.Certificates;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Revocation;

/// <summary>What the whole client makes of it: connections are refused before the first byte, or reported.</summary>
public sealed class RevokedConnectionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Connect_Good_ReportsTheList()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        await teams.CreateAsync(client);
        Assert.True(client.Connections.TryGet(teams.Emulator.GraphEndpoint, out TlsReport? report));
        RevocationResult result = Assert.Single(report.Revocation);
        Assert.Equal(RevocationStatus.Good, result.Status);
        Assert.Equal(RevocationSource.Fetched, result.Source);
        Assert.Equal(Assert.Single(report.CrlDistributionPoints), result.DistributionPoint);
        Assert.NotNull(result.NextUpdate);
        Assert.True(report.RevocationChecked);
    }

    /// <summary>The platform alone would refuse it: it does not fetch lists over https.</summary>
    [Fact]
    public async Task Connect_HttpsDistributionPoint_IsFetched()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.HttpsCrlDistributionPoint, Stop);
        SecureTeamsClient client = teams.Client(graph: endpoint.Address);
        await teams.CreateAsync(client);
        Assert.True(client.Connections.TryGet(endpoint.Address, out TlsReport? report));
        Assert.StartsWith("https://", Assert.Single(report.Revocation).DistributionPoint, StringComparison.Ordinal);
        Assert.True(report.RevocationChecked);
    }

    [Fact]
    public async Task Connect_RevokedByTheListOfAnHttpsDistributionPoint_IsRefused()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.HttpsCrlDistributionPoint, Stop);
        teams.Emulator.Certificates.Revoke(endpoint.Certificate);
        await RefusedAsync(teams, endpoint, RevocationRequirement.HardFail, SecureTeamsErrorCode.CertificateRevoked, RevocationFailure.None);
    }

    [Theory]
    [InlineData(RevocationListMode.Unavailable, RevocationFailure.UnexpectedStatus)]
    [InlineData(RevocationListMode.Stale, RevocationFailure.Outdated)]
    [InlineData(RevocationListMode.WronglySigned, RevocationFailure.SignatureInvalid)]
    [InlineData(RevocationListMode.Oversized, RevocationFailure.TooLarge)]
    public async Task Connect_ListThatSaysNothing_IsRefusedWithTheReason(RevocationListMode mode, RevocationFailure expected)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Valid, Stop);
        teams.Emulator.Certificates.RevocationLists = mode;
        TeamsTransportException refusal = await RefusedAsync(teams, endpoint, RevocationRequirement.HardFail, SecureTeamsErrorCode.CertificateRevocationUnknown, expected);
        Assert.Contains("'localhost'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(expected.ToString(), refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(refusal.NextStep, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(CertificateFindingCode.DistributionPointPlainHttp, Assert.Single(refusal.CertificateFindings).Code);
    }

    [Theory]
    [InlineData(RevocationListMode.Unavailable, RevocationFailure.UnexpectedStatus)]
    [InlineData(RevocationListMode.WronglySigned, RevocationFailure.SignatureInvalid)]
    public async Task Connect_SoftFail_IsMadeAndReported(RevocationListMode mode, RevocationFailure expected)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Certificates.RevocationLists = mode;
        SecureTeamsClient client = teams.Client(options => options.Revocation = Patience.Revocation with { Requirement = RevocationRequirement.SoftFail });
        await teams.CreateAsync(client);
        Assert.True(client.Connections.TryGet(teams.Emulator.GraphEndpoint, out TlsReport? report));
        Assert.False(report.RevocationChecked);
        Assert.Equal(expected, Assert.Single(report.Revocation).Failure);
    }

    [Fact]
    public async Task Connect_SoftFail_RevokedIsRefusedAllTheSame()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Revoked, Stop);
        TeamsTransportException refusal = await RefusedAsync(teams, endpoint, RevocationRequirement.SoftFail, SecureTeamsErrorCode.CertificateRevoked, RevocationFailure.None);
        Assert.Equal(CertificateFindingCode.DistributionPointPlainHttp, Assert.Single(refusal.CertificateFindings).Code);
    }

    /// <summary>Whoever is not trusted yet must not choose addresses for this machine to connect to.</summary>
    [Theory]
    [InlineData(ServerCertificateProfile.UntrustedIssuer)]
    [InlineData(ServerCertificateProfile.WrongName)]
    [InlineData(ServerCertificateProfile.Expired)]
    public async Task Connect_CertificateIsRefusedForAnotherReason_NoListIsAskedFor(ServerCertificateProfile profile)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(profile, Stop);
        SecureTeamsClient client = teams.Client(graph: endpoint.Address);
        await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
        int before = teams.Emulator.Requests.Of(EmulatedService.RevocationLists).Count;
        await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
        Assert.Equal(before, teams.Emulator.Requests.Of(EmulatedService.RevocationLists).Count);
        Assert.True(before <= 1, "The identity provider's list at most.");
    }

    [Fact]
    public async Task Connect_ManyRequestsOnNewConnections_FetchEachListOnce()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => teams.CreateAsync(client)));
        Assert.InRange(teams.Emulator.Requests.Of(EmulatedService.RevocationLists).Count, 1, 2);
    }

    private static async Task<TeamsTransportException> RefusedAsync(EmulatedTeams teams, EmulatedEndpoint endpoint, RevocationRequirement requirement, SecureTeamsErrorCode code, RevocationFailure failure)
    {
        SecureTeamsClient client = teams.Client(
            options =>
            {
                options.Revocation = Patience.Revocation with { Requirement = requirement };
                options.MaxRetryAttempts = 0;
            },
            graph: endpoint.Address);
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(client));
        Assert.Equal(code, refusal.Code);
        Assert.Equal(failure, refusal.RevocationFailure);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
        return refusal;
    }
}
