using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Identity.Client;
using SecureTeams.Identity.Claims;
using SecureTeams.Transport;

namespace SecureTeams.Identity.Failures;

/// <summary>
/// Turns what MSAL and the way to the identity provider throw into the SDK's own exceptions. What they say may quote the
/// provider's answer, which may name users: the AADSTS number and the correlation id are kept, the text is not.
/// </summary>
/// <param name="host">The host of the identity provider, for messages.</param>
internal sealed class TokenFailure(string host)
{
    /// <summary>The longest time for which the provider is left alone because it said so.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Makes an exception of its own for each caller: its id and count of attempts are filled in later.</summary>
    internal SecureTeamsException Translate(Exception exception)
    {
        if (exception is TeamsAuthenticationException own)
        {
            return own.Repeat();
        }

        if (!SaysThereIsNoManagedIdentity(exception) && (TransportFault.TryTranslate(exception, host, out TeamsTransportException? fault) || TryTranslateCause(exception, out fault)))
        {
            return fault;
        }

        if (exception is not MsalException msal)
        {
            return Unusable();
        }

        int? number = Aadsts.NumberIn(msal.Message);
        var service = msal as MsalServiceException;
        AadstsMeaning meaning = Aadsts.Describe(msal.Message, msal.ErrorCode, service?.StatusCode ?? 0);
        string aadsts = number is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" AADSTS{number}.");
        if (ClaimsRequest.Validate(service?.Claims) is { } claims)
        {
            return new ClaimsChallengeException(claims, "The identity provider issues the token only after the user did what it demands." + aadsts)
            {
                AadstsNumber = number,
                StatusCode = (HttpStatusCode)service!.StatusCode,
                ClientRequestId = WireText.CodeOrNull(msal.CorrelationId),
            };
        }

        return new TeamsAuthenticationException(meaning.Code, meaning.Message + aadsts, meaning.NextStep)
        {
            AadstsNumber = number,
            StatusCode = service is { StatusCode: > 0 } ? (HttpStatusCode)service.StatusCode : null,
            ClientRequestId = WireText.CodeOrNull(msal.CorrelationId),
            RetryAfter = Wait(service?.Headers?.RetryAfter, TimeProvider.System.GetUtcNow()),
        };
    }

    /// <summary>Tells how long the provider wants to be left alone; null when it did not say so.</summary>
    internal static TimeSpan? PauseOf(Exception exception) => exception switch
    {
        MsalServiceException { StatusCode: 429 or 503 } service => Shorter(Wait(service.Headers?.RetryAfter, TimeProvider.System.GetUtcNow())),
        TeamsAuthenticationException { Code: SecureTeamsErrorCode.IdentityProviderThrottled } own => Shorter(own.RetryAfter),
        _ => null,
    };

    /// <summary>Tells whether the provider as a whole does not serve, rather than one who asks too much of it.</summary>
    internal static bool IsOutage(Exception exception) =>
        exception is MsalServiceException { StatusCode: 503 } or TeamsAuthenticationException { StatusCode: HttpStatusCode.ServiceUnavailable };

    /// <summary>What the client throws by itself while the provider is left alone.</summary>
    internal static TeamsAuthenticationException Paused(TimeSpan remaining)
    {
        AadstsMeaning meaning = Aadsts.Throttled;
        return new TeamsAuthenticationException(meaning.Code, meaning.Message, meaning.NextStep) { RetryAfter = remaining };
    }

    internal static TeamsAuthenticationException Unusable() => new(
        SecureTeamsErrorCode.AuthenticationFailed,
        "The identity provider answered with something that is not a token.",
        "Look for a proxy that replaces answers, and check that the authority is the tenant's own.");

    private static TimeSpan? Shorter(TimeSpan? wait) => wait > LongestPause ? LongestPause : wait;

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, DateTimeOffset now) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>An endpoint that does not answer means that there is none here; one that the guards refused is another matter.</summary>
    private static bool SaysThereIsNoManagedIdentity(Exception exception)
    {
        if (exception is not MsalException { ErrorCode: MsalError.ManagedIdentityUnreachableNetwork or MsalError.ManagedIdentityAllSourcesUnavailable })
        {
            return false;
        }

        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is SecureTeamsException)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTranslateCause(Exception exception, [NotNullWhen(true)] out TeamsTransportException? fault)
    {
        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (TransportFault.TryTranslate(cause, host, out fault))
            {
                return true;
            }
        }

        fault = null;
        return false;
    }
}
