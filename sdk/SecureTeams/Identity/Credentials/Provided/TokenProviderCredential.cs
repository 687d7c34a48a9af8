using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.Provided;

/// <summary>The application's own code is the issuer.</summary>
internal sealed class TokenProviderCredential(Func<TokenProviderRequest, CancellationToken, ValueTask<ProvidedToken>> provider, Guid? clientId) : TeamsCredential(clientId)
{
    internal override TokenIssuer CreateIssuer(IssuerSettings settings) => new Issuer(provider, settings);

    private sealed class Issuer(Func<TokenProviderRequest, CancellationToken, ValueTask<ProvidedToken>> provider, IssuerSettings settings) : TokenIssuer
    {
        internal override async Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            var asked = new TokenProviderRequest(settings.Cloud, request.Subject.Tenant, request.Scopes.AsReadOnly(), request.Claims, request.BypassesCaches);
            ProvidedToken? token = await settings.Code.RunAsync(stop => provider(asked, stop), "token", cancellationToken).ConfigureAwait(false);
            return token is null
                ? throw ApplicationCode.Failed("token", "gave none")
                : new IssuedToken(token.Token, token.ExpiresOn, token.RefreshOn);
        }
    }
}
