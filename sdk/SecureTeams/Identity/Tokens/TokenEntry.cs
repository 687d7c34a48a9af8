namespace SecureTeams.Identity.Tokens;

/// <summary>A token in the cache. Times are ticks of the client's clock, so that reading them needs no lock.</summary>
internal sealed class TokenEntry(AccessToken token, string? claims, long expiresAt, long refreshAt, long now)
{
    private long _refreshAt = refreshAt;
    private long _lastUsed = now;

    internal AccessToken Token => token;

    /// <summary>Gets the claims that the resource had asked for when this token was issued; null for none.</summary>
    internal string? Claims => claims;

    /// <summary>Gets the object id of the user whose token it is, where it is known.</summary>
    internal Guid? Person { get; init; }

    internal long LastUsed => Volatile.Read(ref _lastUsed);

    internal bool IsUsable(long now) => now < expiresAt;

    /// <summary>Notes the use. Written at most once a second: a shared counter that every request writes would be a bottleneck.</summary>
    internal void Use(long now)
    {
        if (now - Volatile.Read(ref _lastUsed) > TimeSpan.TicksPerSecond)
        {
            Volatile.Write(ref _lastUsed, now);
        }
    }

    /// <summary>Tells whether the caller is to renew the token now; of several callers only one is told so, until <see cref="PostponeRenewal"/>.</summary>
    internal bool TakeRenewal(long now)
    {
        long due = Volatile.Read(ref _refreshAt);
        return now >= due && Interlocked.CompareExchange(ref _refreshAt, long.MaxValue, due) == due;
    }

    /// <summary>Lets the renewal be tried again, after it failed.</summary>
    internal void PostponeRenewal(long until) => Volatile.Write(ref _refreshAt, until);
}
