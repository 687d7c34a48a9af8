namespace SecureTeams.Tenant.Federation;

/// <summary>
/// The tenant's choice which organizations its users may have contact with: all that federate, or those on a list.
/// There is no third.
/// </summary>
/// <remarks>
/// An empty list means nobody, not everybody: "no entry" and "no list" are different values of this type.
/// Source: <c>Get-CsTenantFederationConfiguration</c>, <c>AllowedDomains</c> (AllowAllKnownDomains or AllowList).
/// </remarks>
public sealed record AllowedDomains
{
    private AllowedDomains(DomainSet? list) => List = list;

    /// <summary>Gets the choice of every organization that federates, except those that are blocked.</summary>
    public static AllowedDomains AllKnown { get; } = new(list: null);

    /// <summary>Gets the empty list: nobody.</summary>
    public static AllowedDomains Nobody { get; } = new(DomainSet.Empty);

    /// <summary>Gets the list; <see langword="null"/> when there is none and every known domain is allowed.</summary>
    public DomainSet? List { get; }

    /// <summary>Gets a value indicating whether every known domain is allowed.</summary>
    public bool IsAllKnown => List is null;

    /// <summary>Allows the domains of a list, and no others.</summary>
    /// <param name="domains">The domains; their subdomains are not included.</param>
    /// <returns>The choice.</returns>
    public static AllowedDomains Only(DomainSet domains)
    {
        ArgumentNullException.ThrowIfNull(domains);
        return new AllowedDomains(domains);
    }

    /// <summary>Tells whether the choice includes the domain.</summary>
    /// <param name="domain">The domain of the other organization.</param>
    /// <returns><see langword="true"/> when every domain is allowed, or the list has this one itself.</returns>
    public bool Includes(DomainName domain) => !domain.IsDefault && (List is null || List.Contains(domain));

    /// <summary>Returns the choice for messages.</summary>
    /// <returns><c>all known domains</c>, <c>nobody</c> or the list.</returns>
    public override string ToString() => List is null ? "all known domains" : List.Count == 0 ? "nobody" : List.ToString();
}
