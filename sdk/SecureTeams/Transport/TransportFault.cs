using System.Diagnostics.CodeAnalysis;
using System.Security.Authentication;
using Polly.Timeout;
using SecureTeams.Transport.Handshake;

namespace SecureTeams.Transport;

/// <summary>Turns what the HTTP stack and the resilience library throw into the SDK's own exception, in one place.</summary>
internal static class TransportFault
{
    private const string OfferTls = "Let the server offer TLS 1.2 or 1.3 with an ECDHE suite of AES in GCM; look for a proxy that answers in its place.";

    /// <summary>
    /// Translates a failure of the way to <paramref name="host"/>; anything else is not its business. A cancellation that
    /// the caller did not ask for is a timeout of the platform's.
    /// </summary>
    internal static bool TryTranslate(Exception exception, string host, [NotNullWhen(true)] out TeamsTransportException? translated)
    {
        translated = Find(exception) ?? exception switch
        {
            TimeoutRejectedException or OperationCanceledException or TimeoutException => new TeamsTransportException(
                SecureTeamsErrorCode.RequestTimedOut,
                $"'{host}' did not answer in time.",
                "Check that TCP 443 to this host is open, try again later, or raise SecureTeamsOptions.AttemptTimeout and TotalTimeout.",
                exception),
            HttpRequestException failure => Translate(failure.HttpRequestError, failure, host),
            HttpIOException failure => Translate(failure.HttpRequestError, failure, host),
            AuthenticationException => Handshake(exception, host),
            IOException => Connection(HttpRequestError.Unknown, exception, host),
            _ => null,
        };
        return translated is not null;
    }

    /// <summary>One refused handshake may fail several requests at once, so each gets an exception of its own.</summary>
    private static TeamsTransportException? Find(Exception exception)
    {
        for (Exception? current = exception; current is not null; current = current.InnerException)
        {
            if (current is TeamsTransportException refusal)
            {
                return refusal.Repeat();
            }
        }

        return null;
    }

    private static TeamsTransportException Translate(HttpRequestError error, Exception exception, string host) => error switch
    {
        HttpRequestError.SecureConnectionError => Handshake(exception, host),
        HttpRequestError.ConfigurationLimitExceeded => new TeamsTransportException(
            SecureTeamsErrorCode.ResponseHeadersTooLarge,
            $"The headers of the answer of '{host}' are larger than 32 KiB and were not read further.",
            "Look for a proxy that adds headers or replaces answers."),

        // The platform's message quotes the answer, so it is left behind.
        HttpRequestError.InvalidResponse => new TeamsTransportException(
            SecureTeamsErrorCode.ResponseMalformed,
            $"'{host}' answered with something that is not HTTP/1.1 (RFC 9112).",
            "Try again; if it persists, look for a proxy that changes or replaces answers."),
        _ => Connection(error, exception, host),
    };

    private static TeamsTransportException Connection(HttpRequestError error, Exception exception, string host)
    {
        // With TLS 1.3 a server judges the client's certificate when the client believes the handshake to be over.
        if (TlsAlert.Find(exception) is { } alert && TlsAlert.IsAboutTheClientsCertificate(alert))
        {
            return Handshake(exception, host);
        }

        // The platform's message quotes the proxy's address with its password, so it is left behind.
        if (error == HttpRequestError.ProxyTunnelError)
        {
            string status = exception is HttpRequestException { StatusCode: { } code } ? $" ({(int)code})" : string.Empty;
            return new TeamsTransportException(
                SecureTeamsErrorCode.ConnectionFailed,
                $"The proxy on the way to '{host}' did not let the connection through{status}.",
                "Check the proxy's address and credentials, and that it allows tunnels to TCP 443 of this host.");
        }

        string nextStep = error == HttpRequestError.ResponseEnded
            ? "Try again; if it persists, check firewall and proxy for this host. A server that demands client certificates may close like this when it does not accept SecureTeamsOptions.ClientCertificate."
            : "Check name resolution, firewall and proxy for TCP 443 to this host; the inner exception has the detail.";
        string cause = error switch
        {
            HttpRequestError.ResponseEnded => $"'{host}' closed the connection before its answer was complete.",
            HttpRequestError.NameResolutionError => $"The name '{host}' could not be resolved.",
            HttpRequestError.ConnectionError => $"'{host}' could not be reached.",
            _ => $"The connection to '{host}' failed or broke off.",
        };
        return new TeamsTransportException(SecureTeamsErrorCode.ConnectionFailed, cause, nextStep, exception);
    }

    private static TeamsTransportException Handshake(Exception exception, string host)
    {
        (string cause, string nextStep) = TlsAlert.Find(exception) switch
        {
            { } alert when TlsAlert.IsAboutTheClientsCertificate(alert) => (
                $"'{host}' did not accept the client's certificate, or that there was none (alert {alert}, {TlsAlert.Name(alert)}).",
                "Set SecureTeamsOptions.ClientCertificate to a certificate that the server accepts: current, not revoked, for client authentication, from an authority it trusts."),
            { } alert when TlsAlert.Name(alert) == "handshake_failure" => (
                $"'{host}' found nothing in common for the TLS handshake (alert {alert}, handshake_failure).",
                $"{OfferTls} If it demands a client certificate, set SecureTeamsOptions.ClientCertificate."),
            { } alert => ($"'{host}' ended the TLS handshake (alert {alert}, {TlsAlert.Name(alert)}).", OfferTls),
            null when IsNotTls(exception) => ($"'{host}' answered with something that is not TLS.", OfferTls),
            _ => ($"The TLS handshake with '{host}' failed or broke off.", OfferTls),
        };
        return new TeamsTransportException(SecureTeamsErrorCode.TlsHandshakeFailed, cause, nextStep, exception);
    }

    /// <summary>The platform's own parser of records failed, before the TLS library was asked.</summary>
    private static bool IsNotTls(Exception exception) => exception.InnerException is AuthenticationException { InnerException: null };
}
