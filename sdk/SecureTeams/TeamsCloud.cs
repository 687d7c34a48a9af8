namespace SecureTeams;

/// <summary>
/// One Microsoft cloud: the login authority, the Microsoft Graph endpoint and the bot hosts that belong together.
/// </summary>
/// <remarks>
/// A client is bound to one cloud for its whole life, so that a token of one cloud can never be sent to a
/// host of another. The known clouds are those of the Microsoft Graph page "National cloud deployments".
/// </remarks>
public sealed class TeamsCloud
{
    private static readonly string[] GlobalLogins = ["login.windows.net", "login.microsoft.com", "sts.windows.net"];
    private static readonly string[] UsGovernmentLogins = ["login.usgovcloudapi.net"];
    private static readonly string[] ChinaLogins = ["login.chinacloudapi.cn", "sts.chinacloudapi.cn"];

    private readonly string? _legacyIssuer;

    private TeamsCloud(string name, Uri authority, Uri graphEndpoint, string[] aliases, string? legacyIssuer)
    {
        Name = name;
        Authority = authority;
        GraphEndpoint = graphEndpoint;
        AuthorityAliases = aliases.AsReadOnly();
        _legacyIssuer = legacyIssuer;
    }

    /// <summary>Gets the worldwide cloud, which also serves GCC (moderate) tenants.</summary>
    public static TeamsCloud Global { get; } = new(nameof(Global), new Uri("https://login.microsoftonline.com/"), new Uri("https://graph.microsoft.com/"), GlobalLogins, "https://sts.windows.net/")
    {
        Bots = BotFrameworkEndpoints.Global,
    };

    /// <summary>Gets the US Government L4 cloud (GCC High).</summary>
    public static TeamsCloud UsGovernmentHigh { get; } = new(nameof(UsGovernmentHigh), new Uri("https://login.microsoftonline.us/"), new Uri("https://graph.microsoft.us/"), UsGovernmentLogins, "https://sts.windows.net/")
    {
        Bots = BotFrameworkEndpoints.UsGovernmentHigh,
    };

    /// <summary>Gets the US Government L5 cloud (DoD).</summary>
    public static TeamsCloud UsGovernmentDod { get; } = new(nameof(UsGovernmentDod), new Uri("https://login.microsoftonline.us/"), new Uri("https://dod-graph.microsoft.us/"), UsGovernmentLogins, "https://sts.windows.net/")
    {
        Bots = BotFrameworkEndpoints.UsGovernmentDod,
    };

    /// <summary>
    /// Gets the cloud in China, operated by 21Vianet. Microsoft Graph has no online meetings there: each operation of the
    /// meetings client fails with <see cref="SecureTeamsErrorCode.NotAvailableInCloud"/> before anything is sent.
    /// </summary>
    public static TeamsCloud China { get; } = new(nameof(China), new Uri("https://login.partner.microsoftonline.cn/"), new Uri("https://microsoftgraph.chinacloudapi.cn/"), ChinaLogins, "https://sts.chinacloudapi.cn/")
    {
        Bots = BotFrameworkEndpoints.China,
        HasOnlineMeetings = false,
    };

    /// <summary>Gets the known clouds.</summary>
    public static IReadOnlyList<TeamsCloud> All { get; } = Array.AsReadOnly([Global, UsGovernmentHigh, UsGovernmentDod, China]);

    /// <summary>Gets the name of the cloud, for logs and messages.</summary>
    public string Name { get; }

    /// <summary>Gets the origin of the identity provider, for example <c>https://login.microsoftonline.com/</c>.</summary>
    public Uri Authority { get; }

    /// <summary>Gets the other host names of the same identity provider. The client asks none of them.</summary>
    public IReadOnlyList<string> AuthorityAliases { get; }

    /// <summary>Gets the origin of Microsoft Graph, for example <c>https://graph.microsoft.com/</c>.</summary>
    public Uri GraphEndpoint { get; }

    /// <summary>Gets the hosts and issuers of the Bot Framework in this cloud; null for a custom cloud.</summary>
    public BotFrameworkEndpoints? Bots { get; private init; }

    /// <summary>Gets a value indicating whether Microsoft Graph has online meetings in this cloud.</summary>
    public bool HasOnlineMeetings { get; private init; } = true;

    /// <summary>Gets a value indicating whether this cloud was made with <see cref="Custom"/>.</summary>
    internal bool IsCustom => _legacyIssuer is null;

    /// <summary>Gets the scope that asks for every application permission granted on this cloud's Microsoft Graph.</summary>
    internal string GraphScope => GraphEndpoint.AbsoluteUri + ".default";

    /// <summary>Describes a cloud that is not in the table: an emulator, a private or a new sovereign cloud.</summary>
    /// <param name="name">A name for logs and messages; not empty.</param>
    /// <param name="authority">
    /// The origin of the identity provider: https, a DNS name in ASCII without trailing dot or punycode, no path, query, fragment
    /// or user information. A port is allowed.
    /// </param>
    /// <param name="graphEndpoint">The origin of Microsoft Graph, under the same conditions.</param>
    /// <returns>The cloud.</returns>
    /// <exception cref="ArgumentException">A value is empty, breaks one of the conditions, or names a host of a known cloud or one that looks like it.</exception>
    public static TeamsCloud Custom(string name, Uri authority, Uri graphEndpoint)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new TeamsCloud(name, CloudHosts.Origin(authority, nameof(authority)), CloudHosts.Origin(graphEndpoint, nameof(graphEndpoint)), aliases: [], legacyIssuer: null);
    }

    /// <summary>Finds a known cloud by its name.</summary>
    /// <param name="name"><c>Global</c>, <c>UsGovernmentHigh</c>, <c>UsGovernmentDod</c> or <c>China</c>, in any casing.</param>
    /// <returns>The cloud.</returns>
    /// <exception cref="ArgumentException">No known cloud has that name.</exception>
    public static TeamsCloud FromName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        foreach (TeamsCloud cloud in All)
        {
            if (string.Equals(cloud.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return cloud;
            }
        }

        throw new ArgumentException($"'{name}' is not a known cloud. Use {string.Join(", ", All)}, or describe it with TeamsCloud.Custom.", nameof(name));
    }

    /// <summary>Returns the issuer (<c>iss</c>) of version 2.0 tokens of a tenant, to be compared ordinally.</summary>
    /// <param name="tenantId">The tenant's GUID; a token never names its tenant by a domain.</param>
    /// <returns>For example <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.</returns>
    public string IssuerOf(Guid tenantId) => $"{Authority.AbsoluteUri}{tenantId:D}/v2.0";

    /// <summary>
    /// Returns the issuer (<c>iss</c>) of version 1.0 tokens of a tenant, which registrations without
    /// <c>requestedAccessTokenVersion: 2</c> get, to be compared ordinally.
    /// </summary>
    /// <remarks>The worldwide and the US Government clouds have the same one: it does not tell the cloud, the signing key does.</remarks>
    /// <param name="tenantId">The tenant's GUID.</param>
    /// <returns>For example <c>https://sts.windows.net/{tenant}/</c>; null for a custom cloud, which has version 2.0 tokens only.</returns>
    public string? LegacyIssuerOf(Guid tenantId) => _legacyIssuer is null ? null : $"{_legacyIssuer}{tenantId:D}/";

    /// <summary>Returns the name of the cloud.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    /// <summary>Tells whether an address is one of this cloud's identity provider.</summary>
    internal bool IsAuthority(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0 && address.Port == Authority.Port && IsLogin(address.IdnHost);

    /// <summary>Tells whether configuration may name a host beside <see cref="Authority"/>: one of no known cloud, or one of this cloud's own login.</summary>
    internal bool MayAddIdentityHost(string host) => !CloudHosts.IsKnownOrLooksLikeIt(host) || IsLogin(host) || CloudHosts.IsBelow(host, Authority.IdnHost) || AuthorityAliases.Any(alias => CloudHosts.IsBelow(host, alias));

    internal IEnumerable<string> Hosts() => [Authority.IdnHost, GraphEndpoint.IdnHost, .. AuthorityAliases];

    private bool IsLogin(string host) =>
        string.Equals(host, Authority.IdnHost, StringComparison.OrdinalIgnoreCase) || AuthorityAliases.Contains(host, StringComparer.OrdinalIgnoreCase);
}
