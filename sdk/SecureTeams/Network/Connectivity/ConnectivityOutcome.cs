namespace SecureTeams.Network.Connectivity;

/// <summary>What became of an attempt to reach a target.</summary>
public enum ConnectivityOutcome
{
    /// <summary>Nothing was tried: the default, not a result.</summary>
    None = 0,

    /// <summary>TCP: connected. UDP: a relay answered the request that was sent to it. The only good one.</summary>
    Reached = 1,

    /// <summary>The name has no address, or DNS did not answer.</summary>
    NameNotResolved = 2,

    /// <summary>Nothing came back before the deadline: most often a firewall that drops.</summary>
    NoAnswer = 3,

    /// <summary>The target, or a firewall in its name, refused.</summary>
    Refused = 4,

    /// <summary>There is no way to the target's network, or not for its family of addresses.</summary>
    Unreachable = 5,

    /// <summary>This machine's own firewall or policy does not let the traffic out.</summary>
    BlockedLocally = 6,

    /// <summary>UDP: something came back, and none of it was a right answer: another service, or somebody who interferes.</summary>
    InvalidAnswer = 7,

    /// <summary>UDP: a STUN server answered this very request with an error. The way is open; the server does not serve.</summary>
    ErrorAnswer = 8,
}
