namespace SecureTeams.Identity.UserTokens;

/// <summary>How long tokens stay in a shared cache, and how long a client waits for it.</summary>
public sealed record DistributedTokenLimits
{
    internal static readonly TimeSpan LongestRetention = TimeSpan.FromDays(90);

    /// <summary>Gets how long after its last change an entry with a refresh token is kept; one without ends with its tokens. From 1 minute to 90 days.</summary>
    /// <value>Default: 1 day.</value>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Gets how long the client waits for an answer of the cache. From 50 milliseconds to 30 seconds.</summary>
    /// <value>Default: 1 second.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Gets how long the client does without the cache after it did not answer. From 1 second to 10 minutes.</summary>
    /// <value>Default: 15 seconds.</value>
    public TimeSpan OutagePause { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Returns what is wrong with the values, one sentence each; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Retention < TimeSpan.FromMinutes(1) || Retention > LongestRetention)
        {
            yield return "Retention must be between 1 minute and 90 days.";
        }

        if (Timeout < TimeSpan.FromMilliseconds(50) || Timeout > TimeSpan.FromSeconds(30))
        {
            yield return "Timeout must be between 50 milliseconds and 30 seconds.";
        }

        if (OutagePause < TimeSpan.FromSeconds(1) || OutagePause > TimeSpan.FromMinutes(10))
        {
            yield return "OutagePause must be between 1 second and 10 minutes.";
        }
    }
}
