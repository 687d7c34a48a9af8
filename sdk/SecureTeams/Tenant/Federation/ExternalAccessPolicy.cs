namespace SecureTeams.Tenant.Federation;

/// <summary>
/// Which contact with people outside one user may have. Its defaults are the strict ones: none.
/// </summary>
/// <remarks>
/// The policy only narrows the tenant's switches; of the tenant's lists it replaces the allowed domains, unless it is
/// <see cref="ExternalCommunication.OrganizationDefault"/>. Source: <c>Get-CsExternalAccessPolicy</c>.
/// </remarks>
public sealed record ExternalAccessPolicy
{
    /// <summary>Gets the policy with every default: no contact.</summary>
    public static ExternalAccessPolicy Strict { get; } = new();

    /// <summary>Gets what Teams ships with as the Global policy: the tenant's configuration decides.</summary>
    /// <remarks>
    /// Contact with accounts of Azure Communication Services is off here: the tenant's switch for it,
    /// <see cref="FederationConfiguration.AllowCommunicationServices"/>, ships off.
    /// </remarks>
    public static ExternalAccessPolicy ServiceDefault { get; } = new()
    {
        EnableFederationAccess = true,
        EnableTeamsConsumerAccess = true,
        EnableTeamsConsumerInbound = true,
    };

    /// <summary>Gets a value indicating whether the user has contact with people of other organizations.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool EnableFederationAccess { get; init; }

    /// <summary>Gets a value indicating whether the user has contact with personal Teams accounts.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool EnableTeamsConsumerAccess { get; init; }

    /// <summary>Gets a value indicating whether personal accounts may begin the contact. Needs <see cref="EnableTeamsConsumerAccess"/>.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool EnableTeamsConsumerInbound { get; init; }

    /// <summary>
    /// Gets a value indicating whether the user has contact with accounts of Azure Communication Services. Needs
    /// <see cref="FederationConfiguration.AllowCommunicationServices"/>.
    /// </summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool EnableAcsFederationAccess { get; init; }

    /// <summary>Gets what the policy says about the domains of others (<c>CommunicationWithExternalOrgs</c>).</summary>
    /// <value>Default: <see cref="ExternalCommunication.OrganizationDefault"/>.</value>
    public ExternalCommunication CommunicationWithExternalOrganizations { get; init; } = ExternalCommunication.OrganizationDefault;

    /// <summary>Gets the domains for <see cref="ExternalCommunication.AllowSpecificExternalDomains"/>; subdomains are not included.</summary>
    /// <value>Default: none.</value>
    public DomainSet AllowedExternalDomains
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = DomainSet.Empty;

    /// <summary>
    /// Gets the domains that the user has no contact with. They count in every mode, so that a domain on both lists is blocked;
    /// subdomains are not included.
    /// </summary>
    /// <value>Default: none.</value>
    public DomainSet BlockedExternalDomains
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = DomainSet.Empty;
}
