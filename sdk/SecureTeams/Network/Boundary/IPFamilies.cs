namespace SecureTeams.Network.Boundary;

/// <summary>The families of addresses that a network uses.</summary>
[Flags]
public enum IPFamilies
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>IPv4.</summary>
    IPv4 = 1,

    /// <summary>IPv6.</summary>
    IPv6 = 2,

    /// <summary>Both.</summary>
    Both = IPv4 | IPv6,
}
