using System.Security.Cryptography;

namespace SecureTeams.Graph;

/// <summary>When and how often an operation is repeated outside of the line of handlers, by the same options.</summary>
internal sealed record RetryTerms(int MaxRetries, TimeSpan MaxDelay, TimeSpan TotalTimeout)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

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

        // Up to the half of it less, so that clients that failed together do not return together.
        TimeSpan grown = FirstPause * Math.Pow(2, attempts - 1) * (1 - (RandomNumberGenerator.GetInt32(500) / 1000.0));
        return grown <= MaxDelay ? grown : MaxDelay;
    }
}
