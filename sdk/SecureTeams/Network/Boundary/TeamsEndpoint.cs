namespace SecureTeams.Network.Boundary;

/// <summary>One endpoint set of the Office 365 endpoint web service: hosts and addresses that need the same ports.</summary>
/// <remarks>Any member but <see cref="Id"/> may be absent in the document. Members that this version does not know are ignored.</remarks>
public sealed record TeamsEndpoint
{
    /// <summary>Gets the number of the set in the document.</summary>
    public required int Id { get; init; }

    /// <summary>Gets the service area, for example <c>Skype</c>, which is Teams; empty where absent.</summary>
    public string ServiceArea { get; init; } = string.Empty;

    /// <summary>Gets the name of the service area for people; empty where absent.</summary>
    public string ServiceAreaDisplayName { get; init; } = string.Empty;

    /// <summary>Gets the hosts and patterns of hosts, each once.</summary>
    public IReadOnlyList<NetworkDestination> Hosts { get; init; } = [];

    /// <summary>Gets the blocks of addresses, each once.</summary>
    public IReadOnlyList<NetworkDestination> Addresses { get; init; } = [];

    /// <summary>Gets the TCP ports, ascending; ranges that overlap in the document are one.</summary>
    public IReadOnlyList<PortRange> TcpPorts { get; init; } = [];

    /// <summary>Gets the UDP ports, ascending; ranges that overlap in the document are one.</summary>
    public IReadOnlyList<PortRange> UdpPorts { get; init; } = [];

    /// <summary>Gets the category, for example <c>Optimize</c>, <c>Allow</c> or <c>Default</c>; empty where absent.</summary>
    public string Category { get; init; } = string.Empty;

    /// <summary>Gets a value indicating whether the service needs the set. True where the document does not say.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>Gets the notes of the document; null where absent.</summary>
    public string? Notes { get; init; }
}
