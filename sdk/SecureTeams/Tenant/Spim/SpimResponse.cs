using SecureTeams.Tenant.Federation;

namespace SecureTeams.Tenant.Spim;

/// <summary>
/// Answers to spim (unsolicited messages and presence requests), from the narrowest to the widest, each as a change to read
/// before it is made. None of them changes anything by itself, and a second time none of them has anything left to do.
/// </summary>
/// <remarks>
/// Source: the guide "Security and Microsoft Teams", "Spim": users can block each other; against a coordinated attack by a
/// partner, federation with the partner is disabled.
/// </remarks>
public static class SpimResponse
{
    /// <summary>One user blocks one sender.</summary>
    /// <param name="user">The user who is bothered.</param>
    /// <param name="sender">The sender's object identifier.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentException"><paramref name="sender"/> is empty.</exception>
    public static UserBlock BlockUser(FederationParty user, Guid sender)
    {
        ArgumentNullException.ThrowIfNull(user);
        return sender == Guid.Empty
            ? throw new ArgumentException("An empty GUID is nobody.", nameof(sender))
            : new UserBlock(user, user.BlockedUsers.Contains(sender) ? user : user with { BlockedUsers = new HashSet<Guid>(user.BlockedUsers) { sender } }, sender);
    }

    /// <summary>Ends contact with one domain. What becomes of its subdomains is up to the tenant's switch, which stays as it is.</summary>
    /// <param name="configuration">The tenant's federation as it is now.</param>
    /// <param name="domain">The sender's domain.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentException"><paramref name="domain"/> is the default of the type.</exception>
    public static FederationChangeSet BlockDomain(FederationConfiguration configuration, DomainName domain) => BlockPartner(configuration, [domain]);

    /// <summary>Ends contact with one domain and everything below it.</summary>
    /// <remarks>
    /// The switch for subdomains is the tenant's: the subdomains of every other blocked domain are blocked with them. Below
    /// <c>onmicrosoft.com</c> every tenant has a domain.
    /// </remarks>
    /// <param name="configuration">The tenant's federation as it is now.</param>
    /// <param name="domain">The sender's domain.</param>
    /// <returns>The change.</returns>
    /// <exception cref="ArgumentException"><paramref name="domain"/> is the default of the type.</exception>
    public static FederationChangeSet BlockDomainAndSubdomains(FederationConfiguration configuration, DomainName domain) =>
        Change(configuration, now => now with { BlockedDomains = now.BlockedDomains.Union([domain]), BlockAllSubdomains = true });

    /// <summary>Ends contact with a partner: all the domains of an organization, or else the next message comes from another one.</summary>
    /// <param name="configuration">The tenant's federation as it is now.</param>
    /// <param name="domains">The partner's domains, its <c>onmicrosoft.com</c> one among them.</param>
    /// <returns>The change.</returns>
    public static FederationChangeSet BlockPartner(FederationConfiguration configuration, DomainSet domains)
    {
        ArgumentNullException.ThrowIfNull(domains);
        return Change(configuration, now => now with { BlockedDomains = now.BlockedDomains.Union(domains) });
    }

    /// <summary>Ends contact with tenants that have trial licences only; the tenant's exceptions stay.</summary>
    /// <param name="configuration">The tenant's federation as it is now.</param>
    /// <returns>The change.</returns>
    public static FederationChangeSet BlockTrialTenants(FederationConfiguration configuration) =>
        Change(configuration, now => now with { TrialTenants = TrialTenantAccess.Blocked });

    /// <summary>Lets personal accounts begin no contact any more; the tenant's users still may.</summary>
    /// <param name="configuration">The tenant's federation as it is now.</param>
    /// <returns>The change.</returns>
    public static FederationChangeSet DisableConsumerInbound(FederationConfiguration configuration) =>
        Change(configuration, now => now with { AllowTeamsConsumerInbound = false });

    /// <summary>Ends contact with personal accounts in both directions.</summary>
    /// <param name="configuration">The tenant's federation as it is now.</param>
    /// <returns>The change.</returns>
    public static FederationChangeSet DisableConsumers(FederationConfiguration configuration) =>
        Change(configuration, now => now with { AllowTeamsConsumer = false });

    /// <summary>Ends contact with everybody outside.</summary>
    /// <param name="configuration">The tenant's federation as it is now.</param>
    /// <returns>The change.</returns>
    public static FederationChangeSet DisableFederation(FederationConfiguration configuration) =>
        Change(configuration, now => now with { AllowFederatedUsers = false });

    private static FederationChangeSet Change(FederationConfiguration configuration, Func<FederationConfiguration, FederationConfiguration> change)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return new FederationChangeSet(configuration, change(configuration));
    }
}
