using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Identity.TabTokens;

/// <summary>
/// The keys with which one tenant's tokens are signed, from the address that follows from the cloud's table. They are fetched
/// when they are needed, once for all who wait and outside the context of any of them, and no caller's cancellation ends what
/// others wait for.
/// </summary>
internal sealed class TenantKeys
{
    /// <summary>After which time keys are fetched anew, beside the use of those at hand.</summary>
    internal static readonly TimeSpan RenewalAge = TimeSpan.FromHours(12);

    /// <summary>How long keys are used when no newer ones can be had.</summary>
    internal static readonly TimeSpan MostAge = TimeSpan.FromHours(24);

    /// <summary>How long an unknown key causes no further fetch.</summary>
    internal static readonly TimeSpan UnknownKeyPause = TimeSpan.FromMinutes(5);

    /// <summary>How long a failed fetch is not repeated.</summary>
    internal static readonly TimeSpan FailurePause = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly Uri _address;
    private readonly Guid _tenant;
    private readonly string _issuer;
    private readonly HttpClient _http;
    private readonly KeyBudget _budget;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private Dictionary<string, RsaSecurityKey>? _keys;
    private DateTimeOffset _fetched;
    private DateTimeOffset? _failed;
    private DateTimeOffset? _askedForUnknown;
    private Task? _fetch;

    internal TenantKeys(TeamsCloud cloud, Guid tenant, HttpClient http, KeyBudget budget, TimeProvider clock, ILogger logger)
    {
        _address = new Uri(cloud.Authority, $"{tenant:D}/discovery/v2.0/keys");
        _tenant = tenant;
        _issuer = cloud.IssuerOf(tenant);
        _http = http;
        _budget = budget;
        _clock = clock;
        _logger = logger;
    }

    internal async ValueTask<SigningKey> FindAsync(string id, CancellationToken cancellationToken)
    {
        Task? fetch;
        bool isHeldBack;
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            if (Kept(now) is { } keys && keys.TryGetValue(id, out RsaSecurityKey? key))
            {
                if (now - _fetched >= RenewalAge && !IsPaused(now) && _fetch is null && _budget.TryTake(KeyNeed.Renewal))
                {
                    _ = Fetch();
                }

                return new SigningKey(key, IsUnavailable: false);
            }

            fetch = FetchFor(now, out isHeldBack);
        }

        if (fetch is not null)
        {
            await fetch.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        lock (_gate)
        {
            return Kept(_clock.GetUtcNow()) is { } keys && keys.TryGetValue(id, out RsaSecurityKey? key) ? new SigningKey(key, IsUnavailable: false)
                : isHeldBack || _keys is null || _failed is not null ? SigningKey.Unavailable
                : SigningKey.Unknown;
        }
    }

    /// <summary>The fetch to wait for when the key is not at hand; null when it is too early for another, or too many were begun for all tenants.</summary>
    private Task? FetchFor(DateTimeOffset now, out bool isHeldBack)
    {
        isHeldBack = false;
        if (_fetch is not null || IsPaused(now))
        {
            return _fetch;
        }

        KeyNeed need = Kept(now) is null ? KeyNeed.First : KeyNeed.Unknown;

        // Whoever sends tokens with made-up keys must not make the client ask each time; a failed fetch has its own pause.
        if (need == KeyNeed.Unknown && _failed is null && _askedForUnknown is { } asked && now - asked < UnknownKeyPause)
        {
            return null;
        }

        isHeldBack = !_budget.TryTake(need);
        if (isHeldBack)
        {
            return null;
        }

        _askedForUnknown = need == KeyNeed.Unknown ? now : _askedForUnknown;
        return Fetch();
    }

    private Dictionary<string, RsaSecurityKey>? Kept(DateTimeOffset now) => now - _fetched < MostAge ? _keys : null;

    private bool IsPaused(DateTimeOffset now) => _failed is { } failed && now - failed < FailurePause;

    /// <summary>Starts outside the context of whoever came first: its activity, its log scopes, its user.</summary>
    private Task Fetch()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _fetch = ended.Task;
        ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Keys.FetchAsync(work.Ended), (Keys: this, Ended: ended), preferLocal: false);
        return _fetch;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever fails means that there are no new keys; those who wait are told so, and the log says why.")]
    private async Task FetchAsync(TaskCompletionSource ended)
    {
        Dictionary<string, RsaSecurityKey>? keys = null;
        try
        {
            keys = await _budget.RunAsync(DownloadAsync).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.KeysNotFetched(_logger, (exception as SecureTeamsException)?.Code.ToString() ?? exception.GetType().Name);
        }

        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            _failed = keys is null ? now : null;
            _fetch = null;
            if (keys is not null)
            {
                _keys = keys;
                _fetched = now;
            }
        }

        ended.SetResult();
    }

    private async Task<Dictionary<string, RsaSecurityKey>> DownloadAsync()
    {
        using HttpResponseMessage response = await _http.GetAsync(_address, CancellationToken.None).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        byte[] body = await response.Content.ReadAsByteArrayAsync(CancellationToken.None).ConfigureAwait(false);
        return body.Length <= PublishedKeys.MaxBytes
            ? PublishedKeys.Read(body, _tenant, _issuer)
            : throw new InvalidDataException("The key set is too large.");
    }
}
