namespace SecureTeams.Emulator;

/// <summary>How a <see cref="TeamsEmulator"/> behaves. Every member has a default; the options are read once, at start.</summary>
public sealed class TeamsEmulatorOptions
{
    /// <summary>Creates options with their defaults.</summary>
    public TeamsEmulatorOptions()
    {
    }

    private TeamsEmulatorOptions(TeamsEmulatorOptions source)
    {
        TenantId = source.TenantId;
        AdditionalTenants = [.. source.AdditionalTenants];
        ClientId = source.ClientId;
        Organizer = source.Organizer;
        Users = [.. source.Users];
        Roles = [.. source.Roles];
        Scopes = [.. source.Scopes];
        ApplicationAccessPolicyGranted = source.ApplicationAccessPolicyGranted;
        TokenLifetime = source.TokenLifetime;
        TokenRefreshIn = source.TokenRefreshIn;
        DevicePollingInterval = source.DevicePollingInterval;
        RevocationListLifetime = source.RevocationListLifetime;
        PageSize = source.PageSize;
        TimeProvider = source.TimeProvider;
    }

    /// <summary>The tenant the emulator stands for.</summary>
    /// <value>The default is a fresh id for each instance of the options.</value>
    public Guid TenantId { get; set; } = Guid.NewGuid();

    /// <summary>
    /// Further tenants of the same identity service, each with its own issuer and addresses. Graph verifies their
    /// tokens, but users and meetings belong to <see cref="TenantId"/>: for others it knows no user (404).
    /// </summary>
    /// <value>The default is empty.</value>
    public IList<Guid> AdditionalTenants { get; } = [];

    /// <summary>The application that may ask for tokens.</summary>
    /// <value>The default is a fresh id for each instance of the options.</value>
    public Guid ClientId { get; set; } = Guid.NewGuid();

    /// <summary>The person whose meetings are created and read.</summary>
    /// <value>The default is a fresh person named "Olivia Organizer".</value>
    public EmulatedUser Organizer { get; set; } = EmulatedUser.Create("Olivia Organizer", "olivia@contoso.example");

    /// <summary>Further people of the tenant, besides the <see cref="Organizer"/>.</summary>
    /// <value>The default is empty.</value>
    public IList<EmulatedUser> Users { get; } = [];

    /// <summary>The application roles that tokens carry.</summary>
    /// <value>The default is <c>OnlineMeetings.ReadWrite.All</c> alone.</value>
    public IList<string> Roles { get; } = ["OnlineMeetings.ReadWrite.All"];

    /// <summary>The delegated permissions of Graph to which the application has consent.</summary>
    /// <value>The default is <c>OnlineMeetings.ReadWrite</c> alone.</value>
    public IList<string> Scopes { get; } = ["OnlineMeetings.ReadWrite"];

    /// <summary>Whether a tenant administrator granted the application an application access policy.</summary>
    /// <value>The default is <see langword="true"/>. Without it Graph answers 403 to every meeting call.</value>
    public bool ApplicationAccessPolicyGranted { get; set; } = true;

    /// <summary>How long an access token is valid.</summary>
    /// <value>The default is one hour; at least one second, at most one day.</value>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>After what time a client is told to renew an access token, while it is still valid (<c>refresh_in</c>).</summary>
    /// <value>The default is <see langword="null"/>: it is told nothing. At least one second, at most one day.</value>
    public TimeSpan? TokenRefreshIn { get; set; }

    /// <summary>How long a device is told to wait between two questions whether its code was approved. One that asks sooner is told to slow down, by five seconds more each time.</summary>
    /// <value>The default is five seconds; at least one second, at most one minute.</value>
    public TimeSpan DevicePollingInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after its issue a certificate revocation list promises its successor (nextUpdate).</summary>
    /// <value>The default is one hour; at least one second, at most thirty days.</value>
    public TimeSpan RevocationListLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many items a page of a list has at most; a client's <c>$top</c> makes pages smaller only.</summary>
    /// <value>The default is 100; 1 to 999.</value>
    public int PageSize { get; set; } = 100;

    /// <summary>The clock of tokens, meetings, certificates and revocation lists.</summary>
    /// <value>
    /// The default is <see cref="System.TimeProvider.System"/>. TLS stacks and MSAL read the computer's clock, so a
    /// fake clock should start near it: certificates are valid for thirty days, MSAL's assertions for ten minutes.
    /// </value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal TeamsEmulatorOptions Validated()
    {
        RequireId(TenantId, nameof(TenantId));
        RequireId(ClientId, nameof(ClientId));
        RequireTenants();
        RequirePeople();
        RequireRange(TokenLifetime, TimeSpan.FromDays(1), nameof(TokenLifetime));
        RequireRange(TokenRefreshIn ?? TokenLifetime, TimeSpan.FromDays(1), nameof(TokenRefreshIn));
        RequireRange(DevicePollingInterval, TimeSpan.FromMinutes(1), nameof(DevicePollingInterval));
        RequireRange(RevocationListLifetime, TimeSpan.FromDays(30), nameof(RevocationListLifetime));
        if (PageSize is < 1 or > 999)
        {
            throw new ArgumentException($"The page size {PageSize} is outside 1 to 999.", nameof(PageSize));
        }

        if (TimeProvider is null)
        {
            throw new ArgumentException("A clock is needed; leave the default for the system's.", nameof(TimeProvider));
        }

        if (Roles.Any(string.IsNullOrWhiteSpace))
        {
            throw new ArgumentException("A role is blank; an application without roles has an empty list.", nameof(Roles));
        }

        if (Scopes.Any(scope => string.IsNullOrWhiteSpace(scope) || scope.Contains(' ', StringComparison.Ordinal)))
        {
            throw new ArgumentException("A scope is blank or has a space; an application without consent has an empty list.", nameof(Scopes));
        }

        return new TeamsEmulatorOptions(this);
    }

    private void RequireTenants()
    {
        if (AdditionalTenants.Any(id => id == Guid.Empty) || AdditionalTenants.Append(TenantId).Distinct().Count() != AdditionalTenants.Count + 1)
        {
            throw new ArgumentException("A tenant id is all zeros or there twice.", nameof(AdditionalTenants));
        }
    }

    private static void RequireId(Guid id, string name)
    {
        if (id == Guid.Empty)
        {
            throw new ArgumentException("The id is all zeros; leave the default for a fresh one.", name);
        }
    }

    private static void RequireRange(TimeSpan value, TimeSpan most, string name)
    {
        if (value < TimeSpan.FromSeconds(1) || value > most)
        {
            throw new ArgumentException($"The duration {value} is outside 00:00:01 to {most}.", name);
        }
    }

    private void RequirePeople()
    {
        if (Organizer is null)
        {
            throw new ArgumentException("An organizer is needed; leave the default for a made-up one.", nameof(Organizer));
        }

        if (Users.Append(Organizer).Any(user => user is null || user.Id == Guid.Empty))
        {
            throw new ArgumentException("Every user needs an object id that is not all zeros.", nameof(Users));
        }

        if (Users.Append(Organizer).DistinctBy(user => user.Id).Count() != Users.Count + 1)
        {
            throw new ArgumentException("Two users have the same object id; the organizer is a user already.", nameof(Users));
        }
    }
}
