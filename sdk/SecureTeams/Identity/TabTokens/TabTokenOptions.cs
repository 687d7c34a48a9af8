namespace SecureTeams.Identity.TabTokens;

/// <summary>Which tokens of tabs are accepted.</summary>
public sealed record TabTokenOptions
{
    /// <summary>Teams on desktops and mobile devices (Microsoft Teams documentation, "Configure your app in Microsoft Entra ID").</summary>
    public static readonly Guid TeamsDesktopAndMobile = new("1fec8e78-bce4-4aaf-ab1b-5451cc387264");

    /// <summary>Teams in the browser (the same page).</summary>
    public static readonly Guid TeamsWeb = new("5e3ce6c0-2b1f-4285-8d4b-75ee78787346");

    /// <summary>Gets the tenants whose users are accepted. At most 10000.</summary>
    /// <value>Default: empty, which is the client's own tenant; that has to be given by its GUID then.</value>
    public IReadOnlyList<Guid> Tenants { get; init; } = [];

    /// <summary>
    /// Gets the clients that may ask for tokens: those that are pre-authorised in the application's registration. From 1 to 32.
    /// Further ones, such as Outlook's and Microsoft 365's, have to be listed here as well.
    /// </summary>
    /// <value>Default: <see cref="TeamsDesktopAndMobile"/> and <see cref="TeamsWeb"/>.</value>
    public IReadOnlyList<Guid> Clients { get; init; } = [TeamsDesktopAndMobile, TeamsWeb];

    /// <summary>Gets the Application ID URI, such as <c>api://tab.contoso.example/{client id}</c>, which older registrations have as audience.</summary>
    /// <value>Default: null, the client id alone is accepted as audience.</value>
    public string? AppIdUri { get; init; }

    /// <summary>Returns what is wrong with the values, one sentence each; empty when nothing is.</summary>
    internal IEnumerable<string> Faults()
    {
        if (Tenants is null || Tenants.Count > 10_000 || !AreTenants(Tenants))
        {
            yield return "TabTokens.Tenants must hold at most 10000 tenants, each its GUID: neither empty nor that of personal accounts.";
        }

        if (Clients is null || Clients.Count is 0 or > 32 || Clients.Contains(Guid.Empty))
        {
            yield return "TabTokens.Clients must hold 1 to 32 client ids, none of them empty.";
        }

        if (AppIdUri is not null && (AppIdUri.Length is < 7 or > 512 || !AppIdUri.StartsWith("api://", StringComparison.Ordinal) || !Uri.TryCreate(AppIdUri, UriKind.Absolute, out _)))
        {
            yield return "TabTokens.AppIdUri must be the Application ID URI of the registration, such as api://tab.contoso.example/{client id}.";
        }
    }

    private static bool AreTenants(IReadOnlyList<Guid> tenants)
    {
        foreach (Guid tenant in tenants)
        {
            if (!TenantId.TryParse(tenant.ToString("D"), out _))
            {
                return false;
            }
        }

        return true;
    }
}
