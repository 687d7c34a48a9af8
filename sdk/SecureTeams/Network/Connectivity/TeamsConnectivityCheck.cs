using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Network.Connectivity;

/// <summary>Tries whether this network lets out what Teams needs: connects over TCP, and asks relays over UDP with a real STUN request.</summary>
/// <remarks>
/// <para>
/// An answer over UDP counts only when it comes from the address and port that was asked, is a well-formed STUN message with the 96 random bits of this very request, has a right
/// fingerprint where it has one, and tells the address that it saw. Everything else is ignored, and waiting goes on.
/// </para>
/// <para>A network that cannot be reached is a result, never an exception. Nothing but the STUN header is sent; TCP sends nothing. Thread-safe.</para>
/// </remarks>
/// <param name="options">What to try.</param>
/// <param name="timeProvider">What tells the time of retransmissions and deadlines; null for the system's.</param>
public sealed class TeamsConnectivityCheck(ConnectivityOptions options, TimeProvider? timeProvider = null)
{
    private readonly ConnectivityOptions _options = options ?? throw new ArgumentNullException(nameof(options));
    private readonly TimeProvider _clock = timeProvider ?? TimeProvider.System;

    /// <summary>Tries all targets at once.</summary>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>A result for each target.</returns>
    /// <exception cref="OperationCanceledException">The check was cancelled.</exception>
    public async Task<ConnectivityReport> RunAsync(CancellationToken cancellationToken = default)
    {
        ConnectivityResult[] results = await Task.WhenAll(_options.Targets.Select(target => ProbeAsync(target, cancellationToken))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return new ConnectivityReport(results);
    }

    private async Task<ConnectivityResult> ProbeAsync(ConnectivityTarget target, CancellationToken cancellationToken)
    {
        long started = _clock.GetTimestamp();
        using var deadline = new CancellationTokenSource(_options.Timeout, _clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        ProbeAnswer answer = await FirstAsync(target, stop).ConfigureAwait(false);
        return new ConnectivityResult(target, answer, _clock.GetElapsedTime(started));
    }

    /// <summary>Tries one address of each family at once, as there may be no way for one of them, and takes the first that is reached.</summary>
    private async Task<ProbeAnswer> FirstAsync(ConnectivityTarget target, CancellationTokenSource stop)
    {
        IPEndPoint[] addresses = await ResolveAsync(target, stop.Token).ConfigureAwait(false);
        var best = new ProbeAnswer(ConnectivityOutcome.NameNotResolved);
        List<Task<ProbeAnswer>> attempts = [.. addresses.Select(address => AttemptAsync(target.Transport, address, stop.Token))];
        await foreach (Task<ProbeAnswer> attempt in Task.WhenEach(attempts).ConfigureAwait(false))
        {
            ProbeAnswer answer = await attempt.ConfigureAwait(false);
            if (best.Outcome != ConnectivityOutcome.Reached && (answer.Outcome == ConnectivityOutcome.Reached || Tells(answer) >= Tells(best)))
            {
                best = answer;
            }

            if (answer.Outcome == ConnectivityOutcome.Reached)
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        return best;
    }

    private Task<ProbeAnswer> AttemptAsync(NetworkTransport transport, IPEndPoint address, CancellationToken stop) =>
        transport == NetworkTransport.Udp ? new StunProbe(address, _clock).AskAsync(stop) : TcpProbe.ConnectAsync(address, stop);

    private static async Task<IPEndPoint[]> ResolveAsync(ConnectivityTarget target, CancellationToken stop)
    {
        try
        {
            IPAddress[] addresses = await Dns.GetHostAddressesAsync(target.Host, stop).ConfigureAwait(false);

            // A DNS server that blocks a name answers 0.0.0.0, and connecting there reaches this machine itself.
            return [.. addresses.Where(address => HostText.IsOneHost(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)).DistinctBy(address => address.AddressFamily).Select(address => new IPEndPoint(address, target.Port))];
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException or ArgumentException)
        {
            // ArgumentException: a name that is too long once its letters are those of DNS.
            return [];
        }
    }

    /// <summary>Orders failures by how much they say: with two families, "no way for this one" says least.</summary>
    private static int Tells(ProbeAnswer answer) => answer.Outcome switch
    {
        ConnectivityOutcome.NameNotResolved => 0,
        ConnectivityOutcome.Unreachable => 1,
        ConnectivityOutcome.BlockedLocally => 2,
        ConnectivityOutcome.Refused => 3,
        ConnectivityOutcome.NoAnswer => 4,
        _ => 5,
    };
}
