namespace SecureTeams.Network.Boundary.Coverage;

/// <summary>A rule as its coverage is reckoned: ports, and the block that it allows; null where it allows all that is asked for.</summary>
internal sealed record RuleEntry(PortRange Ports, AddressBlock.Block? Block);
