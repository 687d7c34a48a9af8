namespace SecureTeams.Identity.Tokens;

/// <summary>Whose token is asked for: the tenant, and the user where it is not the application's own. It is the key of the token cache.</summary>
/// <param name="Tenant">The tenant that issues the token.</param>
/// <param name="User">The user; null for the application's own token, or for the user who signed in with the credential.</param>
internal readonly record struct TokenSubject(TenantId Tenant, TokenUser? User = null)
{
    /// <summary>Returns an equal subject without what only the first request needs.</summary>
    internal TokenSubject ToKeep() => this with { User = User?.ToKeep() };
}
