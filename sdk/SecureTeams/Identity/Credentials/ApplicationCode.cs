using Microsoft.Identity.Client;

namespace SecureTeams.Identity.Credentials;

/// <summary>Runs a delegate of the application. What it throws may hold secrets in its text: only failures that are translated elsewhere are let through.</summary>
internal static class ApplicationCode
{
    internal static async ValueTask<T> RunAsync<T>(Func<ValueTask<T>> code, string name)
    {
        try
        {
            return await code().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or MsalException or SecureTeamsException))
        {
            throw KnownCause(exception) ?? Failed(name, $"threw {exception.GetType().Name}");
        }
    }

    internal static TeamsAuthenticationException Failed(string name, string what) => new(
        SecureTeamsErrorCode.CredentialUnusable,
        $"The application's own code for the {name} {what}.",
        "Run that code by itself to see its failure; its text is not repeated here, since it may hold secrets.");

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
