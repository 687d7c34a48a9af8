using Microsoft.Extensions.Logging;

namespace SecureTeams.Identity.UserTokens;

/// <summary>
/// Keeps the entries encrypted in the shared cache; encrypted copies in memory stand in while that does not answer, and are
/// handed over when it does again.
/// </summary>
internal sealed class DistributedUserTokenStore(RemoteCache remote, EntryProtection protection, BoundedEntries copies, TimeSpan retention, ILogger logger) : UserTokenStore
{
    internal override async ValueTask<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (copies.TryGet(key, out byte[]? copy, out bool isPending) && isPending)
        {
            await HandOverAsync(key, copy, cancellationToken).ConfigureAwait(false);
            return Open(key, copy, out _);
        }

        (bool isAnswered, byte[]? content) = await remote.GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (!isAnswered)
        {
            return Open(key, copy, out _);
        }

        byte[]? clear = Open(key, content, out bool isHostile);
        if (clear is not null)
        {
            copies.Set(key, content, isPending: false);
            return clear;
        }

        // Without an entry another process has signed the user out, and the copy is out of date.
        copies.Remove(key);
        if (isHostile)
        {
            await remote.RemoveAsync(key, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    internal override async ValueTask WriteAsync(string key, byte[] clear, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        if (protection.Protect(key, clear) is not { } content)
        {
            // What was there is out of date now.
            EntryFault.Report(logger, EntryFault.NotEncrypted);
            await RemoveAsync(key, cancellationToken).ConfigureAwait(false);
            return;
        }

        copies.Set(key, content, isPending: true);
        if (await remote.SetAsync(key, content, Bounded(lifetime), cancellationToken).ConfigureAwait(false))
        {
            copies.Set(key, content, isPending: false);
        }
    }

    internal override async ValueTask RemoveAsync(string key, CancellationToken cancellationToken)
    {
        copies.Set(key, content: null, isPending: true);
        if (await remote.RemoveAsync(key, cancellationToken).ConfigureAwait(false))
        {
            copies.Remove(key);
        }
    }

    /// <summary>Tells the shared cache what happened while it did not answer.</summary>
    private async ValueTask HandOverAsync(string key, byte[]? copy, CancellationToken cancellationToken)
    {
        if (copy is null)
        {
            await RemoveAsync(key, cancellationToken).ConfigureAwait(false);
        }
        else if (await remote.SetAsync(key, copy, retention, cancellationToken).ConfigureAwait(false))
        {
            copies.Set(key, copy, isPending: false);
        }
    }

    private byte[]? Open(string key, byte[]? content, out bool isHostile)
    {
        string? fault = null;
        byte[]? clear = content is null ? null : protection.Unprotect(key, content, out fault);
        isHostile = fault is EntryFault.NotAuthentic or EntryFault.Oversized;
        if (fault is not null)
        {
            EntryFault.Report(logger, fault);
        }

        return clear;
    }

    private TimeSpan Bounded(TimeSpan? lifetime) => lifetime is { } life && life > TimeSpan.Zero && life < retention ? life : retention;
}
