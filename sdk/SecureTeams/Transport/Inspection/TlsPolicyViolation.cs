namespace SecureTeams.Transport.Inspection;

/// <summary>Why a connection does not satisfy a <see cref="TlsPolicy"/>.</summary>
/// <param name="Requirement">The demand that is not met.</param>
/// <param name="Message">What was found instead, in one sentence.</param>
public sealed record TlsPolicyViolation(TlsRequirement Requirement, string Message);
