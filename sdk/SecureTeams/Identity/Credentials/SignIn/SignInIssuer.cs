using System.Diagnostics.CodeAnalysis;
using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;

namespace SecureTeams.Identity.Credentials.SignIn;

/// <summary>
/// Asks the stored tokens of the person first, and the person only when a caller waits: never for a renewal ahead of time. The
/// first person who signs in is the one for the life of the client.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A semaphore whose wait handle nobody asks for holds nothing to dispose.")]
internal sealed class SignInIssuer : TokenIssuer
{
    private readonly IPublicClientApplication _application;
    private readonly SignInFlow _flow;
    private readonly string? _userPrincipalName;
    private readonly SemaphoreSlim _onePrompt = new(1);
    private IAccount? _account;

    internal SignInIssuer(Guid clientId, string? userPrincipalName, SignInFlow flow, IssuerSettings settings)
    {
        _userPrincipalName = userPrincipalName;
        _flow = flow;
        _application = PublicClientApplicationBuilder
            .Create(clientId.ToString("D"))
            .WithHttpClientFactory(settings.Http, retryOnceOn5xx: true)
            .WithLegacyCacheCompatibility(false)
            .WithClientCapabilities(MsalApplication.Capabilities)
            .WithAuthority(MsalApplication.AuthorityOf(settings), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithRedirectUri("http://localhost")
            .Build();

        // In memory MSAL's own holds one person, which is bound enough; a person who did nothing for an hour is not asked again.
        if (settings.UserTokens is not MemoryUserTokens)
        {
            settings.UserTokens.Open(settings).Attach(_application.UserTokenCache);
        }
    }

    internal override async Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        SilentAnswer silent = await AskStoreAsync(request, cancellationToken).ConfigureAwait(false);
        AuthenticationResult result = silent.Result ?? await AskPersonAsync(request, cancellationToken).ConfigureAwait(false);
        return MsalApplication.Read(result);
    }

    private async Task<AuthenticationResult> AskPersonAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        await _onePrompt.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Who waited for another's sign-in finds its tokens here.
            SilentAnswer silent = await AskStoreAsync(request, cancellationToken).ConfigureAwait(false);
            return silent.Result
                ?? await AcceptAsync(request, await _flow.AskAsync(_application, request, request.Claims ?? silent.Claims, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            _onePrompt.Release();
        }
    }

    private async Task<SilentAnswer> AskStoreAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        IAccount? account = _account ?? await FindAsync(request.Subject.Tenant).ConfigureAwait(false);
        if (account is null)
        {
            return request.MayInteract ? default : throw SignInNeeded();
        }

        AcquireTokenSilentParameterBuilder call = _application
            .AcquireTokenSilent(request.Scopes, account)
            .WithTenantId(request.Subject.Tenant.Value)
            .WithForceRefresh(request.BypassesCaches && request.Claims is null);
        if (request.Claims is not null)
        {
            call = call.WithClaims(request.Claims);
        }

        try
        {
            return new SilentAnswer(await AcceptAsync(request, await call.ExecuteAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false), Claims: null);
        }
        catch (MsalUiRequiredException required) when (request.MayInteract)
        {
            return new SilentAnswer(Result: null, string.IsNullOrEmpty(required.Claims) ? null : required.Claims);
        }
    }

    /// <summary>Finds the person whose tokens are stored, where there is no doubt who it is.</summary>
    private async Task<IAccount?> FindAsync(TenantId tenant)
    {
        IAccount? found = null;
        foreach (IAccount account in await _application.GetAccountsAsync().ConfigureAwait(false))
        {
            bool fits = _userPrincipalName is not null
                ? IsNamed(account)
                : !Guid.TryParse(tenant.Value, out Guid id) || (Guid.TryParse(account.HomeAccountId?.TenantId, out Guid home) && home == id);
            if (fits && found is not null)
            {
                return null;
            }

            found = fits ? account : found;
        }

        return found;
    }

    private async Task<AuthenticationResult> AcceptAsync(TokenRequest request, AuthenticationResult result)
    {
        bool isTenant = !Guid.TryParse(request.Subject.Tenant.Value, out Guid asked) || (Guid.TryParse(result.TenantId, out Guid answered) && answered == asked);
        bool isPerson = result.Account?.HomeAccountId is { } home && (_account is null || home.Equals(_account.HomeAccountId)) && (_userPrincipalName is null || IsNamed(result.Account));
        if (isTenant && isPerson)
        {
            _account = result.Account;
            return result;
        }

        if (result.Account is { } account && !Equals(account.HomeAccountId, _account?.HomeAccountId))
        {
            await _application.RemoveAsync(account).ConfigureAwait(false);
        }

        throw isTenant
            ? new TeamsAuthenticationException(SecureTeamsErrorCode.TenantMismatch, "Another person signed in than the one whom this client acts for.", "Sign in as the same person, or make another client.")
            : new TeamsAuthenticationException(SecureTeamsErrorCode.TenantMismatch, "The person signed in to another tenant than the one that was asked for.", "Choose an account of the tenant in SecureTeamsOptions.Tenant.");
    }

    private bool IsNamed(IAccount account) => string.Equals(account.Username, _userPrincipalName, StringComparison.OrdinalIgnoreCase);

    private static TeamsAuthenticationException SignInNeeded() => new(
        SecureTeamsErrorCode.InteractionRequired,
        "Nobody has signed in yet, and nobody is asked in the background.",
        "Call an operation of the client while the person is there.");

    private readonly record struct SilentAnswer(AuthenticationResult? Result, string? Claims);
}
