namespace SecureTeams.Network;

/// <summary>The ports of Teams that the guide names, and the ports that its clients send from.</summary>
/// <remarks>
/// Sources: "Security and Microsoft Teams", section "Configuring Access to Teams at your Internet Boundary"; for the clients' own ports the
/// defaults of <c>CsTeamsMeetingConfiguration</c>. The published list of endpoints has the addresses that belong to them (<see cref="Boundary.EndpointSet"/>).
/// </remarks>
public static class TeamsPorts
{
    /// <summary>Gets UDP 3478 to 3481: the transport relays, which media take first. Required.</summary>
    public static TeamsPort Relay { get; } = new(NetworkTransport.Udp, new PortRange(3478, 3481), IsRequired: true, "Media through transport relays over UDP.");

    /// <summary>Gets TCP 443: the service itself, and media where UDP is blocked. Required.</summary>
    public static TeamsPort Https { get; } = new(NetworkTransport.Tcp, new PortRange(443, 443), IsRequired: true, "The service, signaling, and media where UDP is blocked.");

    /// <summary>Gets UDP 50000 to 59999: media without a relay. Optional: Teams works without, and opening it gains milliseconds.</summary>
    public static TeamsPort DirectUdp { get; } = new(NetworkTransport.Udp, new PortRange(50000, 59999), IsRequired: false, "Media without a relay over UDP.");

    /// <summary>Gets TCP 50000 to 59999: media without a relay. Optional, as <see cref="DirectUdp"/>.</summary>
    public static TeamsPort DirectTcp { get; } = new(NetworkTransport.Tcp, new PortRange(50000, 59999), IsRequired: false, "Media without a relay over TCP.");

    /// <summary>Gets the four of the guide.</summary>
    public static IReadOnlyList<TeamsPort> All { get; } = Array.AsReadOnly([Relay, Https, DirectUdp, DirectTcp]);

    /// <summary>Gets the ports that clients send audio from: 50000, 20 ports, unless the tenant sets others. For marking traffic (QoS), not for opening.</summary>
    public static PortRange ClientAudio { get; } = PortRange.FromCount(50000, 20);

    /// <summary>Gets the ports that clients send video from: 50020, 20 ports, unless the tenant sets others.</summary>
    public static PortRange ClientVideo { get; } = PortRange.FromCount(50020, 20);

    /// <summary>Gets the ports that clients share a screen or application from: 50040, 20 ports, unless the tenant sets others.</summary>
    public static PortRange ClientSharing { get; } = PortRange.FromCount(50040, 20);

    /// <summary>Gets the ports that a tenant may set for its clients: 1024 to 65535.</summary>
    public static PortRange ClientAllowed { get; } = new(1024, ushort.MaxValue);
}
