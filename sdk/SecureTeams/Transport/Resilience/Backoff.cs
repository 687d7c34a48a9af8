using System.Security.Cryptography;

namespace SecureTeams.Transport.Resilience;

/// <summary>How long to wait before a repetition where the service says nothing of it.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);

    /// <summary>Doubled each time, and spread from a half to three halves, so that clients that failed together do not return together.</summary>
    /// <param name="made">How often it was repeated already.</param>
    /// <param name="longest">The longest wait.</param>
    internal static TimeSpan After(int made, TimeSpan longest)
    {
        TimeSpan wait = First * (1 << made) * (RandomNumberGenerator.GetInt32(500, 1500) / 1000.0);
        return wait < longest ? wait : longest;
    }
}
