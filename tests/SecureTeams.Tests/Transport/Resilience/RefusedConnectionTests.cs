using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using SecureTeams.Hosting;

namespace SecureTeams.Tests.Transport.Resilience;

public sealed class RefusedConnectionTests
{
    [Fact(Timeout = 120_000)]
    public async Task Handshake_ThatTheServerEnds_IsCountedWithItsReason()
    {
        var reasons = new ConcurrentBag<string>();
        using var metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "secureteams.connections.refused")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        metrics.SetMeasurementEventCallback<long>((_, _, tags, _) => reasons.Add($"{tags[0].Key}={tags[0].Value}"));
        metrics.Start();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var authority = new Uri($"https://localhost:{((IPEndPoint)server.LocalEndpoint).Port}/");
        SecureTeamsClient client = teams.Client(options => options.Cloud = TeamsCloud.Custom("Refusing", authority, teams.Emulator.GraphEndpoint));
        Task refused = client.Meetings.GetAsync(teams.Organizer, "1", TestContext.Current.CancellationToken);
        await AlertAsync(server);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => refused);
        Assert.Equal(SecureTeamsErrorCode.TlsHandshakeFailed, refusal.Code);
        Assert.Contains("reason=TlsHandshakeFailed", reasons);
    }

    /// <summary>Answers with the alert protocol_version (RFC 8446 section 6.2).</summary>
    private static async Task AlertAsync(TcpListener server)
    {
        using TcpClient connection = await server.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        NetworkStream stream = connection.GetStream();
        await stream.ReadExactlyAsync(new byte[64], TestContext.Current.CancellationToken);
        await stream.WriteAsync(new byte[] { 0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x46 }, TestContext.Current.CancellationToken);
    }
}
