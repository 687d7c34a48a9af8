namespace SecureTeams.Transport.Resilience;

/// <summary>The limits of one operation's attempts, and those that all operations of a client share.</summary>
internal sealed record ResilienceSettings(TimeSpan AttemptTimeout, TimeSpan TotalTimeout, int MaxRetryAttempts, TimeSpan MaxRetryDelay)
{
    internal ResilienceLimits Limits { get; init; } = new();
}
