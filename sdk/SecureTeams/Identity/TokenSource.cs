using System.Globalization;
using Microsoft.Identity.Client;
using SecureTeams.Transport;

namespace SecureTeams.Identity;

/// <summary>
/// Asks MSAL for application tokens. One confidential client for the life of the SDK's client: MSAL's cache and
/// its proactive refresh live in it, so that asking each time is cheap and nothing here assumes a lifetime.
/// </summary>
internal sealed class TokenSource
{
    private readonly IConfidentialClientApplication _application;
    private readonly string[] _scopes;
    private readonly string _host;

    internal TokenSource(TeamsCloud cloud, TenantId tenant, TeamsCredential credential, IMsalHttpClientFactory http)
    {
        _host = cloud.Authority.IdnHost;
        _scopes = [cloud.GraphScope];
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder
            .Create(credential.ClientId.ToString("D"))
            .WithHttpClientFactory(http, retryOnceOn5xx: true)
            .WithLegacyCacheCompatibility(false);

        // The known clouds keep MSAL's instance discovery; a custom one proves its issuer by its OIDC metadata instead.
        builder = cloud.IsCustom
            ? builder.WithOidcAuthority($"{cloud.Authority}{tenant.Value}/v2.0")
            : builder.WithAuthority(new Uri(cloud.Authority, tenant.Value));
        _application = credential.Apply(builder).Build();
    }

    internal async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            AuthenticationResult result = await _application.AcquireTokenForClient(_scopes).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return new AccessToken(result.AccessToken);
        }
        catch (MsalException exception)
        {
            // MSAL's exception text holds the identity provider's answer; it is translated, not carried along.
            throw Translate(exception);
        }
        catch (Exception exception) when (TransportFault.TryTranslate(exception, _host, out TeamsTransportException? fault))
        {
            throw fault;
        }
    }

    private SecureTeamsException Translate(MsalException exception)
    {
        if (exception.InnerException is { } inner && TransportFault.TryTranslate(inner, _host, out TeamsTransportException? fault))
        {
            return fault;
        }

        int? number = AadstsNumber(exception.Message);
        (SecureTeamsErrorCode code, string message, string nextStep) = number switch
        {
            90002 => (SecureTeamsErrorCode.TenantNotFound,
                "The identity provider does not know the tenant.",
                "Check SecureTeamsOptions.Tenant, and that it belongs to the configured cloud."),
            700016 => (SecureTeamsErrorCode.ApplicationNotFound,
                "The application is not registered in the tenant.",
                "Check the client id, and that an administrator of the tenant has consented to the application."),
            700027 or 7000215 or 7000222 => (SecureTeamsErrorCode.CredentialRejected,
                "The identity provider did not accept the application's credential.",
                "Register the certificate's public part with the application, and check that it has not expired."),
            _ when exception is MsalServiceException { ErrorCode: "invalid_client" } => (SecureTeamsErrorCode.CredentialRejected,
                "The identity provider did not accept the application's credential.",
                "Register the certificate's public part with the application, and check that it has not expired."),
            _ when exception.ErrorCode is MsalError.ServiceNotAvailable or MsalError.RequestTimeout || exception is MsalServiceException { StatusCode: 429 or >= 500 } => (SecureTeamsErrorCode.IdentityProviderUnavailable,
                "The identity provider did not answer, or asked to slow down.",
                "Try again later; if it persists, look at the status page of the cloud."),
            _ => (SecureTeamsErrorCode.AuthenticationFailed,
                $"The identity provider issued no token ({exception.ErrorCode}).",
                "Look the AADSTS number or the correlation id up in the sign-in logs of the tenant."),
        };
        string aadsts = number is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" AADSTS{number}.");
        return new TeamsAuthenticationException(code, message + aadsts, nextStep)
        {
            StatusCode = exception is MsalServiceException { StatusCode: > 0 } service ? (System.Net.HttpStatusCode)service.StatusCode : null,
            ClientRequestId = exception.CorrelationId,
        };
    }

    private static int? AadstsNumber(string message)
    {
        const string Prefix = "AADSTS";
        int start = message.IndexOf(Prefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<char> digits = message.AsSpan(start + Prefix.Length);
        int length = 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length]))
        {
            length++;
        }

        return int.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
