using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Identity.UserTokens;

/// <summary>
/// Keeps the entries encrypted in the shared cache; encrypted copies in memory stand in while that does not answer, and are
/// handed over when it does again, unless it knows more by then.
/// </summary>
internal sealed class DistributedUserTokenStore : UserTokenStore
{
    private readonly RemoteCache _remote;
    private readonly EntryProtection _protection;
    private readonly BoundedEntries _copies;
    private readonly TimeSpan _retention;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;

    /// <summary>One change at a time of entries that share a turn.</summary>
    private readonly SemaphoreSlim[] _turns = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1))];

    internal DistributedUserTokenStore(RemoteCache remote, EntryProtection protection, BoundedEntries copies, TimeSpan retention, TimeProvider clock, ILogger logger)
    {
        _remote = remote;
        _protection = protection;
        _copies = copies;
        _retention = retention;
        _clock = clock;
        _logger = logger;
        remote.Recovered = () => HandOver = Task.Run(HandOverAllAsync);
    }

    /// <summary>Gets the last handing over after an outage.</summary>
    internal Task HandOver { get; private set; } = Task.CompletedTask;

    internal override async ValueTask<byte[]?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        if (_copies.TryGet(key, out KeptEntry kept) && kept.IsPending)
        {
            await InTurnAsync(key, () => HandOverAsync(key, cancellationToken), cancellationToken).ConfigureAwait(false);
            return _copies.TryGet(key, out kept) ? Open(key, kept.Content) : null;
        }

        RemoteAnswer found = await _remote.GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (!found.IsAnswered)
        {
            return Open(key, kept.Content);
        }

        // Without an entry another process has signed the user out, and the copy is out of date.
        byte[]? clear = Open(key, found.Content);
        _copies.Learn(key, clear is null ? null : Seen(found.Content));
        return clear;
    }

    internal override async ValueTask WriteAsync(string key, byte[] clear, TimeSpan? lifetime, CancellationToken cancellationToken)
    {
        if (_protection.Protect(key, clear) is not { } content)
        {
            EntryFault.Report(_logger, EntryFault.NotEncrypted);
            return;
        }

        TimeSpan life = lifetime is { } its && its > TimeSpan.Zero && its < _retention ? its : _retention;
        await InTurnAsync(
            key,
            async () =>
            {
                _copies.TryGet(key, out KeptEntry before);
                if (before.IsStop)
                {
                    return;
                }

                KeptEntry kept = Pending(content, before) with { EndsAt = _clock.GetUtcNow() + life };
                _copies.Set(key, kept);
                Settle(key, kept, await _remote.SetAsync(key, content, life, cancellationToken).ConfigureAwait(false));
            },
            cancellationToken).ConfigureAwait(false);
    }

    internal override ValueTask RemoveAsync(string key, CancellationToken cancellationToken) => InTurnAsync(
        key,
        async () =>
        {
            _copies.TryGet(key, out KeptEntry before);
            if (!before.IsStop)
            {
                _copies.Set(key, Pending(content: null, before));
                if (await _remote.RemoveAsync(key, cancellationToken).ConfigureAwait(false))
                {
                    _copies.Remove(key);
                }
            }
        },
        cancellationToken);

    internal override ValueTask StopAsync(string key, CancellationToken cancellationToken) => InTurnAsync(
        key,
        async () =>
        {
            _copies.Set(key, new KeptEntry(null) { IsPending = true, IsStop = true });
            if (!await _remote.StopAsync(key, cancellationToken).ConfigureAwait(false))
            {
                throw new TeamsAuthenticationException(
                    SecureTeamsErrorCode.TokenStoreUnavailable,
                    "The shared cache of users' tokens did not confirm that the access was removed: this process refuses it, others may not.",
                    "Stop it again when the cache answers.")
                {
                    RetryAfter = _remote.OutagePause,
                };
            }

            _copies.Remove(key);
        },
        cancellationToken);

    private static byte[]? Hash(byte[]? content) => content is null ? null : SHA256.HashData(content);

    private static KeptEntry Pending(byte[]? content, in KeptEntry before) =>
        new(content) { IsPending = true, Known = before.IsPending ? before.Known : Hash(before.Content) };

    private KeptEntry Seen(byte[]? content) => new(content) { EndsAt = _clock.GetUtcNow() + _retention };

    /// <summary>Tells the shared cache all that happened while it did not answer.</summary>
    private async Task HandOverAllAsync()
    {
        foreach (string key in _copies.PendingKeys())
        {
            await InTurnAsync(key, () => HandOverAsync(key, CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Tells the shared cache what happened while it did not answer. What others changed or removed there meanwhile comes first.</summary>
    private async Task HandOverAsync(string key, CancellationToken cancellationToken)
    {
        if (!_copies.TryGet(key, out KeptEntry kept) || !kept.IsPending)
        {
            return;
        }

        if (kept.IsStop)
        {
            if (await _remote.StopAsync(key, cancellationToken).ConfigureAwait(false))
            {
                _copies.Remove(key);
            }

            return;
        }

        RemoteAnswer found = await _remote.GetAsync(key, cancellationToken).ConfigureAwait(false);
        if (!found.IsAnswered)
        {
            return;
        }

        if (found.IsStopped || IsChanged(key, found.Content, kept.Known))
        {
            _copies.Remove(key);
            _copies.Learn(key, found.Content is null ? null : Seen(found.Content));
        }
        else if (kept.Content is not null)
        {
            TimeSpan left = kept.EndsAt is { } end ? end - _clock.GetUtcNow() : _retention;
            Settle(key, kept, await _remote.SetAsync(key, kept.Content, left > TimeSpan.FromSeconds(1) ? left : TimeSpan.FromSeconds(1), cancellationToken).ConfigureAwait(false));
        }
        else if (await _remote.RemoveAsync(key, cancellationToken).ConfigureAwait(false))
        {
            _copies.Remove(key);
        }
    }

    /// <summary>Tells whether the shared cache no longer holds what this process last saw there. What cannot be read is nobody's word.</summary>
    private bool IsChanged(string key, byte[]? content, byte[]? known)
    {
        if (content is null)
        {
            return known is not null;
        }

        bool isKnown = known is not null && CryptographicOperations.FixedTimeEquals(known, Hash(content));
        byte[]? clear = isKnown ? null : Open(key, content);
        CryptographicOperations.ZeroMemory(clear);
        return clear is not null;
    }

    private void Settle(string key, in KeptEntry kept, RemoteAnswer answer)
    {
        if (answer.IsStopped)
        {
            _copies.Remove(key);
        }
        else if (answer.IsAnswered)
        {
            _copies.Set(key, kept with { IsPending = false, Known = null });
        }
    }

    private byte[]? Open(string key, byte[]? content)
    {
        string? fault = null;
        byte[]? clear = content is null ? null : _protection.Unprotect(key, content, out fault);
        if (fault is not null)
        {
            EntryFault.Report(_logger, fault);
        }

        return clear;
    }

    private async ValueTask InTurnAsync(string key, Func<Task> work, CancellationToken cancellationToken)
    {
        SemaphoreSlim turn = _turns[(uint)key.GetHashCode(StringComparison.Ordinal) % (uint)_turns.Length];
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
