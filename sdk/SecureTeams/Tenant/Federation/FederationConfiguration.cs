namespace SecureTeams.Tenant.Federation;

/// <summary>
/// Which organizations and accounts outside of it a tenant has contact with. Its defaults are the strict ones: nobody.
/// </summary>
/// <remarks>
/// Describes the tenant, it does not change it: these settings live in Teams PowerShell and have no Microsoft Graph member.
/// Source: <c>Get-CsTenantFederationConfiguration</c>, and <c>Get-CsTeamsAcsFederationConfiguration</c> for
/// <see cref="AllowCommunicationServices"/>; the guide "Security and Microsoft Teams", "Federation Safeguards for Teams".
/// </remarks>
public sealed record FederationConfiguration
{
    /// <summary>Gets the configuration with every default: nobody outside has contact.</summary>
    public static FederationConfiguration Strict { get; } = new();

    /// <summary>Gets what Teams ships with: every organization, personal accounts in both directions, no trial tenants, no Azure Communication Services.</summary>
    /// <remarks>"In Teams federation is on by default" (guide); CISA MS.TEAMS.2.1 to 2.3 and CIS 8.2.1 to 8.2.3 ask for less.</remarks>
    public static FederationConfiguration ServiceDefault { get; } = new()
    {
        AllowFederatedUsers = true,
        AllowedDomains = AllowedDomains.AllKnown,
        BlockAllSubdomains = false,
        AllowTeamsConsumer = true,
        AllowTeamsConsumerInbound = true,
        AllowCommunicationServices = false,
    };

    /// <summary>Gets a value indicating whether there is contact with anybody outside at all. The master switch: off beats every other setting.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowFederatedUsers { get; init; }

    /// <summary>Gets the organizations that users may have contact with.</summary>
    /// <value>Default: <see cref="AllowedDomains.Nobody"/>.</value>
    public AllowedDomains AllowedDomains
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = AllowedDomains.Nobody;

    /// <summary>Gets the organizations that users have no contact with. A block beats an allowance of the same domain.</summary>
    /// <value>Default: none.</value>
    public DomainSet BlockedDomains
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = DomainSet.Empty;

    /// <summary>Gets a value indicating whether the subdomains of every blocked domain are blocked too. Has no effect on allowed domains.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    public bool BlockAllSubdomains { get; init; } = true;

    /// <summary>Gets a value indicating whether users have contact with personal Teams accounts, which no organization manages.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowTeamsConsumer { get; init; }

    /// <summary>Gets a value indicating whether personal accounts may begin the contact. Needs <see cref="AllowTeamsConsumer"/>.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool AllowTeamsConsumerInbound { get; init; }

    /// <summary>
    /// Gets a value indicating whether there is contact with the other party's resource of Azure Communication Services: <c>EnableAcsUsers</c>
    /// is on, and <c>AllowedAcsResources</c> has that resource.
    /// </summary>
    /// <remarks>Another object of Teams PowerShell than the rest: <c>Get-CsTeamsAcsFederationConfiguration</c>.</remarks>
    /// <value>Default: <see langword="null"/>, not read: unknown, and the unknown has no contact.</value>
    public bool? AllowCommunicationServices { get; init; }

    /// <summary>Gets whether there is contact with tenants that have trial licences only (<c>ExternalAccessWithTrialTenants</c>).</summary>
    /// <value>Default: <see cref="TrialTenantAccess.Blocked"/>.</value>
    public TrialTenantAccess TrialTenants { get; init; }

    /// <summary>Gets the trial tenants that are not refused as such while the others are; the lists above judge them nevertheless.</summary>
    /// <value>Default: none.</value>
    public DomainSet AllowedTrialTenantDomains
    {
        get;
        init => field = value ?? throw new ArgumentNullException(nameof(value));
    }
    = DomainSet.Empty;

    /// <summary>Tells whether the list of blocked domains blocks the domain.</summary>
    /// <param name="domain">The domain of the other organization.</param>
    /// <returns><see langword="true"/> when it is on the list, or below a member while <see cref="BlockAllSubdomains"/> is on.</returns>
    public bool Blocks(DomainName domain) => BlockedDomains.Contains(domain) || (BlockAllSubdomains && BlockedDomains.ContainsParentOf(domain));
}
