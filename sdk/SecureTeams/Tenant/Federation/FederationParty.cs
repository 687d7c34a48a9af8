using System.Collections.Frozen;

namespace SecureTeams.Tenant.Federation;

/// <summary>
/// One side of a contact: an account, the organization behind it, and what both permit.
/// </summary>
/// <remarks>
/// Say only what is known: an organization's configuration that is not set counts as unknown, and the unknown has no
/// contact unless <see cref="WhenUnknown"/> says otherwise. Take domain and tenant from a validated token or from
/// Microsoft Graph, never from what the other side writes about itself.
/// </remarks>
public sealed record FederationParty
{
    private FederationParty(FederationPartyKind kind, DomainName domain)
    {
        Kind = kind;
        Domain = domain;
    }

    /// <summary>Gets the kind of account.</summary>
    public FederationPartyKind Kind { get; }

    /// <summary>Gets the domain of the user's address; the default of the type for accounts without an organization.</summary>
    public DomainName Domain { get; }

    /// <summary>
    /// Gets further domains that are verified in the same tenant, as far as they are known. One of them that is blocked blocks
    /// the party; only <see cref="Domain"/> itself can be allowed.
    /// </summary>
    /// <value>Default: none.</value>
    public DomainSet OtherDomains
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = DomainSet.Empty;

    /// <summary>Gets the GUID of the tenant, where it is known. Two parties of one tenant are colleagues, not federated.</summary>
    /// <value>Default: <see langword="null"/>, unknown: then a domain that both have makes them colleagues.</value>
    /// <exception cref="ArgumentException">The value is the empty GUID, which is no tenant's.</exception>
    public Guid? TenantId
    {
        get;
        init => field = Named(value, nameof(TenantId));
    }

    /// <summary>Gets the tenant's configuration, where it is known.</summary>
    /// <value>Default: <see langword="null"/>, unknown.</value>
    public FederationConfiguration? Configuration { get; init; }

    /// <summary>Gets the policy that holds for the user, where it is known.</summary>
    /// <value>Default: <see langword="null"/>, unknown.</value>
    public ExternalAccessPolicy? Policy { get; init; }

    /// <summary>Gets what to make of a configuration or policy that is unknown.</summary>
    /// <value>Default: <see cref="UnknownSettings.Refuse"/>.</value>
    public UnknownSettings WhenUnknown { get; init; }

    /// <summary>Gets the user's object identifier, where it is known.</summary>
    /// <value>Default: <see langword="null"/>, unknown.</value>
    /// <exception cref="ArgumentException">The value is the empty GUID, which is no user's.</exception>
    public Guid? UserId
    {
        get;
        init => field = Named(value, nameof(UserId));
    }

    /// <summary>
    /// Gets the people whom the user has blocked, colleagues among them. Ends the contact in both directions, not the right to meet.
    /// </summary>
    /// <value>Default: none.</value>
    /// <exception cref="ArgumentException">One of the identifiers is the empty GUID, which is no user's.</exception>
    public IReadOnlySet<Guid> BlockedUsers
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value.ToFrozenSet();
            if (field.Contains(Guid.Empty))
            {
                throw Nobody(nameof(BlockedUsers));
            }
        }
    }
    = FrozenSet<Guid>.Empty;

    /// <summary>Gets a value indicating whether an organization stands behind the account.</summary>
    internal bool IsOrganization => Kind is FederationPartyKind.Organization or FederationPartyKind.TrialOrganization;

    /// <summary>Gets a value indicating whether everything is known that this side could object to an organization by.</summary>
    internal bool IsFullyKnown => Configuration is not null && Policy is not null;

    /// <summary>Describes a user of an organization.</summary>
    /// <param name="domain">The domain of the user's address.</param>
    /// <returns>The party, with settings unknown.</returns>
    /// <exception cref="ArgumentException"><paramref name="domain"/> is the default of the type.</exception>
    public static FederationParty Organization(DomainName domain) => Of(FederationPartyKind.Organization, domain);

    /// <summary>Describes a user of an organization whose tenant has trial licences only.</summary>
    /// <param name="domain">The domain of the user's address.</param>
    /// <returns>The party, with settings unknown.</returns>
    /// <exception cref="ArgumentException"><paramref name="domain"/> is the default of the type.</exception>
    public static FederationParty TrialOrganization(DomainName domain) => Of(FederationPartyKind.TrialOrganization, domain);

    /// <summary>Describes a personal Teams account. No setting of an organization holds for it, and its domain is the provider's.</summary>
    /// <returns>The party.</returns>
    public static FederationParty Consumer() => new(FederationPartyKind.Consumer, default);

    /// <summary>Describes a user of an application on Azure Communication Services.</summary>
    /// <returns>The party.</returns>
    public static FederationParty CommunicationServices() => new(FederationPartyKind.CommunicationServices, default);

    /// <summary>Two empty identifiers would be equal, and strangers would be colleagues.</summary>
    private static Guid? Named(Guid? value, string member) => value == Guid.Empty ? throw Nobody(member) : value;

    private static ArgumentException Nobody(string member) => new("An empty GUID is nobody's. Use null where the identifier is not known.", member);

    private static FederationParty Of(FederationPartyKind kind, DomainName domain) =>
        domain.IsDefault ? throw new ArgumentException("default(DomainName) is not a domain. Use DomainName.Parse.", nameof(domain)) : new(kind, domain);
}
