namespace SecureTeams.Transport.Revocation;

/// <summary>How certificates are checked for revocation. The defaults are the strict ones; there is no value that skips the check.</summary>
public sealed record RevocationSettings
{
    /// <summary>Gets what happens when the status cannot be found out.</summary>
    /// <value>Default: <see cref="RevocationRequirement.HardFail"/>.</value>
    public RevocationRequirement Requirement { get; init; } = RevocationRequirement.HardFail;

    /// <summary>Gets the largest list that is read, in bytes. From 64 KiB to 64 MiB.</summary>
    /// <value>Default: 10 MiB.</value>
    public int MaxListBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Gets how long one list may take, connecting included. From 1 second to 1 minute.</summary>
    /// <value>Default: 5 seconds.</value>
    public TimeSpan FetchTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets how long a fetched list is used, at most until its nextUpdate. A certificate that is revoked meanwhile is
    /// accepted until then. From 0 (each check fetches) to 7 days.
    /// </summary>
    /// <value>Default: 1 hour.</value>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Gets how much the lists that are kept may take in memory, in bytes; the least recently used are dropped. From 1 MiB to 1 GiB.</summary>
    /// <value>Default: 64 MiB.</value>
    public int MaxCacheBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Returns what is wrong with the values, one sentence each; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        if (!Enum.IsDefined(Requirement))
        {
            yield return "Revocation.Requirement must be HardFail or SoftFail.";
        }

        if (MaxListBytes is < 64 * 1024 or > 64 * 1024 * 1024)
        {
            yield return "Revocation.MaxListBytes must be between 64 KiB and 64 MiB.";
        }

        if (FetchTimeout < TimeSpan.FromSeconds(1) || FetchTimeout > TimeSpan.FromMinutes(1))
        {
            yield return "Revocation.FetchTimeout must be between 1 second and 1 minute.";
        }

        if (MaxAge < TimeSpan.Zero || MaxAge > TimeSpan.FromDays(7))
        {
            yield return "Revocation.MaxAge must be between 0 and 7 days.";
        }

        if (MaxCacheBytes is < 1024 * 1024 or > 1024 * 1024 * 1024)
        {
            yield return "Revocation.MaxCacheBytes must be between 1 MiB and 1 GiB.";
        }
    }
}
