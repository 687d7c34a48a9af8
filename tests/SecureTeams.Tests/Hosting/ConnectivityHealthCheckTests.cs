using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SecureTeams.Hosting;
using SecureTeams.Network;
using SecureTeams.Network.Connectivity;
using SecureTeams.Tests.Network.Connectivity;

namespace SecureTeams.Tests.Hosting;

public sealed class ConnectivityHealthCheckTests
{
    [Fact(Timeout = 60_000)]
    public async Task Check_EverythingReached_IsHealthy_WithoutThisNetworksAddress()
    {
        await using StunServer relay = StunServer.Start((request, _) => [StunServer.Success(request, new IPEndPoint(IPAddress.Parse("203.0.113.9"), 54321))]);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        HealthReportEntry entry = await CheckAsync(new ConnectivityOptions([Udp(relay), new ConnectivityTarget(NetworkTransport.Tcp, "127.0.0.1", port)]));
        Assert.Equal(HealthStatus.Healthy, entry.Status);
        Assert.Equal("Reached", entry.Data[Udp(relay).ToString()]);
        Assert.Equal("Reached", entry.Data[string.Create(CultureInfo.InvariantCulture, $"tcp 127.0.0.1:{port}")]);
        Assert.DoesNotContain("203.0.113.9", $"{entry.Description} {string.Join(' ', entry.Data)}", StringComparison.Ordinal);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(null, HealthStatus.Unhealthy)]
    [InlineData(HealthStatus.Degraded, HealthStatus.Degraded)]
    public async Task Check_RelayThatErrs_HasTheStatusThatWasChosen(HealthStatus? chosen, HealthStatus expected)
    {
        await using StunServer relay = StunServer.Start((request, _) => [StunServer.Error(request, 400)]);
        HealthReportEntry entry = await CheckAsync(new ConnectivityOptions([Udp(relay)]), chosen);
        Assert.Equal(expected, entry.Status);
        Assert.Equal("ErrorAnswer", entry.Data[Udp(relay).ToString()]);
        Assert.StartsWith($"{Udp(relay)}: ErrorAnswer. The way is open;", entry.Description, StringComparison.Ordinal);
    }

    /// <summary>Nothing is known about UDP: that is not healthy. The hosts are those of the client's cloud.</summary>
    [Fact(Timeout = 120_000)]
    public async Task Check_WithoutRelay_IsDegraded()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsOptions known = teams.Options();
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(options =>
        {
            options.Cloud = known.Cloud;
            options.Tenant = known.Tenant;
            options.Credential = known.Credential;
            options.Trust = known.Trust;
            options.Revocation = known.Revocation;
        }).AddHealthChecks().AddSecureTeamsConnectivity().Services.BuildServiceProvider();
        HealthReportEntry entry = await CheckAsync(services);
        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal(2, entry.Data.Count);
        Assert.Equal("Reached", entry.Data[$"tcp {teams.Emulator.Authority.Authority}"]);
    }

    private static ConnectivityTarget Udp(StunServer server) => new(NetworkTransport.Udp, "127.0.0.1", server.EndPoint.Port);

    private static async Task<HealthReportEntry> CheckAsync(ConnectivityOptions options, HealthStatus? failureStatus = null)
    {
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddHealthChecks().AddSecureTeamsConnectivity(options, failureStatus: failureStatus).Services.BuildServiceProvider();
        return await CheckAsync(services);
    }

    private static async Task<HealthReportEntry> CheckAsync(ServiceProvider services) =>
        (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["secureteams-connectivity"];
}
