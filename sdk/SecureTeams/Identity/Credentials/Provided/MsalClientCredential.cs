using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.Provided;

/// <summary>A confidential client that the application made itself.</summary>
internal sealed class MsalClientCredential(IConfidentialClientApplication application) : TeamsCredential(ClientOf(application))
{
    internal override TokenIssuer CreateIssuer(IssuerSettings settings)
    {
        if (!Uri.TryCreate(application.Authority, UriKind.Absolute, out Uri? authority) || !settings.Cloud.IsAuthority(authority))
        {
            throw new TeamsAuthenticationException(
                SecureTeamsErrorCode.AuthorityUntrusted,
                $"The MSAL client asks an authority that is not that of the cloud {settings.Cloud.Name}.",
                $"Build it with an authority at {settings.Cloud.Authority.IdnHost}, or choose the cloud that it belongs to.");
        }

        return new Issuer(application, settings.Code);
    }

    private static Guid ClientOf(IConfidentialClientApplication application)
    {
        if (application.AppConfig.EnablePiiLogging)
        {
            throw new ArgumentException("The MSAL client is told to log personal data. Build it with WithLogging(..., enablePiiLogging: false).", nameof(application));
        }

        return Guid.TryParse(application.AppConfig.ClientId, out Guid id)
            ? id
            : throw new ArgumentException("The MSAL client's ClientId is not a GUID.", nameof(application));
    }

    private sealed class Issuer(IConfidentialClientApplication application, ApplicationCode code) : TokenIssuer
    {
        internal override async Task<IssuedToken> IssueAsync(TokenRequest request, CancellationToken cancellationToken)
        {
            AcquireTokenForClientParameterBuilder call = application
                .AcquireTokenForClient(request.Scopes)
                .WithTenantId(request.Subject.Tenant.Value)
                .WithForceRefresh(request.BypassesCaches && request.Claims is null);
            if (request.Claims is not null)
            {
                call = call.WithClaims(request.Claims);
            }

            return MsalApplication.Read(await code.BoundAsync(call.ExecuteAsync, "MSAL client", cancellationToken).ConfigureAwait(false));
        }
    }
}
