namespace SecureTeams.Admission;

/// <summary>
/// Whether a role may do something, and why.
/// </summary>
/// <param name="IsAllowed">Whether it may.</param>
/// <param name="Reason">Why, as a sentence.</param>
public readonly record struct CapabilityDecision(bool IsAllowed, string Reason);
