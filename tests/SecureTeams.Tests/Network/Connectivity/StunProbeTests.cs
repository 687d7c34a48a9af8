using System.Net;
using System.Net.Sockets;
using SecureTeams.Network;
using SecureTeams.Network.Connectivity;
using SecureTeams.Tests.Transport;

namespace SecureTeams.Tests.Network.Connectivity;

/// <summary>The probe over real UDP, against servers that answer, forge, err and keep silent.</summary>
public sealed class StunProbeTests
{
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMilliseconds(500);

    [Fact(Timeout = 120_000)]
    public async Task RightAnswer_IsReached_WithTheAddressThatWasSeen()
    {
        await using StunServer server = StunServer.Start((request, from) => [StunServer.Success(request, from)]);
        ConnectivityResult result = await AskAsync(server);
        Assert.Equal((ConnectivityOutcome.Reached, true, 1), (result.Outcome, result.IsReached, result.Requests));
        Assert.Equal(IPAddress.Loopback, result.MappedAddress!.Address);
        Assert.Empty(result.NextStep());
        Assert.DoesNotContain(result.MappedAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), result.ToString(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Request_IsAHeaderWithAFreshTransaction()
    {
        await using StunServer server = StunServer.Start((request, from) => [StunServer.Success(request, from)]);
        var transactions = new HashSet<string>(StringComparer.Ordinal);
        for (int times = 0; times < 8; times++)
        {
            await AskAsync(server);
            byte[] request = await server.NextAsync(TestContext.Current.CancellationToken);
            Assert.Equal("000100002112A442", Convert.ToHexString(request.AsSpan(0, 8)));
            Assert.Equal(20, request.Length);
            Assert.True(transactions.Add(Convert.ToHexString(request.AsSpan(8))));
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task IPv6_IsReached()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6 && await HasIPv6LoopbackAsync(), "This machine has no IPv6.");
        await using StunServer server = StunServer.Start((request, from) => [StunServer.Success(request, from)], IPAddress.IPv6Loopback);
        ConnectivityResult result = await AskAsync(server);
        Assert.Equal(ConnectivityOutcome.Reached, result.Outcome);
        Assert.Equal(IPAddress.IPv6Loopback, result.MappedAddress!.Address);
    }

    /// <summary>Each is sent ten times before the right answer, which must still be heard.</summary>
    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Wrong))]
    public async Task WrongAnswersFirst_DoNotKeepTheRightOneOut(string name)
    {
        await using StunServer server = StunServer.Start((request, from) => [.. Enumerable.Repeat(StunForgeries.Make(name, request, from), 10), StunServer.Success(request, from)]);
        ConnectivityResult result = await AskAsync(server);
        Assert.Equal((ConnectivityOutcome.Reached, IPAddress.Loopback), (result.Outcome, result.MappedAddress!.Address));
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Wrong))]
    public async Task WrongAnswersOnly_AreNoAnswer(string name)
    {
        await using StunServer server = StunServer.Start((request, from) => [StunForgeries.Make(name, request, from)]);
        ConnectivityResult result = await UntilDeadlineAsync(server);
        Assert.Equal(ConnectivityOutcome.InvalidAnswer, result.Outcome);
        Assert.Null(result.MappedAddress);
    }

    [Fact(Timeout = 120_000)]
    public async Task RightAnswerFromAnotherPort_IsNotHeard()
    {
        await using StunServer server = StunServer.StartSpoofed();
        ConnectivityResult result = await UntilDeadlineAsync(server);
        Assert.Equal(ConnectivityOutcome.NoAnswer, result.Outcome);
        Assert.Contains("udp 127.0.0.1:", result.NextStep(), StringComparison.Ordinal);
    }

    [Fact(Timeout = 120_000)]
    public async Task Error_IsTold()
    {
        await using StunServer server = StunServer.Start((request, _) => [StunServer.Error(request, 420)]);
        ConnectivityResult result = await AskAsync(server);
        Assert.Equal((ConnectivityOutcome.ErrorAnswer, 420), (result.Outcome, result.ErrorCode));
    }

    [Fact(Timeout = 120_000)]
    public async Task ClosedPort_IsRefusedAtOnce()
    {
        // On an address of the loopback net that nobody else uses, so that no other program takes the port meanwhile.
        IPEndPoint closed;
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp))
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse("127.0.0.9"), 0));
            closed = (IPEndPoint)socket.LocalEndPoint!;
        }

        ConnectivityResult result = await AskAsync(closed, new TimerProbe());
        Assert.Equal(ConnectivityOutcome.Refused, result.Outcome);
    }

    /// <summary>RFC 8489 6.2.1: after 500 ms, then after twice as long each time; the same request each time.</summary>
    [Fact(Timeout = 120_000)]
    public async Task LostRequests_AreRepeatedInDoublingIntervals()
    {
        await using StunServer server = StunServer.StartDeaf(toRequests: 3);
        var clock = new TimerProbe();
        Task<ConnectivityResult> asking = AskAsync(server.EndPoint, clock);
        byte[] first = await server.NextAsync(TestContext.Current.CancellationToken);
        for (int round = 0; round < 3; round++)
        {
            TimeSpan interval = FirstInterval * (1 << round);
            await clock.Started(interval);
            clock.Advance(interval - TimeSpan.FromMilliseconds(1));
            Assert.False(asking.IsCompleted);
            clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(first, await server.NextAsync(TestContext.Current.CancellationToken));
        }

        ConnectivityResult result = await asking;
        Assert.Equal((ConnectivityOutcome.Reached, 4), (result.Outcome, result.Requests));
        Assert.Equal(TimeSpan.FromMilliseconds(3500), result.Elapsed);
    }

    [Fact(Timeout = 120_000)]
    public async Task Silence_EndsByTheDeadline_WithFiveRequests()
    {
        await using StunServer server = StunServer.Start((_, _) => []);
        ConnectivityResult result = await UntilDeadlineAsync(server);
        Assert.Equal((ConnectivityOutcome.NoAnswer, 5), (result.Outcome, result.Requests));
        Assert.Equal(TimeSpan.FromSeconds(10), result.Elapsed);
    }

    [Fact(Timeout = 120_000)]
    public async Task Cancellation_EndsTheCheck()
    {
        await using StunServer server = StunServer.Start((_, _) => []);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        Task<ConnectivityReport> running = Check(server.EndPoint, new TimerProbe()).RunAsync(stop.Token);
        await server.NextAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    public static TheoryData<string> Wrong => [.. StunForgeries.Names];

    private static Task<ConnectivityResult> AskAsync(StunServer server) => AskAsync(server.EndPoint, new TimerProbe());

    private static async Task<ConnectivityResult> AskAsync(IPEndPoint server, TimeProvider clock) =>
        Assert.Single((await Check(server, clock).RunAsync(TestContext.Current.CancellationToken)).Results);

    private static TeamsConnectivityCheck Check(IPEndPoint server, TimeProvider clock) =>
        new(new ConnectivityOptions([new ConnectivityTarget(NetworkTransport.Udp, server.Address.ToString(), server.Port)]), clock);

    /// <summary>Lets the time of all retransmissions and of the deadline pass, each after what it waits for has happened.</summary>
    private static async Task<ConnectivityResult> UntilDeadlineAsync(StunServer server)
    {
        var clock = new TimerProbe();
        Task<ConnectivityResult> asking = AskAsync(server.EndPoint, clock);
        for (int round = 0; round < 5; round++)
        {
            TimeSpan interval = FirstInterval * (1 << round);
            await clock.Started(interval);
            await server.NextAsync(TestContext.Current.CancellationToken);
            clock.Advance(round < 4 ? interval : TimeSpan.FromMilliseconds(2500));
        }

        return await asking;
    }

    private static async Task<bool> HasIPv6LoopbackAsync()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Dgram, ProtocolType.Udp);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.IPv6Loopback, 9), TestContext.Current.CancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
