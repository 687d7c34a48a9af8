using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>The tokens of users in memory, bounded.</summary>
internal sealed class MemoryUserTokens : UserTokenCache
{
    internal override UserTokenLink Open(IssuerSettings settings) =>
        new UserTokenBinding(new Store(new BoundedEntries(settings.Limits, settings.Clock)), settings);

    private sealed class Store(BoundedEntries entries) : UserTokenStore
    {
        internal override ValueTask<byte[]?> ReadAsync(string key, CancellationToken cancellationToken) =>
            ValueTask.FromResult(entries.TryGet(key, out KeptEntry kept) ? kept.Content : null);

        internal override ValueTask WriteAsync(string key, byte[] clear, TimeSpan? lifetime, CancellationToken cancellationToken)
        {
            entries.Set(key, new KeptEntry(clear));
            return ValueTask.CompletedTask;
        }

        internal override ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
        {
            entries.Remove(key);
            return ValueTask.CompletedTask;
        }

        internal override ValueTask StopAsync(string key, CancellationToken cancellationToken) => RemoveAsync(key, cancellationToken);
    }
}
