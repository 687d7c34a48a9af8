using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Credentials.SignIn;

namespace SecureTeams.Identity;

/// <content>People who sign in, for tools. There is no flow that takes a person's password.</content>
public abstract partial class TeamsCredential
{
    /// <summary>Lets a person sign in through the system's browser, for tools on the person's own machine.</summary>
    /// <remarks>
    /// Tokens are the person's own: delegated permissions apply. The person is asked when an operation needs a token and none is
    /// stored, never in the background; many operations at once ask once. The first person is the one for the life of the client.
    /// </remarks>
    /// <param name="clientId">The application (client) id of a public client; not empty.</param>
    /// <param name="signIn">How the person is asked.</param>
    /// <returns>
    /// The credential. Whoever declines or waits too long shows as <see cref="SecureTeamsErrorCode.SignInNotCompleted"/>; another
    /// tenant or person as <see cref="SecureTeamsErrorCode.TenantMismatch"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="InteractiveSignIn.Timeout"/> is out of its range.</exception>
    public static TeamsCredential FromInteractive(Guid clientId, InteractiveSignIn signIn)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        ArgumentOutOfRangeException.ThrowIfLessThan(signIn.Timeout, TimeSpan.FromSeconds(30), nameof(signIn));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(signIn.Timeout, TimeSpan.FromHours(1), nameof(signIn));
        return new SignInCredential(clientId, signIn.UserPrincipalName, settings => new BrowserFlow(signIn, settings));
    }

    /// <summary>Lets a person sign in on another device by entering a code, for machines without a browser.</summary>
    /// <remarks>
    /// The weakest way for people, since a code can be talked out of somebody: many tenants forbid it by Conditional Access.
    /// Prefer <see cref="FromInteractive"/> wherever there is a browser. Otherwise as there.
    /// </remarks>
    /// <param name="clientId">The application (client) id of a public client; not empty.</param>
    /// <param name="show">Shows the code to the person. The client waits for it and then for the sign-in, until the code ends.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The client id is empty.</exception>
    public static TeamsCredential FromDeviceCode(Guid clientId, Func<DeviceCodePrompt, CancellationToken, Task> show)
    {
        ArgumentNullException.ThrowIfNull(show);
        return new SignInCredential(clientId, userPrincipalName: null, settings => new DeviceCodeFlow(show, settings.Clock));
    }
}
