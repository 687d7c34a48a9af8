using System.Net;
using System.Net.Sockets;
using SecureTeams.Network;
using SecureTeams.Network.Connectivity;
using SecureTeams.Tests.Transport;

namespace SecureTeams.Tests.Network.Connectivity;

public sealed class ConnectivityCheckTests
{
    [Fact(Timeout = 120_000)]
    public async Task Tcp_OpenPort_IsReachedAndNothingIsSent()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        ConnectivityReport report = await RunAsync(new ConnectivityTarget(NetworkTransport.Tcp, "127.0.0.1", Port(listener)));
        Assert.True(report.AllReached);
        Assert.False(report.TriedUdp);
        using Socket accepted = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await accepted.ReceiveAsync(new byte[16], TestContext.Current.CancellationToken));
    }

    /// <summary>A name with two families of which one has no listener: the other one counts.</summary>
    [Fact(Timeout = 120_000)]
    public async Task Tcp_NameThatIsOpenOnOneFamilyOnly_IsReached()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Assert.True((await RunAsync(new ConnectivityTarget(NetworkTransport.Tcp, "localhost", Port(listener)))).AllReached);
    }

    [Fact(Timeout = 120_000)]
    public async Task Tcp_ClosedPort_IsRefused()
    {
        // On an address of the loopback net that nobody else uses, so that no other program takes the port meanwhile.
        using var listener = new TcpListener(IPAddress.Parse("127.0.0.9"), 0);
        listener.Start();
        int port = Port(listener);
        listener.Stop();
        Assert.Equal(ConnectivityOutcome.Refused, Assert.Single((await RunAsync(new ConnectivityTarget(NetworkTransport.Tcp, "127.0.0.9", port))).Results).Outcome);
    }

    /// <summary>The name is of a domain that never exists (RFC 6761), so that the machine's network does not matter.</summary>
    [Theory(Timeout = 120_000)]
    [InlineData(NetworkTransport.Tcp)]
    [InlineData(NetworkTransport.Udp)]
    public async Task NameWithoutAddress_IsNotResolved(NetworkTransport transport)
    {
        ConnectivityResult result = Assert.Single((await RunAsync(new ConnectivityTarget(transport, "relay.invalid", 3478))).Results);
        Assert.Equal(ConnectivityOutcome.NameNotResolved, result.Outcome);
        Assert.NotEmpty(result.NextStep());
    }

    [Fact(Timeout = 120_000)]
    public async Task SeveralTargets_EachHasItsResultInItsPlace()
    {
        await using StunServer good = StunServer.Start((request, from) => [StunServer.Success(request, from)]);
        await using StunServer bad = StunServer.Start((request, _) => [StunServer.Error(request, 500)]);
        ConnectivityReport report = await RunAsync(
            new ConnectivityTarget(NetworkTransport.Udp, "127.0.0.1", bad.EndPoint.Port),
            new ConnectivityTarget(NetworkTransport.Udp, "127.0.0.1", good.EndPoint.Port));
        Assert.Equal([ConnectivityOutcome.ErrorAnswer, ConnectivityOutcome.Reached], report.Results.Select(result => result.Outcome));
        Assert.False(report.AllReached);
        Assert.True(report.TriedUdp);
    }

    [Fact]
    public void For_Cloud_TakesItsOwnHosts()
    {
        ConnectivityOptions options = ConnectivityOptions.For(TeamsCloud.UsGovernmentHigh, "192.0.2.1", "relay.example");
        Assert.Equal(
            ["tcp login.microsoftonline.us:443", "tcp graph.microsoft.us:443", "udp 192.0.2.1:3478", "udp relay.example:3478"],
            options.Targets.Select(target => target.ToString()));
        Assert.Equal(2, ConnectivityOptions.For(TeamsCloud.Global).Targets.Count);
        Assert.Equal(TimeSpan.FromSeconds(10), options.Timeout);
    }

    [Theory]
    [InlineData("https://relay.example")]
    [InlineData("relay.example:3478")]
    [InlineData("relay example")]
    [InlineData("a/b")]
    [InlineData(" ")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    [InlineData("[::]")]
    [InlineData("[::1]")]
    [InlineData("0:0:0:0:0:0:0:0")]
    [InlineData("::ffff:0.0.0.0")]
    [InlineData("::%1")]
    [InlineData("127.1")]
    [InlineData("0x7f.1")]
    [InlineData("0x7f000001")]
    [InlineData("2130706433")]
    [InlineData("010.0.0.1")]
    [InlineData("10.0.0.0x1")]
    [InlineData("255.255.255.255")]
    [InlineData("224.0.0.1")]
    [InlineData("ff02::1")]
    [InlineData("::1:3478")]
    public void Target_HostThatIsNone_IsRefused(string host) =>
        Assert.ThrowsAny<ArgumentException>(() => new ConnectivityTarget(NetworkTransport.Udp, host, 3478));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("::1")]
    [InlineData("2001:db8::3478")]
    [InlineData("fe80::1%1")]
    [InlineData("localhost")]
    [InlineData("relay.example")]
    public void Target_NameOrAddress_IsTaken(string host) => Assert.Equal(host, new ConnectivityTarget(NetworkTransport.Udp, host, 3478).Host);

    /// <summary>What cannot be a name in DNS is refused at once; the longest that can be is looked up and costs no other target its result.</summary>
    [Fact(Timeout = 60_000)]
    public async Task LongNames_LoseNoReport()
    {
        string longest = string.Join('.', Enumerable.Repeat(new string('a', 61), 4)) + ".abcd";
        Assert.Equal(252, longest.Length);
        Assert.Throws<ArgumentException>(() => new ConnectivityTarget(NetworkTransport.Tcp, longest + "ef", 443));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        ConnectivityReport report = await RunAsync(
            new ConnectivityTarget(NetworkTransport.Tcp, longest[..^4] + "invalid"[..4], 443),
            new ConnectivityTarget(NetworkTransport.Tcp, "127.0.0.1", Port(listener)));
        Assert.Equal([ConnectivityOutcome.NameNotResolved, ConnectivityOutcome.Reached], report.Results.Select(result => result.Outcome));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        var target = new ConnectivityTarget(NetworkTransport.Udp, "relay.example", 3478);
        Assert.Throws<ArgumentException>(() => new ConnectivityOptions([]));
        Assert.Throws<ArgumentException>(() => new ConnectivityOptions(Enumerable.Repeat(target, 65)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConnectivityOptions([target]) { Timeout = TimeSpan.FromMilliseconds(999) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConnectivityOptions([target]) { Timeout = TimeSpan.FromSeconds(61) });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConnectivityTarget(NetworkTransport.None, "relay.example", 3478));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConnectivityTarget(NetworkTransport.Udp, "relay.example", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConnectivityTarget(NetworkTransport.Udp, "relay.example", 65_536));
    }

    /// <summary>A deadline of one second, and a server that never answers: the check's own clock ends it.</summary>
    [Fact(Timeout = 120_000)]
    public async Task ShortDeadline_CutsRetransmissionsOff()
    {
        await using StunServer server = StunServer.Start((_, _) => []);
        var clock = new TimerProbe();
        var check = new TeamsConnectivityCheck(new ConnectivityOptions([new ConnectivityTarget(NetworkTransport.Udp, "127.0.0.1", server.EndPoint.Port)]) { Timeout = TimeSpan.FromSeconds(1) }, clock);
        Task<ConnectivityReport> running = check.RunAsync(TestContext.Current.CancellationToken);
        await server.NextAsync(TestContext.Current.CancellationToken);
        clock.Advance(TimeSpan.FromSeconds(1));
        ConnectivityResult result = Assert.Single((await running).Results);
        Assert.Equal((ConnectivityOutcome.NoAnswer, TimeSpan.FromSeconds(1)), (result.Outcome, result.Elapsed));
    }

    private static int Port(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Runs a check whose deadline never comes, however long a name's look-up takes.</summary>
    private static Task<ConnectivityReport> RunAsync(params ConnectivityTarget[] targets) =>
        new TeamsConnectivityCheck(new ConnectivityOptions(targets), new TimerProbe()).RunAsync(TestContext.Current.CancellationToken);
}
