using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.SignIn;

/// <summary>One way of asking the person.</summary>
internal abstract class SignInFlow
{
    internal abstract Task<AuthenticationResult> AskAsync(IPublicClientApplication application, TokenRequest request, string? claims, CancellationToken cancellationToken);
}
