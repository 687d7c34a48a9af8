using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.ManagedIdentities;

/// <summary>The machine's own endpoint gives the token: there is no secret in the application at all.</summary>
internal sealed class ManagedIdentityCredential(UserAssignedIdentity? identity) : TeamsCredential(identity?.ClientId)
{
    internal override bool UsesManagedIdentity => true;

    internal override TokenIssuer CreateIssuer(IssuerSettings settings) => new Issuer(identity?.Id ?? ManagedIdentityId.SystemAssigned, settings);

    private sealed class Issuer : TokenIssuer
    {
        private readonly IManagedIdentityApplication _application;
        private readonly TenantId _tenant;
        private readonly ManagedIdentityAttempts _attempts;

        internal Issuer(ManagedIdentityId id, IssuerSettings settings)
        {
            _tenant = settings.Tenant;
            _attempts = new ManagedIdentityAttempts(settings.Clock);
            _application = ManagedIdentityApplicationBuilder.Create(id)
                .WithHttpClientFactory(settings.Http, retryOnceOn5xx: false)
                .WithClientCapabilities(MsalApplication.Capabilities)
                .Build();
        }

        internal override async Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            if (request.Subject.Tenant != _tenant)
            {
                throw new TeamsAuthenticationException(
                    SecureTeamsErrorCode.TenantMismatch,
                    "A managed identity has tokens of its own tenant only, and another one was asked for.",
                    "Use an application registration with a federated credential that trusts the managed identity.");
            }

            IssuedToken issued = MsalApplication.Read(await _attempts.RunAsync(stop => AskAsync(request, stop), cancellationToken).ConfigureAwait(false));
            return TokenTenant.Fits(issued.Token, _tenant) ? issued : throw new TeamsAuthenticationException(
                SecureTeamsErrorCode.TenantMismatch,
                "The managed identity of this machine belongs to another tenant than SecureTeamsOptions.Tenant; its token was not used.",
                "Set SecureTeamsOptions.Tenant to the identity's own tenant, or use an application registration with a federated credential that trusts it.");
        }

        private Task<AuthenticationResult> AskAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            // MSAL keeps one token for each identity of the process. It is not asked for it: TokenSource has its own, with the rules of this client.
            AcquireTokenForManagedIdentityParameterBuilder call = _application.AcquireTokenForManagedIdentity(request.Scopes[0]).WithForceRefresh(request.Claims is null);
            return (request.Claims is null ? call : call.WithClaims(request.Claims)).ExecuteAsync(cancellationToken);
        }
    }
}
