using System.Globalization;
using System.Text.Json.Nodes;
using SecureTeams.Emulator.Identity.Answers;

namespace SecureTeams.Emulator.Identity.Challenges;

/// <summary>
/// Demands for claims that hold until they are met: a token meets one if it was issued for a request whose
/// <c>claims</c> parameter has everything demanded, with the same values.
/// </summary>
public sealed class ClaimsChallenges
{
    private readonly IssuedTokens _issued;
    private readonly TimeProvider _clock;
    private volatile Demand? _graph;
    private volatile Demand? _onBehalfOf;
    private volatile Revocation? _revocation;
    private volatile Revocation? _rejection;

    internal ClaimsChallenges(IssuedTokens issued, TimeProvider clock)
    {
        _issued = issued;
        _clock = clock;
    }

    /// <summary>From now on Graph answers 401 with <c>error="insufficient_claims"</c> and these claims to every token that does not meet them.</summary>
    /// <param name="claims">The claims request, as JSON, for example <c>{"access_token":{"acrs":{"essential":true,"value":"c1"}}}</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="claims"/> is not a JSON object.</exception>
    public void RequireOnGraph(string claims) => _graph = Demand.Of(claims, code: 0);

    /// <summary>
    /// From now on on-behalf-of requests get <c>interaction_required</c> with these claims, until the person's own token
    /// meets them (<see cref="Tokens.TabToken.SatisfiedClaims"/>).
    /// </summary>
    /// <param name="claims">The claims request, as JSON.</param>
    /// <param name="code">The AADSTS code. The default is 50076: multi-factor authentication is needed.</param>
    /// <exception cref="ArgumentException"><paramref name="claims"/> is not a JSON object.</exception>
    public void RequireOnBehalfOf(string claims, int code = 50076) => _onBehalfOf = Demand.Of(claims, code);

    /// <summary>
    /// Revokes, as continuous access evaluation does, every access token issued so far: Graph answers 401 with
    /// <c>error="insufficient_claims"</c> and claims that ask for a token issued from now on. Refresh tokens go on working.
    /// </summary>
    public void RevokeTokens() => _revocation = new Revocation(_issued.Last, _clock.GetUtcNow());

    /// <summary>
    /// Rejects every access token issued so far without saying what would help: Graph answers 401 with <c>error="invalid_token"</c>
    /// and no claims. Refresh tokens go on working.
    /// </summary>
    public void RejectTokens() => _rejection = new Revocation(_issued.Last, _clock.GetUtcNow());

    /// <summary>Forgets all demands, revocations and rejections.</summary>
    public void Clear() => (_graph, _onBehalfOf, _revocation, _rejection) = (null, null, null, null);

    internal bool Rejects(string? tokenId) =>
        _rejection is { } rejection && (_issued.Find(tokenId) is not { } token || token.Order <= rejection.Last);

    /// <summary>The claims Graph asks the bearer of a token for.</summary>
    internal string? OnGraph(string? tokenId)
    {
        var token = _issued.Find(tokenId);
        if (_revocation is { } revocation && (token is null || token.Order <= revocation.Last))
        {
            return revocation.Claims;
        }

        return _graph is { } demand && token?.Covers(demand.Request) != true ? demand.Text : null;
    }

    internal EntraRefusal? OnBehalfOf(string? tokenId) =>
        _onBehalfOf is { } demand && _issued.Find(tokenId)?.Covers(demand.Request) != true
            ? new EntraRefusal(EntraError.InteractionRequired(demand.Code), Claims: demand.Text, SubError: "basic_action")
            : null;

    private sealed record Demand(string Text, ClaimsRequest Request, int Code)
    {
        public static Demand Of(string claims, int code)
        {
            ArgumentException.ThrowIfNullOrEmpty(claims);
            return new(claims, ClaimsRequest.Parse(claims) ?? throw new ArgumentException("The claims are not a JSON object.", nameof(claims)), code);
        }
    }

    private sealed record Revocation(long Last, DateTimeOffset At)
    {
        public string Claims => new JsonObject
        {
            ["access_token"] = new JsonObject
            {
                ["nbf"] = new JsonObject { ["essential"] = true, ["value"] = At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) },
            },
        }.ToJsonString();
    }
}
