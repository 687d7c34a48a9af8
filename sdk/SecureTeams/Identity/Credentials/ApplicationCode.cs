using System.Globalization;
using Microsoft.Identity.Client;

namespace SecureTeams.Identity.Credentials;

/// <summary>
/// Runs code of the application, for no longer than the limit. What it throws may hold secrets in its text: only failures that are
/// translated elsewhere are let through.
/// </summary>
/// <param name="Limit">How long the code has.</param>
/// <param name="Clock">What tells the time.</param>
internal readonly record struct ApplicationCode(TimeSpan Limit, TimeProvider Clock)
{
    internal async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> code, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await BoundAsync(token => code(token).AsTask(), name, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed(name, $"gave up by itself ({exception.GetType().Name}), which nobody asked for");
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or MsalException or SecureTeamsException))
        {
            throw KnownCause(exception) ?? Failed(name, $"threw {exception.GetType().Name}");
        }
    }

    /// <summary>Ends the wait at the limit or with the caller, also where the code looks at neither. What it throws is let through.</summary>
    internal async Task<T> BoundAsync<T>(Func<CancellationToken, Task<T>> code, string name, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Limit, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        CancellationToken stop = either.Token;

        // Code that blocks in place of waiting must not hold whoever waits for it.
        Task<T> running = Task.Run(() => code(stop), CancellationToken.None);
        try
        {
            return await running.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (Exception) when (stop.IsCancellationRequested && !running.IsCompletedSuccessfully)
        {
            // Nobody looks at what becomes of it.
            _ = running.ContinueWith(static late => _ = late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
            throw TimedOut(name);
        }
    }

    internal static TeamsAuthenticationException Failed(string name, string what) => new(
        SecureTeamsErrorCode.CredentialUnusable,
        $"The application's own code for the {name} {what}.",
        "Run that code by itself to see its failure; its text is not repeated here, since it may hold secrets.");

    private TeamsAuthenticationException TimedOut(string name) => new(
        SecureTeamsErrorCode.CredentialUnusable,
        string.Create(CultureInfo.InvariantCulture, $"The application's own code for the {name} did not end within {Limit.TotalSeconds:0.###} seconds, and is not waited for any longer."),
        "Let that code watch its cancellation token and bound what it waits for; SecureTeamsOptions.TotalTimeout is the limit of code that waits for no person.");

    /// <summary>Identity libraries put MSAL's failure, which says more than theirs, inside their own.</summary>
    private static Exception? KnownCause(Exception exception)
    {
        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is MsalException or SecureTeamsException)
            {
                return cause;
            }
        }

        return null;
    }
}
