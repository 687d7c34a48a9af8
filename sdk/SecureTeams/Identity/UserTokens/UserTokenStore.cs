namespace SecureTeams.Identity.UserTokens;

/// <summary>Keeps what MSAL wants to have kept of one user, by key. Calls come at the same time, for one key too; then the last write counts.</summary>
internal abstract class UserTokenStore
{
    /// <summary>What keys begin with whose entries can be stopped for good.</summary>
    internal const string StoppablePrefix = "secureteams:long-running:";

    internal static bool MayBeStopped(string key) => key.StartsWith(StoppablePrefix, StringComparison.Ordinal);

    /// <summary>Returns the entry in clear, which the caller overwrites after use; null when there is none.</summary>
    internal abstract ValueTask<byte[]?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps the entry. The caller overwrites <paramref name="clear"/> afterwards.</summary>
    /// <param name="key">The key.</param>
    /// <param name="clear">The entry in clear.</param>
    /// <param name="lifetime">How long its tokens live; null when a refresh token is among them.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    internal abstract ValueTask WriteAsync(string key, byte[] clear, TimeSpan? lifetime, CancellationToken cancellationToken);

    internal abstract ValueTask RemoveAsync(string key, CancellationToken cancellationToken);

    /// <summary>Removes the entry, and sees to it that none comes back: its user's access has ended.</summary>
    /// <param name="key">The key, one that <see cref="MayBeStopped"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="TeamsAuthenticationException">Those who share the store may not know it.</exception>
    internal abstract ValueTask StopAsync(string key, CancellationToken cancellationToken);
}
