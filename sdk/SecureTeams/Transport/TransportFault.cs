using System.Diagnostics.CodeAnalysis;
using Polly.Timeout;

namespace SecureTeams.Transport;

/// <summary>Turns what the HTTP stack and the resilience library throw into the SDK's own exception, in one place.</summary>
internal static class TransportFault
{
    /// <summary>Translates a failure of the way to <paramref name="host"/>; anything else is not its business.</summary>
    internal static bool TryTranslate(Exception exception, string host, [NotNullWhen(true)] out TeamsTransportException? translated)
    {
        translated = Find(exception) ?? exception switch
        {
            TimeoutRejectedException => new TeamsTransportException(
                SecureTeamsErrorCode.RequestTimedOut,
                $"'{host}' did not answer in time.",
                "Try again later, or raise SecureTeamsOptions.AttemptTimeout and TotalTimeout.",
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

    private static TeamsTransportException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is TeamsTransportException refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
