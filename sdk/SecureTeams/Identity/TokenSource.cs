using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using Microsoft.Identity.Client;
using SecureTeams.Transport;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Identity;

/// <summary>
/// Asks MSAL for application tokens. One confidential client for the life of the SDK's client: MSAL's cache and
/// its proactive refresh live in it, so that asking each time is cheap and nothing here assumes a lifetime.
/// </summary>
internal sealed class TokenSource
{
    /// <summary>The characters of a bearer token (RFC 6750 section 2.1).</summary>
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    private readonly IConfidentialClientApplication _application;
    private readonly string[] _scopes;
    private readonly string _host;

    internal TokenSource(TeamsCloud cloud, TenantId tenant, TeamsCredential credential, FipsMode fips, IMsalHttpClientFactory http)
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
        _application = credential.Apply(builder, fips).Build();
    }

    internal async ValueTask<AccessToken> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            AuthenticationResult result = await _application.AcquireTokenForClient(_scopes).ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return result.AccessToken is { Length: > 0 } token && !token.AsSpan().ContainsAnyExcept(TokenCharacters)
                ? new AccessToken(token)
                : throw Unusable();
        }
        catch (Exception exception) when (exception is not TeamsAuthenticationException)
        {
            // MSAL reports a cancelled discovery as a failed one.
            cancellationToken.ThrowIfCancellationRequested();

            // What MSAL and its parsers throw may quote the identity provider's answer; it is translated, not carried along.
            throw Translate(exception);
        }
    }

    private SecureTeamsException Translate(Exception exception)
    {
        if (TransportFault.TryTranslate(exception, _host, out TeamsTransportException? fault) || TryTranslateCause(exception, out fault))
        {
            return fault;
        }

        if (exception is not MsalException msal)
        {
            return Unusable();
        }

        int? number = AadstsNumber(msal.Message);
        var service = msal as MsalServiceException;
        (SecureTeamsErrorCode code, string message, string nextStep) = Describe(number, msal.ErrorCode, service?.StatusCode ?? 0);
        string aadsts = number is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" AADSTS{number}.");
        return new TeamsAuthenticationException(code, message + aadsts, nextStep)
        {
            StatusCode = service is { StatusCode: > 0 } ? (HttpStatusCode)service.StatusCode : null,
            ClientRequestId = WireText.CodeOrNull(msal.CorrelationId),
            RetryAfter = service?.Headers?.RetryAfter?.Delta,
        };
    }

    private bool TryTranslateCause(Exception exception, [NotNullWhen(true)] out TeamsTransportException? fault)
    {
        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (TransportFault.TryTranslate(cause, _host, out fault))
            {
                return true;
            }
        }

        fault = null;
        return false;
    }

    private static (SecureTeamsErrorCode Code, string Message, string NextStep) Describe(int? number, string errorCode, int status) => number switch
    {
        90002 => (SecureTeamsErrorCode.TenantNotFound,
            "The identity provider does not know the tenant.",
            "Check SecureTeamsOptions.Tenant, and that it belongs to the configured cloud."),
        700016 => (SecureTeamsErrorCode.ApplicationNotFound,
            "The application is not registered in the tenant.",
            "Check the client id, and that an administrator of the tenant has consented to the application."),
        700027 or 7000215 or 7000222 => Rejected,
        _ when errorCode == "invalid_client" => Rejected,
        _ when errorCode is MsalError.ServiceNotAvailable or MsalError.RequestTimeout || status is 429 or >= 500 => (SecureTeamsErrorCode.IdentityProviderUnavailable,
            "The identity provider did not answer, or asked to slow down.",
            "Try again later; if it persists, look at the status page of the cloud."),
        _ => (SecureTeamsErrorCode.AuthenticationFailed,
            $"The identity provider issued no token ({WireText.Shown(errorCode)}).",
            "Look the AADSTS number or the correlation id up in the sign-in logs of the tenant."),
    };

    private static (SecureTeamsErrorCode Code, string Message, string NextStep) Rejected { get; } = (
        SecureTeamsErrorCode.CredentialRejected,
        "The identity provider did not accept the application's credential.",
        "Register the certificate's public part with the application, and check that it has not expired.");

    private static TeamsAuthenticationException Unusable() => new(
        SecureTeamsErrorCode.AuthenticationFailed,
        "The identity provider answered with something that is not a token.",
        "Look for a proxy that replaces answers, and check that the authority is the tenant's own.");

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
