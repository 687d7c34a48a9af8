namespace SecureTeams.Identity.Claims;

/// <summary>The parameters of a challenge that are of interest; null where it has none.</summary>
internal readonly record struct ChallengeParameters(string? Error, string? Claims);
