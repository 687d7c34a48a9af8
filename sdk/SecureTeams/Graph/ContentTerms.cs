namespace SecureTeams.Graph;

/// <summary>How a content that is not held in memory is read.</summary>
internal sealed record ContentTerms(long MaxBytes, TimeSpan IdleTimeout);
