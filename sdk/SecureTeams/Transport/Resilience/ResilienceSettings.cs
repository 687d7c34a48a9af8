namespace SecureTeams.Transport.Resilience;

/// <summary>The limits of one operation's attempts.</summary>
internal readonly record struct ResilienceSettings(TimeSpan AttemptTimeout, TimeSpan TotalTimeout, int MaxRetryAttempts, TimeSpan MaxRetryDelay);
