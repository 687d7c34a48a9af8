using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Tests.Transport.Certificates;
using SecureTeams.Transport;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Hosting;

public sealed class SecureTeamsHealthCheckTests
{
    [Fact(Timeout = 120_000)]
    public async Task Check_BothHostsGood_IsHealthyAndSendsNothing()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        HealthReportEntry entry = await CheckAsync(teams);
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("Tls13", entry.Data["graph.protocol"]);
        Assert.Equal("Good", entry.Data["graph.revocation"]);
        Assert.Equal(teams.Emulator.Authority.Authority, entry.Data["identity.host"]);
        Assert.StartsWith("TLS_", (string)entry.Data["identity.cipherSuite"], StringComparison.Ordinal);
        Assert.All(teams.Emulator.Requests.All, request => Assert.Equal(EmulatedService.RevocationLists, request.Service));
    }

    [Fact(Timeout = 120_000)]
    public async Task Check_Twice_MakesANewHandshakeEachTime()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Valid, TestContext.Current.CancellationToken);
        await using ServiceProvider services = Services(teams, endpoint.Address);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(services)).Status);
        await endpoint.DisposeAsync();
        HealthReportEntry entry = await CheckAsync(services);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal("ConnectionFailed", entry.Data["graph.error"]);
        Assert.Equal("Good", entry.Data["identity.revocation"]);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(ServerCertificateProfile.Revoked, "CertificateRevoked")]
    [InlineData(ServerCertificateProfile.Expired, "CertificateNotTimeValid")]
    [InlineData(ServerCertificateProfile.WrongName, "CertificateNameMismatch")]
    public async Task Check_BadCertificate_IsUnhealthyWithItsCode(ServerCertificateProfile profile, string code)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint endpoint = await teams.Emulator.AddGraphEndpointAsync(profile, TestContext.Current.CancellationToken);
        HealthReportEntry entry = await CheckAsync(teams, endpoint.Address);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal(code, entry.Data["graph.error"]);
        Assert.StartsWith(code, entry.Description, StringComparison.Ordinal);
        Assert.All(teams.Emulator.Requests.All, request => Assert.Equal(EmulatedService.RevocationLists, request.Service));
    }

    [Fact(Timeout = 120_000)]
    public async Task Check_CertificateThatExpiresSoon_IsDegraded()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using var served = ServedChain.Start(leaf => leaf.NotAfter = TimeSpan.FromDays(5));
        HealthReportEntry entry = await CheckAsync(teams, served);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal("A certificate of 'localhost' expires soon.", entry.Description);
        Assert.Equal("Good", entry.Data["graph.revocation"]);
        Assert.Equal(0, served.Endpoint.Received);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(RevocationRequirement.SoftFail, HealthStatus.Degraded)]
    [InlineData(RevocationRequirement.HardFail, HealthStatus.Unhealthy)]
    public async Task Check_RevocationUnknown_IsDegradedOnlyWhereThatIsAccepted(RevocationRequirement requirement, HealthStatus expected)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using var served = ServedChain.Start(leaf => leaf.DistributionPoints = ["http://127.0.0.1:1/closed.crl"]);
        HealthReportEntry entry = await CheckAsync(teams, served, options => options.Revocation = Patience.Revocation with { Requirement = requirement });
        Assert.Equal(expected, entry.Status);
        if (requirement == RevocationRequirement.SoftFail)
        {
            Assert.Equal("It is not known whether the certificate of 'localhost' has been revoked.", entry.Description);
            Assert.StartsWith("Unknown (", (string)entry.Data["graph.revocation"], StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("CertificateRevocationUnknown", entry.Data["graph.error"]);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task Check_ServerThatSaysNothing_EndsByItsDeadline()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var silent = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        silent.Start();
        var address = new Uri($"https://localhost:{((System.Net.IPEndPoint)silent.LocalEndpoint).Port}/");
        await using ServiceProvider services = Services(teams, address, timeout: TimeSpan.FromSeconds(1));
        HealthReportEntry entry = await CheckAsync(services);
        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.StartsWith("RequestTimedOut", entry.Description, StringComparison.Ordinal);
        Assert.Equal("RequestTimedOut", entry.Data["graph.error"]);
        Assert.Contains("identity.host", entry.Data.Keys);
    }

    [Fact(Timeout = 120_000)]
    public async Task Check_FailureStatusChosen_IsReported()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using ServiceProvider services = Services(teams, new Uri("https://localhost:1/"), HealthStatus.Degraded);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(services)).Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(301)]
    public void AddSecureTeams_TimeoutOutOfRange_IsRefused(int seconds) => Assert.Throws<ArgumentOutOfRangeException>(
        () => new ServiceCollection().AddHealthChecks().AddSecureTeams(timeout: TimeSpan.FromSeconds(seconds)));

    private static async Task<HealthReportEntry> CheckAsync(EmulatedTeams teams, Uri? graph = null)
    {
        await using ServiceProvider services = Services(teams, graph);
        return await CheckAsync(services);
    }

    private static async Task<HealthReportEntry> CheckAsync(EmulatedTeams teams, ServedChain served, Action<SecureTeamsOptions>? configure = null)
    {
        await using ServiceProvider services = Services(teams, new Uri($"https://localhost:{served.Endpoint.Port}/"), configure: options =>
        {
            options.Trust = TlsTrust.OnlyRoots(teams.Emulator.RootCertificate, served.Chain.Root);
            configure?.Invoke(options);
        });
        return await CheckAsync(services);
    }

    private static async Task<HealthReportEntry> CheckAsync(ServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["secureteams"];

    private static ServiceProvider Services(EmulatedTeams teams, Uri? graph = null, HealthStatus? failureStatus = null, TimeSpan? timeout = null, Action<SecureTeamsOptions>? configure = null)
    {
        SecureTeamsOptions known = teams.Options(graph);
        IServiceCollection services = new ServiceCollection().AddLogging().AddSecureTeams(options =>
        {
            options.Cloud = known.Cloud;
            options.Tenant = known.Tenant;
            options.Credential = known.Credential;
            options.Trust = known.Trust;
            options.Revocation = known.Revocation;
            configure?.Invoke(options);
        });
        services.AddHealthChecks().AddSecureTeams(failureStatus: failureStatus, timeout: timeout);
        return services.BuildServiceProvider();
    }
}
