namespace SecureTeams.Identity.Credentials;

/// <summary>What a provider of the application is asked for.</summary>
public sealed class TokenProviderRequest
{
    internal TokenProviderRequest(TeamsCloud cloud, TenantId tenant, IReadOnlyList<string> scopes, string? claims, bool bypassesCaches)
    {
        Cloud = cloud;
        Tenant = tenant;
        Scopes = scopes;
        Claims = claims;
        BypassesCaches = bypassesCaches;
    }

    /// <summary>Gets the cloud. A token of another cloud's authority is of no use, and must not be asked for.</summary>
    public TeamsCloud Cloud { get; }

    /// <summary>Gets the tenant that is to issue the token.</summary>
    public TenantId Tenant { get; }

    /// <summary>Gets the scopes, for example <c>https://graph.microsoft.com/.default</c>.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>
    /// Gets the claims that Microsoft Graph asked for, as JSON (OpenID Connect Core 5.5); null for none. Pass them on, with the
    /// client capability <c>cp1</c>: they come from a claims challenge that only a new token meets.
    /// </summary>
    public string? Claims { get; }

    /// <summary>Gets a value indicating whether the token must be new: the one that the provider may have kept is refused, or about to end.</summary>
    public bool BypassesCaches { get; }
}
