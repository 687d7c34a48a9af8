namespace SecureTeams.Network.Boundary;

/// <summary>Allows outbound traffic, and the answers to it: a transport, a range of ports, a destination.</summary>
/// <param name="Transport">TCP or UDP.</param>
/// <param name="Ports">The ports at the destination.</param>
/// <param name="Destination">Where the traffic may go.</param>
public sealed record FirewallRule(NetworkTransport Transport, PortRange Ports, NetworkDestination Destination)
{
    /// <summary>Returns the rule as <see cref="FirewallRules"/> reads it.</summary>
    /// <returns>For example <c>udp,3478-3481,52.112.0.0/14</c>.</returns>
    public override string ToString() => $"{(Transport == NetworkTransport.Udp ? "udp" : "tcp")},{Ports},{Destination}";
}
