using Microsoft.Identity.Client;
using SecureTeams.Identity.Failures;
using SecureTeams.Transport;

namespace SecureTeams.Identity.Credentials.ManagedIdentities;

/// <summary>
/// Asks the machine's endpoint again after what passes by itself, as the documentation of the instance metadata service says (404,
/// 410, 429 and 5xx). MSAL's own repetition is off, since it sleeps for whatever time an answer names.
/// </summary>
internal sealed class ManagedIdentityAttempts(TimeProvider clock)
{
    private const int MaxRetries = 3;
    private const int MaxRetriesOfUpdate = 7;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    internal async Task<AuthenticationResult> RunAsync(Func<CancellationToken, Task<AuthenticationResult>> ask, CancellationToken cancellationToken)
    {
        for (int retries = 0; ; retries++)
        {
            TimeSpan wait;
            try
            {
                return await ask(cancellationToken).ConfigureAwait(false);
            }
            catch (MsalException failure) when (ThrottlingIn(failure) is { } throttled)
            {
                wait = WaitAfter(429, throttled.RetryAfter, retries) ?? throw TokenFailure.Paused(throttled.RetryAfter!.Value);
            }
            catch (MsalServiceException failure) when (WaitAfter(failure.StatusCode, asked: null, retries) is { } passing)
            {
                wait = passing;
            }

            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Null where another try is of no use now: an endpoint that names a longer time is left alone by the whole client.</summary>
    internal static TimeSpan? WaitAfter(int status, TimeSpan? asked, int retries)
    {
        bool isUpdate = status == 410;
        if (status is not (404 or 408 or 410 or 429 or >= 500) || retries >= (isUpdate ? MaxRetriesOfUpdate : MaxRetries) || asked > LongestWait)
        {
            return null;
        }

        TimeSpan own = isUpdate ? LongestWait : TimeSpan.FromSeconds(1 << retries);
        return asked > own ? asked : own;
    }

    private static TeamsTransportException? ThrottlingIn(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is TeamsTransportException { Code: SecureTeamsErrorCode.IdentityProviderThrottled, RetryAfter: not null } throttled)
            {
                return throttled;
            }
        }

        return null;
    }
}
