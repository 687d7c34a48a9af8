using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace SecureTeams.Identity.TabTokens;

/// <summary>
/// How many key sets one validator fetches, over all tenants: anybody can write a token that names a tenant and a key, and
/// must not make the client send a request for each.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class KeyBudget
{
    /// <summary>How many fetches a minute unknown keys cause at most.</summary>
    internal const int MostForUnknown = 30;

    /// <summary>How many first fetches, and how many renewals, there are at least in a minute; with many tenants a tenth of their number.</summary>
    internal const int LeastForTenants = 60;

    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int MostAtOnce = 8;

    private readonly Queue<DateTimeOffset>[] _begun = [new(), new(), new()];
    private readonly SemaphoreSlim _turns = new(MostAtOnce, MostAtOnce);
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly int _mostForTenants;
    private DateTimeOffset? _told;

    internal KeyBudget(int tenants, TimeProvider clock, ILogger logger)
    {
        _mostForTenants = Math.Max(LeastForTenants, tenants / 10);
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Takes one fetch from the budget; false when it is used up.</summary>
    internal bool TryTake(KeyNeed need)
    {
        bool isFirstRefusal;
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            Queue<DateTimeOffset> begun = _begun[(int)need];
            while (begun.TryPeek(out DateTimeOffset oldest) && now - oldest >= Window)
            {
                begun.Dequeue();
            }

            if (begun.Count < (need == KeyNeed.Unknown ? MostForUnknown : _mostForTenants))
            {
                begun.Enqueue(now);
                return true;
            }

            isFirstRefusal = _told is not { } told || now - told >= Window;
            _told = isFirstRefusal ? now : _told;
        }

        if (isFirstRefusal)
        {
            Log.KeyFetchesHeldBack(_logger, need.ToString());
        }

        return false;
    }

    /// <summary>Runs a fetch when fewer than the most run.</summary>
    internal async Task<T> RunAsync<T>(Func<Task<T>> fetch)
    {
        await _turns.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await fetch().ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }
}
