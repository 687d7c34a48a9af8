using System.Diagnostics.CodeAnalysis;
using Polly.Timeout;

namespace SecureTeams.Transport;

/// <summary>Turns what the HTTP stack and the resilience library throw into the SDK's own exception, in one place.</summary>
internal static class TransportFault
{
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
            HttpRequestException or IOException => new TeamsTransportException(
                SecureTeamsErrorCode.ConnectionFailed,
                $"The connection to '{host}' failed or broke off.",
                "Check name resolution, firewall and proxy for TCP 443 to this host; the inner exception has the detail.",
                exception),
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
                return refusal.Host is null ? refusal : refusal.Repeat();
            }
        }

        return null;
    }
}
