namespace SecureTeams.Identity.Tokens;

/// <summary>How many tokens a client keeps in memory, and for how long.</summary>
public sealed record TokenCacheLimits
{
    /// <summary>
    /// Gets the most tokens that are kept: one for each tenant, and for each user on whose behalf the client acts. Beyond it
    /// those that were not used for the longest time are dropped. From 16 to 1000000.
    /// </summary>
    /// <value>Default: 10000, which takes about 40 MB with tokens of 2 KiB.</value>
    public int MaxTokens { get; init; } = 10_000;

    /// <summary>Gets after which time without use a token is dropped. From 1 minute to 24 hours.</summary>
    /// <value>Default: 1 hour.</value>
    public TimeSpan IdleTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Returns what is wrong with the values, one sentence each; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        if (MaxTokens is < 16 or > 1_000_000)
        {
            yield return "TokenCache.MaxTokens must be between 16 and 1000000.";
        }

        if (IdleTime < TimeSpan.FromMinutes(1) || IdleTime > TimeSpan.FromHours(24))
        {
            yield return "TokenCache.IdleTime must be between 1 minute and 24 hours.";
        }
    }
}
