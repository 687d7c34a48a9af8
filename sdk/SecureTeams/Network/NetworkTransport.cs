namespace SecureTeams.Network;

/// <summary>The transport that a port belongs to.</summary>
public enum NetworkTransport
{
    /// <summary>None: the default, which no rule and no need has.</summary>
    None = 0,

    /// <summary>TCP.</summary>
    Tcp = 1,

    /// <summary>UDP.</summary>
    Udp = 2,
}
