using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.Provided;

/// <summary>The application's own code is the issuer.</summary>
internal sealed class TokenProviderCredential(Func<TokenProviderRequest, CancellationToken, ValueTask<ProvidedToken>> provider, Guid? clientId) : TeamsCredential(clientId)
{
    internal override TokenIssuer CreateIssuer(IssuerSettings settings) => new Issuer(provider, settings.Cloud);

    private sealed class Issuer(Func<TokenProviderRequest, CancellationToken, ValueTask<ProvidedToken>> provider, TeamsCloud cloud) : TokenIssuer
    {
        internal override async Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            var asked = new TokenProviderRequest(cloud, request.Subject.Tenant, request.Scopes.AsReadOnly(), request.Claims, request.BypassesCaches);
            ProvidedToken? token = await ApplicationCode.RunAsync(() => provider(asked, cancellationToken), "token").ConfigureAwait(false);
            return token is null
                ? throw ApplicationCode.Failed("token", "gave none")
                : new IssuedToken(token.Token, token.ExpiresOn, token.RefreshOn);
        }
    }
}
