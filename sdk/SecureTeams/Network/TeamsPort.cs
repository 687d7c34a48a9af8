namespace SecureTeams.Network;

/// <summary>Ports that Teams uses, and whether it needs them.</summary>
/// <param name="Transport">TCP or UDP.</param>
/// <param name="Ports">The ports.</param>
/// <param name="IsRequired">Whether calls and meetings need them; false where Teams works without.</param>
/// <param name="Purpose">What they are for, in short.</param>
public sealed record TeamsPort(NetworkTransport Transport, PortRange Ports, bool IsRequired, string Purpose);
