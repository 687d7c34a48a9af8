using SecureTeams.Identity.Failures;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.SignIn;

/// <summary>
/// Lets the person in front of a tool sign in, with a credential that asks people (<see cref="TeamsCredential.FromInteractive"/>,
/// <see cref="TeamsCredential.FromDeviceCode"/>). <c>TeamsMeetingsClient.OnBehalfOf</c> takes the <see cref="SignedInUser"/>.
/// </summary>
/// <remarks>Thread-safe. Without it the first request that needs a token asks the person.</remarks>
public sealed class TeamsSignIn
{
    private readonly TokenSource _tokens;
    private readonly bool _asksPeople;

    internal TeamsSignIn(TokenSource tokens, bool asksPeople)
    {
        _tokens = tokens;
        _asksPeople = asksPeople;
    }

    /// <summary>Asks the person to sign in, unless a token of theirs is at hand.</summary>
    /// <param name="cancellationToken">Takes the prompt back.</param>
    /// <returns>Who signed in.</returns>
    /// <exception cref="InvalidOperationException">The client's credential is the application's own, which nobody signs in with.</exception>
    /// <exception cref="TeamsAuthenticationException">
    /// With <see cref="SecureTeamsErrorCode.SignInNotCompleted"/>: the person declined or let the time pass. With
    /// <see cref="SecureTeamsErrorCode.TenantMismatch"/>: the person belongs to another tenant.
    /// </exception>
    public async Task<SignedInUser> SignInAsync(CancellationToken cancellationToken = default)
    {
        if (!_asksPeople)
        {
            throw new InvalidOperationException("The client's credential is the application's own: nobody signs in with it. Use TeamsCredential.FromInteractive or FromDeviceCode.");
        }

        Guid? person = await _tokens.GetPersonAsync(cancellationToken).ConfigureAwait(false);
        return person is { } id ? new SignedInUser(id, _tokens) : throw TokenFailure.Unusable();
    }
}
