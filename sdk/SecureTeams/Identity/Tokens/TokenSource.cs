using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SecureTeams.Identity.Failures;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.Tokens.Issuing;

namespace SecureTeams.Identity.Tokens;

/// <summary>
/// Gives each request its token: from the cache while it lives, renewed in the background before it ends, and otherwise from the
/// issuer, once for all who ask at the same time. No lifetime is assumed: what the issuer says counts.
/// </summary>
[SuppressMessage("Usage", "CA2213:Disposable fields should be disposed", Justification = "Without a timer the source holds nothing to free, and its callbacks may still run.")]
internal sealed class TokenSource : IDisposable
{
    /// <summary>How long after a failed renewal the next one is tried.</summary>
    private static readonly TimeSpan RenewalPause = TimeSpan.FromSeconds(30);

    private static readonly KeyValuePair<string, object?> Cached = new("outcome", "cached");

    private readonly TokenFlights _flights;
    private readonly TokenIssuance _issuance;
    private readonly TokenFailure _failure;
    private readonly LongRuns _runs;
    private readonly TokenCache _cache;
    private readonly string[] _scopes;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _closed = new();
    private readonly CancellationToken _closing;

    internal TokenSource(TeamsCloud cloud, TenantId tenant, TokenIssuer issuer, TokenCacheLimits limits, TimeProvider clock, ILogger logger)
    {
        Default = new TokenSubject(tenant);
        _flights = new TokenFlights(FlyAsync);
        _issuance = new TokenIssuance(issuer, limits, clock);
        _failure = new TokenFailure(cloud.Authority.IdnHost);
        _cache = new TokenCache(limits, clock);
        _runs = new LongRuns(limits.MaxTokens);
        _scopes = [cloud.GraphScope];
        _clock = clock;
        _logger = logger;
        _closing = _closed.Token;
    }

    /// <summary>Gets the subject of requests that name no other: the client's own tenant.</summary>
    internal TokenSubject Default { get; }

    internal int Count => _cache.Count;

    internal ValueTask<AccessToken> GetAsync(TokenSubject subject, CancellationToken cancellationToken)
    {
        long now = _clock.GetUtcNow().Ticks;
        if (!_cache.TryGet(subject, out TokenEntry? entry) || !entry.IsUsable(now))
        {
            return new ValueTask<AccessToken>(JoinForTokenAsync(new TokenFlightKey(subject, Claims: null), cancellationToken));
        }

        entry.Use(now);
        SecureTeamsDiagnostics.TokenRequests.Add(1, Cached);
        if (entry.TakeRenewal(now))
        {
            StartRenewal(subject, entry);
        }

        return new ValueTask<AccessToken>(entry.Token);
    }

    /// <summary>Gets the object id of the person whose tokens the client sends by itself; null when the issuer does not say.</summary>
    internal async Task<Guid?> GetPersonAsync(CancellationToken cancellationToken)
    {
        TokenEntry entry = _cache.TryGet(Default, out TokenEntry? cached) && cached.IsUsable(_clock.GetUtcNow().Ticks)
            ? cached
            : await JoinAsync(new TokenFlightKey(Default, Claims: null), cancellationToken).ConfigureAwait(false);
        return entry.Person;
    }

    /// <summary>Asks for a token that meets the resource's demand, past every cache. The caller does so once for each answer of the resource.</summary>
    /// <param name="subject">Whose token was refused.</param>
    /// <param name="claims">The demand, as validated JSON.</param>
    /// <param name="refused">The token that was refused, which nobody else is to get.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The token, which also takes the place of the refused one in the cache.</returns>
    internal async ValueTask<AccessToken> GetWithClaimsAsync(TokenSubject subject, string claims, AccessToken refused, CancellationToken cancellationToken)
    {
        // Many requests may have been refused with the same token; the first of them gets the new one for all.
        if (_cache.TryGet(subject, out TokenEntry? entry) && !entry.Token.Equals(refused) && entry.Claims == claims && entry.IsUsable(_clock.GetUtcNow().Ticks))
        {
            SecureTeamsDiagnostics.TokenRequests.Add(1, Cached);
            return entry.Token;
        }

        Forget(subject, refused);
        return await JoinForTokenAsync(new TokenFlightKey(subject, claims), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Drops a token that the resource refused, so that the next request gets another: a new one, whatever the issuer's own caches hold.</summary>
    internal void Forget(TokenSubject subject, AccessToken refused)
    {
        if (_cache.Forget(subject, refused))
        {
            _issuance.Refuse(subject);
        }
    }

    /// <summary>Ends the acting for a user: what is under way ends, and what memory and the issuer's cache hold of it is removed.</summary>
    internal async Task StopAsync(TokenSubject subject, CancellationToken cancellationToken)
    {
        try
        {
            _issuance.DemandPossible(subject);
            Task ended = _runs.StopAsync(subject.User!, cancellationToken);
            _cache.Drop(subject);
            await ended.ConfigureAwait(false);
            await _issuance.StopAsync(subject, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw _failure.Translate(exception);
        }
        finally
        {
            _cache.Drop(subject);
        }
    }

    public void Dispose()
    {
        if (_closing.IsCancellationRequested)
        {
            return;
        }

        _closed.CancelLater();
        _flights.Cancel();
        _issuance.Dispose();
        _cache.Dispose();
    }

    private async Task<AccessToken> JoinForTokenAsync(TokenFlightKey key, CancellationToken cancellationToken) => (await JoinAsync(key, cancellationToken).ConfigureAwait(false)).Token;

    private async Task<TokenEntry> JoinAsync(TokenFlightKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        ThrowWhenClosed();
        _issuance.DemandNoPause(key.Subject);
        TokenFlight flight = _flights.Join(key);
        try
        {
            return await flight.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // MSAL reports a cancelled request as a failed one.
            cancellationToken.ThrowIfCancellationRequested();
            ThrowWhenClosed();
            throw _failure.Translate(exception);
        }
        finally
        {
            flight.Leave();
        }
    }

    private async Task<TokenEntry> FlyAsync(TokenFlightKey key, CancellationToken cancellationToken)
    {
        // Whoever joined when the client was being closed is not in the list of those to be cancelled.
        _closing.ThrowIfCancellationRequested();

        // Who came between the last flight's end and this one's start finds its token here.
        if (_cache.TryGet(key.Subject, out TokenEntry? cached) && (key.Claims is null || key.Claims == cached.Claims) && cached.IsUsable(_clock.GetUtcNow().Ticks))
        {
            return cached;
        }

        var request = new TokenRequest(key.Subject, _scopes) { Claims = key.Claims, BypassesCaches = key.Claims is not null, MayInteract = true };
        return await _runs.RunAsync(key.Subject, stop => _issuance.IssueAsync(request, stop), entry => _cache.Set(key.Subject.ToKeep(), entry), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Renews outside the context of the caller that happened to come first.</summary>
    private void StartRenewal(TokenSubject subject, TokenEntry entry) =>
        ThreadPool.UnsafeQueueUserWorkItem(static work => _ = work.Source.RenewAsync(work.Subject, work.Entry), (Source: this, Subject: subject, Entry: entry), preferLocal: false);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Nobody waits for it: what goes wrong is logged, whatever it is.")]
    private async Task RenewAsync(TokenSubject subject, TokenEntry entry)
    {
        try
        {
            var request = new TokenRequest(subject, _scopes) { Claims = entry.Claims, BypassesCaches = true };
            await _runs.RunAsync(subject, stop => _issuance.IssueAsync(request, stop), renewed => _cache.Replace(subject, entry, renewed), _closing).ConfigureAwait(false);
        }
        catch (TeamsAuthenticationException) when (_runs.IsStopped(subject.User))
        {
            // There is nothing left to renew.
        }
        catch (Exception exception) when (!_closing.IsCancellationRequested)
        {
            // The token at hand goes on being used until its end.
            entry.PostponeRenewal((_clock.GetUtcNow() + RenewalPause).Ticks);
            Log.TokenNotRenewed(_logger, _failure.Translate(exception).Code);
        }
        catch (Exception)
        {
            // The client is closed, and nobody is left to be told.
        }
    }

    private void ThrowWhenClosed() => ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
}
