using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Identity.TabTokens;

/// <summary>
/// The keys with which one tenant's tokens are signed, from the address that follows from the cloud's table. They are fetched
/// when they are needed, once for all who wait, and no caller's cancellation ends what others wait for.
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
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private Dictionary<string, RsaSecurityKey>? _keys;
    private DateTimeOffset _fetched;
    private DateTimeOffset? _failed;
    private DateTimeOffset? _askedForUnknown;
    private Task? _fetch;

    internal TenantKeys(TeamsCloud cloud, Guid tenant, HttpClient http, TimeProvider clock, ILogger logger)
    {
        _address = new Uri(cloud.Authority, $"{tenant:D}/discovery/v2.0/keys");
        _tenant = tenant;
        _issuer = cloud.IssuerOf(tenant);
        _http = http;
        _clock = clock;
        _logger = logger;
    }

    internal async ValueTask<SigningKey> FindAsync(string id, CancellationToken cancellationToken)
    {
        Task? fetch;
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            if (Kept(now) is { } keys && keys.TryGetValue(id, out RsaSecurityKey? key))
            {
                if (now - _fetched >= RenewalAge && !IsPaused(now))
                {
                    _ = Fetch();
                }

                return new SigningKey(key, IsUnavailable: false);
            }

            fetch = FetchFor(now);
        }

        if (fetch is not null)
        {
            await fetch.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        lock (_gate)
        {
            return Kept(_clock.GetUtcNow()) is { } keys && keys.TryGetValue(id, out RsaSecurityKey? key) ? new SigningKey(key, IsUnavailable: false)
                : _keys is null || _failed is not null ? SigningKey.Unavailable
                : SigningKey.Unknown;
        }
    }

    /// <summary>The fetch to wait for when the key is not at hand; null when it is too early for another.</summary>
    private Task? FetchFor(DateTimeOffset now)
    {
        if (_fetch is not null)
        {
            return _fetch;
        }

        if (IsPaused(now))
        {
            return null;
        }

        if (Kept(now) is null)
        {
            return Fetch();
        }

        // Whoever sends tokens with made-up keys must not make the client ask each time; a failed fetch has its own pause.
        if (_failed is null && _askedForUnknown is { } asked && now - asked < UnknownKeyPause)
        {
            return null;
        }

        _askedForUnknown = now;
        return Fetch();
    }

    private Dictionary<string, RsaSecurityKey>? Kept(DateTimeOffset now) => now - _fetched < MostAge ? _keys : null;

    private bool IsPaused(DateTimeOffset now) => _failed is { } failed && now - failed < FailurePause;

    private Task Fetch() => _fetch ??= FetchAsync();

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever fails means that there are no new keys; those who wait are told so, and the log says why.")]
    private async Task FetchAsync()
    {
        // The caller holds the lock.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        Dictionary<string, RsaSecurityKey>? keys = null;
        try
        {
            keys = await DownloadAsync().ConfigureAwait(false);
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
