using Microsoft.Identity.Client;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;

namespace SecureTeams.Identity.Credentials;

/// <summary>
/// Asks MSAL for the application's tokens, and for users' on their behalf: confidential clients for all tenants, the tenant
/// given with each request.
/// </summary>
internal sealed class ConfidentialIssuer : TokenIssuer
{
    private readonly IConfidentialClientApplication _application;
    private readonly ConfidentialCredential _credential;
    private readonly IssuerSettings _settings;
    private readonly Guid _clientId;
    private readonly Lazy<UserTokenLink> _userTokens;
    private readonly TabAudience _audience;

    internal ConfidentialIssuer(ConfidentialCredential credential, Guid clientId, IssuerSettings settings)
    {
        _credential = credential;
        _clientId = clientId;
        _settings = settings;
        _audience = TabAudience.Of(settings.Cloud, clientId);
        _application = Build(credential, clientId, settings);

        // It has no bound; TokenSource keeps the tokens.
        _application.AppTokenCache.SetCacheOptions(CacheOptions.DisableInternalCacheOptions);
        _userTokens = new Lazy<UserTokenLink>(() => settings.UserTokens.Open(settings));
    }

    internal override bool ActsForUsers => true;

    internal override async Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        AuthenticationResult result = request.Subject.User switch
        {
            null => await ForApplicationAsync(request, cancellationToken).ConfigureAwait(false),
            TabUser user => await OnBehalfOfAsync(request, ForOneUser().AcquireTokenOnBehalfOf(request.Scopes, new UserAssertion(Demand(user.Token))), cancellationToken).ConfigureAwait(false),
            LongRunningUser user => await OnBehalfOfAsync(request, InLongRun(request, user), cancellationToken).ConfigureAwait(false),
            _ => throw OnBehalfOfRefusal.NotPossible(),
        };
        return MsalApplication.Read(result);
    }

    /// <summary>Past MSAL, which says that all is well when it finds nothing, though the shared cache may only not answer.</summary>
    internal override async Task StopAsync(TokenUser user, CancellationToken cancellationToken)
    {
        if (user is LongRunningUser running)
        {
            await _userTokens.Value.StopAsync(_clientId, running.Access.CacheKey, cancellationToken).ConfigureAwait(false);
        }
    }

    private static IConfidentialClientApplication Build(ConfidentialCredential credential, Guid clientId, IssuerSettings settings)
    {
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder
            .Create(clientId.ToString("D"))
            .WithHttpClientFactory(settings.Http, retryOnceOn5xx: true)
            .WithLegacyCacheCompatibility(false)
            .WithClientCapabilities(MsalApplication.Capabilities)
            .WithAuthority(MsalApplication.AuthorityOf(settings), validateAuthority: false)
            .WithInstanceDiscovery(false);
        return credential.Apply(builder, settings).Build();
    }

    /// <summary>
    /// Makes an MSAL client for one request of one user. What MSAL holds of users' tokens is one memory for the whole client, without a
    /// bound and without a lock from its reading to its writing: the tokens of two users at the same time could be written under one key.
    /// Each request gets a memory of its own; making it costs little beside the request.
    /// </summary>
    private IConfidentialClientApplication ForOneUser()
    {
        IConfidentialClientApplication application = Build(_credential, _clientId, _settings);
        _userTokens.Value.Attach(application.UserTokenCache);
        return application;
    }

    private ILongRunningWebApi LongRunning() => (ILongRunningWebApi)ForOneUser();

    private Task<AuthenticationResult> ForApplicationAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        AcquireTokenForClientParameterBuilder call = _application.AcquireTokenForClient(request.Scopes).WithTenantId(request.Subject.Tenant.Value);
        return _credential.Prepare(request.Claims is null ? call : call.WithClaims(request.Claims), _settings).ExecuteAsync(cancellationToken);
    }

    private AcquireTokenOnBehalfOfParameterBuilder InLongRun(TokenRequest request, LongRunningUser user)
    {
        string key = user.Access.CacheKey;
        return user.Start is { } start
            ? LongRunning().InitiateLongRunningProcessInWebApi(request.Scopes, Demand(start), ref key)
            : LongRunning().AcquireTokenInLongRunningProcess(request.Scopes, key);
    }

    private async Task<AuthenticationResult> OnBehalfOfAsync(TokenRequest request, AcquireTokenOnBehalfOfParameterBuilder call, CancellationToken cancellationToken)
    {
        call = call.WithTenantId(request.Subject.Tenant.Value).WithForceRefresh(request.BypassesCaches);
        AuthenticationResult result = await _credential.Prepare(request.Claims is null ? call : call.WithClaims(request.Claims), _settings).ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return Guid.TryParse(result.UniqueId, out Guid person) && person == request.Subject.User!.ObjectId ? result : throw OnBehalfOfRefusal.OfAnotherPerson();
    }

    /// <summary>A token that was checked for another cloud or application is not sent to this one's.</summary>
    private string Demand(ValidatedTabToken token) => token.Audience == _audience ? token.Reveal() : throw OnBehalfOfRefusal.OfAnother();
}
