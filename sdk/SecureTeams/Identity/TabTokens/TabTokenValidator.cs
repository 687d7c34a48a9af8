using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SecureTeams.Identity.TabTokens;

/// <summary>
/// Judges the token that a tab's <c>getAuthToken()</c> sends to the application's own web API, before anything is done in the
/// user's name (Microsoft Teams documentation, "Enable SSO for tab app").
/// </summary>
/// <remarks>
/// <para>
/// Thread-safe; get it from the client. A valid token is signed with RS256 by a key that the identity provider of the configured
/// cloud has published for the issuer, which is exactly that of an accepted tenant; it is meant for this application, was given to
/// a pre-authorised client, carries the scope <c>access_as_user</c> as a whole word, and belongs to a user of the issuer's tenant.
/// </para>
/// <para>
/// The keys come over the client's hardened connections, from an address that follows from <see cref="TeamsCloud"/> and never from
/// a token. They are kept for 24 hours at most, renewed after 12; an unknown key causes a new look at most once in 5 minutes
/// for its tenant, and 30 times a minute for all of them. Beyond that a token with an unknown key is refused as
/// <see cref="TabTokenReason.MetadataUnavailable"/>, while those with known keys are judged as ever.
/// </para>
/// </remarks>
public sealed class TabTokenValidator
{
    /// <summary>The longest token that is looked at: 16384 characters.</summary>
    public const int MaxTokenLength = 16 * 1024;

    private const string Scope = "access_as_user";

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxTokenLength };
    private readonly Dictionary<string, TabIssuer> _issuers = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _clients;
    private readonly string[] _audiences;
    private readonly TabAudience _audience;
    private readonly TimeProvider _clock;

    internal TabTokenValidator(TeamsCloud cloud, IReadOnlyCollection<Guid> tenants, Guid clientId, TabTokenOptions options, HttpClient identity, TimeProvider clock, ILogger logger)
    {
        _audience = TabAudience.Of(cloud, clientId);
        _audiences = options.AppIdUri is null ? [clientId.ToString("D")] : [clientId.ToString("D"), options.AppIdUri];
        _clients = [.. options.Clients];
        _clock = clock;
        var budget = new KeyBudget(tenants.Count, clock, logger);
        foreach (Guid tenant in tenants)
        {
            var issuer = new TabIssuer(tenant, new TenantKeys(cloud, tenant, identity, budget, clock, logger));
            _issuers[cloud.IssuerOf(tenant)] = issuer;
            if (cloud.LegacyIssuerOf(tenant) is { } legacy)
            {
                _issuers[legacy] = issuer;
            }
        }
    }

    /// <summary>Gets by how much the clocks of this machine and of the identity provider may differ: 2 minutes.</summary>
    public static TimeSpan ClockSkew { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Judges a token.</summary>
    /// <param name="token">The token without the word <c>Bearer</c>, as it came; null when there was none.</param>
    /// <param name="cancellationToken">Cancels the wait for keys.</param>
    /// <returns>The token when it is valid, otherwise why it is not. A bad token is no exception.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask<TabTokenResult> ValidateAsync(string? token, CancellationToken cancellationToken = default)
    {
        TabTokenResult result = await JudgeAsync(token, cancellationToken).ConfigureAwait(false);
        SecureTeamsDiagnostics.TabTokensJudged.Add(1, new KeyValuePair<string, object?>("reason", result.Reason.ToString()));
        return result;
    }

    private async ValueTask<TabTokenResult> JudgeAsync(string? text, CancellationToken cancellationToken)
    {
        TabTokenReason form = Form(text);
        if (form != TabTokenReason.Valid || Read(text!) is not { } token)
        {
            return TabTokenResult.Refused(form == TabTokenReason.Valid ? TabTokenReason.Malformed : form);
        }

        if (token.Alg != SecurityAlgorithms.RsaSha256)
        {
            return TabTokenResult.Refused(TabTokenReason.AlgorithmNotAllowed);
        }

        if (!_issuers.TryGetValue(token.Issuer, out TabIssuer? issuer))
        {
            return TabTokenResult.Refused(TabTokenReason.IssuerNotAllowed);
        }

        if (token.Kid is not { Length: > 0 })
        {
            return TabTokenResult.Refused(TabTokenReason.Malformed);
        }

        SigningKey key = await issuer.Keys.FindAsync(token.Kid, cancellationToken).ConfigureAwait(false);
        if (key.Key is null)
        {
            return TabTokenResult.Refused(key.IsUnavailable ? TabTokenReason.MetadataUnavailable : TabTokenReason.KeyUnknown);
        }

        TokenValidationResult checkedToken = await _handler.ValidateTokenAsync(token, Parameters(token.Issuer, key.Key)).ConfigureAwait(false);
        return checkedToken.IsValid ? Accept(token, text!, issuer.Tenant) : TabTokenResult.Refused(ReasonOf(checkedToken.Exception));
    }

    private static TabTokenReason Form(string? text) => text switch
    {
        null or "" => TabTokenReason.Missing,
        { Length: > MaxTokenLength } => TabTokenReason.TooLarge,
        _ when text.AsSpan().ContainsAnyExcept(TokenCharacters) || text.AsSpan().Count('.') != 2 => TabTokenReason.Malformed,
        _ => TabTokenReason.Valid,
    };

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The text is a stranger's, and the library's parsers fail in many ways; each means that it is no token.")]
    private static JsonWebToken? Read(string text)
    {
        try
        {
            var token = new JsonWebToken(text);

            // What a header calls critical has to be understood (RFC 7515 section 4.1.11), and nothing is.
            return token.Issuer is { Length: > 0 } && !token.TryGetHeaderValue("crit", out object? _) ? token : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private TokenValidationParameters Parameters(string issuer, RsaSecurityKey key) => new()
    {
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidTypes = [JwtConstants.HeaderType],
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ValidIssuer = issuer,
        ValidAudiences = _audiences,
        IgnoreTrailingSlashWhenValidatingAudience = false,
        IssuerSigningKey = key,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        ClockSkew = ClockSkew,
        LifetimeValidator = DemandLifetime,
    };

    /// <summary>The library reads the computer's clock; this reads the client's.</summary>
    private bool DemandLifetime(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        DateTime now = _clock.GetUtcNow().UtcDateTime;
        if (expires is null || notBefore > expires)
        {
            throw new SecurityTokenInvalidLifetimeException();
        }

        if (now - ClockSkew >= expires)
        {
            throw new SecurityTokenExpiredException();
        }

        return notBefore is null || now + ClockSkew >= notBefore ? true : throw new SecurityTokenNotYetValidException();
    }

    private static TabTokenReason ReasonOf(Exception? exception) => exception switch
    {
        SecurityTokenInvalidAlgorithmException => TabTokenReason.AlgorithmNotAllowed,
        SecurityTokenInvalidSignatureException => TabTokenReason.SignatureInvalid,
        SecurityTokenInvalidAudienceException => TabTokenReason.AudienceMismatch,
        SecurityTokenInvalidIssuerException => TabTokenReason.IssuerNotAllowed,
        SecurityTokenExpiredException => TabTokenReason.Expired,
        SecurityTokenNotYetValidException => TabTokenReason.NotYetValid,
        _ => TabTokenReason.Malformed,
    };

    /// <summary>What the signature vouches for, now that it does.</summary>
    private TabTokenResult Accept(JsonWebToken token, string text, Guid tenant)
    {
        if (TabClaims.Text(token, "idtyp") is not (null or "user"))
        {
            return TabTokenResult.Refused(TabTokenReason.ApplicationToken);
        }

        if (!TabClaims.HasWord(TabClaims.Text(token, "scp"), Scope))
        {
            return TabTokenResult.Refused(TabTokenReason.ScopeMissing);
        }

        if (!TabClaims.NamesOneOf(token, _clients, "azp", "appid"))
        {
            return TabTokenResult.Refused(TabTokenReason.ClientNotAllowed);
        }

        if (TabClaims.Id(token, "tid") != tenant || TabClaims.Id(token, "oid") is not { } user || user == Guid.Empty)
        {
            return TabTokenResult.Refused(TabTokenReason.UserMissing);
        }

        string? userName = TabClaims.Text(token, "preferred_username") ?? TabClaims.Text(token, "upn");
        return TabTokenResult.Valid(new ValidatedTabToken(_audience, text, tenant, user, new DateTimeOffset(token.ValidTo, TimeSpan.Zero), TabClaims.Text(token, "name"), userName));
    }
}
