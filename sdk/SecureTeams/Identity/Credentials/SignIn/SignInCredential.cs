using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials.SignIn;

/// <summary>A person signs in; the application is a public client, which has no proof of its own (RFC 6749 section 2.1).</summary>
internal sealed class SignInCredential(Guid clientId, string? userPrincipalName, Func<IssuerSettings, SignInFlow> flow) : TeamsCredential(clientId)
{
    private readonly Guid _clientId = clientId;

    internal override bool IsDelegated => true;

    internal override TokenIssuer CreateIssuer(IssuerSettings settings) => new SignInIssuer(_clientId, userPrincipalName, flow(settings), settings);
}
