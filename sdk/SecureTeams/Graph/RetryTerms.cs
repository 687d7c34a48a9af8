using SecureTeams.Transport.Resilience;

namespace SecureTeams.Graph;

/// <summary>When and how often an operation is repeated outside of the line of handlers, by the same options.</summary>
internal sealed record RetryTerms(int MaxRetries, TimeSpan MaxDelay, TimeSpan TotalTimeout)
{
    internal static RetryTerms Default { get; } = new(3, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2));

    /// <summary>Tells how long to wait before the next attempt; null when there is none.</summary>
    /// <param name="attempts">How often it was sent.</param>
    /// <param name="asked">How long the service asks to wait.</param>
    internal TimeSpan? PauseAfter(int attempts, TimeSpan? asked)
    {
        if (attempts > MaxRetries)
        {
            return null;
        }

        if (asked is { } wait)
        {
            return wait <= MaxDelay ? wait : null;
        }

        return Backoff.After(attempts - 1, MaxDelay);
    }
}
