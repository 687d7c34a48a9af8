namespace SecureTeams.Network.Connectivity;

/// <summary>What a connectivity check tries, and for how long.</summary>
public sealed class ConnectivityOptions
{
    private static readonly TimeSpan MinTimeout = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxTimeout = TimeSpan.FromMinutes(1);

    /// <summary>Initializes a new instance of the <see cref="ConnectivityOptions"/> class.</summary>
    /// <param name="targets">What to reach; one or more.</param>
    /// <exception cref="ArgumentException">There is none, or more than 64.</exception>
    public ConnectivityOptions(IEnumerable<ConnectivityTarget> targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ConnectivityTarget[] all = [.. targets.Take(65)];
        if (all.Length is 0 or > 64 || Array.Exists(all, target => target is null))
        {
            throw new ArgumentException("Name 1 to 64 targets.", nameof(targets));
        }

        Targets = all.AsReadOnly();
    }

    /// <summary>Gets what to reach. All are tried at once.</summary>
    public IReadOnlyList<ConnectivityTarget> Targets { get; }

    /// <summary>Gets how long a target may take, names, retransmissions and all.</summary>
    /// <value>10 seconds by default; 1 second to 1 minute. In 10 seconds a STUN request is sent five times (after 0, 0.5, 1.5, 3.5 and 7.5 seconds); at most seven times, and a relay that is silent is
    /// given up 39.5 seconds after the first, however long the timeout (RFC 8489 6.2.1).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan Timeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinTimeout);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxTimeout);
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    /// <summary>Takes the hosts of a cloud over TCP, and relays over UDP 3478.</summary>
    /// <param name="cloud">The cloud: the origins of its identity provider and of Microsoft Graph are tried.</param>
    /// <param name="relays">
    /// The relays of Teams, or STUN servers in the same place, by name or address. The published documents name blocks of addresses and no relay, so there is no default; without one UDP is not tried.
    /// </param>
    /// <returns>The options.</returns>
    /// <exception cref="ArgumentException">A relay is neither a name nor an address of one host (<see cref="ConnectivityTarget(NetworkTransport, string, int)"/>).</exception>
    public static ConnectivityOptions For(TeamsCloud cloud, params IReadOnlyCollection<string> relays)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(relays);
        Uri[] origins = [cloud.Authority, cloud.GraphEndpoint];
        return new ConnectivityOptions(
        [
            .. origins.Select(origin => new ConnectivityTarget(NetworkTransport.Tcp, origin.IdnHost, origin.Port)),
            .. relays.Select(relay => new ConnectivityTarget(NetworkTransport.Udp, relay, TeamsPorts.Relay.Ports.First)),
        ]);
    }
}
