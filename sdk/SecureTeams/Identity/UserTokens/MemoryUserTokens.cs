using Microsoft.Identity.Client;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>MSAL's own memory.</summary>
internal sealed class MemoryUserTokens : UserTokenCache
{
    internal override void Attach(ITokenCache tokens, IssuerSettings settings)
    {
    }
}
