namespace SecureTeams.Network.Boundary.Coverage;

/// <summary>Ports on which a destination, or a part of it, is not allowed.</summary>
/// <param name="Ports">The ports.</param>
/// <param name="IsTouched">Whether a rule allows a part.</param>
internal readonly record struct Gap(PortRange Ports, bool IsTouched);
