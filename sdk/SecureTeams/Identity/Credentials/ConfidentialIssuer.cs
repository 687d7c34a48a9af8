using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials;

/// <summary>Asks MSAL for the application's tokens: one confidential client for all tenants, the tenant given with each request.</summary>
internal sealed class ConfidentialIssuer : TokenIssuer
{
    private readonly IConfidentialClientApplication _application;
    private readonly ConfidentialCredential _credential;

    internal ConfidentialIssuer(ConfidentialCredential credential, Guid clientId, IssuerSettings settings)
    {
        _credential = credential;
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder
            .Create(clientId.ToString("D"))
            .WithHttpClientFactory(settings.Http, retryOnceOn5xx: true)
            .WithLegacyCacheCompatibility(false)
            .WithClientCapabilities(MsalApplication.Capabilities)
            .WithAuthority(MsalApplication.AuthorityOf(settings), validateAuthority: false)
            .WithInstanceDiscovery(false);
        _application = credential.Apply(builder, settings.Fips).Build();

        // It has no bound; TokenSource keeps the tokens.
        _application.AppTokenCache.SetCacheOptions(CacheOptions.DisableInternalCacheOptions);
    }

    internal override async Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        AcquireTokenForClientParameterBuilder call = _application.AcquireTokenForClient(request.Scopes).WithTenantId(request.Subject.Tenant.Value);
        if (request.Claims is not null)
        {
            call = call.WithClaims(request.Claims);
        }

        return MsalApplication.Read(await _credential.Prepare(call).ExecuteAsync(cancellationToken).ConfigureAwait(false));
    }
}
