namespace SecureTeams;

/// <summary>
/// One Microsoft cloud: the login authority and the Microsoft Graph endpoint that belong together.
/// </summary>
/// <remarks>
/// A client is bound to one cloud for its whole life, so that a token of one cloud can never be sent to a
/// host of another. The known clouds are those of the Microsoft Graph page "National cloud deployments".
/// </remarks>
public sealed class TeamsCloud
{
    private TeamsCloud(string name, Uri authority, Uri graphEndpoint, bool isCustom)
    {
        Name = name;
        Authority = authority;
        GraphEndpoint = graphEndpoint;
        IsCustom = isCustom;
    }

    /// <summary>Gets the worldwide cloud, which also serves GCC (moderate) tenants.</summary>
    public static TeamsCloud Global { get; } = Known(nameof(Global), "https://login.microsoftonline.com/", "https://graph.microsoft.com/");

    /// <summary>Gets the US Government L4 cloud (GCC High).</summary>
    public static TeamsCloud UsGovernmentHigh { get; } = Known(nameof(UsGovernmentHigh), "https://login.microsoftonline.us/", "https://graph.microsoft.us/");

    /// <summary>Gets the US Government L5 cloud (DoD).</summary>
    public static TeamsCloud UsGovernmentDod { get; } = Known(nameof(UsGovernmentDod), "https://login.microsoftonline.us/", "https://dod-graph.microsoft.us/");

    /// <summary>Gets the name of the cloud, for logs and messages.</summary>
    public string Name { get; }

    /// <summary>Gets the origin of the identity provider, for example <c>https://login.microsoftonline.com/</c>.</summary>
    public Uri Authority { get; }

    /// <summary>Gets the origin of Microsoft Graph, for example <c>https://graph.microsoft.com/</c>.</summary>
    public Uri GraphEndpoint { get; }

    /// <summary>Gets a value indicating whether this cloud was made with <see cref="Custom"/>.</summary>
    internal bool IsCustom { get; }

    /// <summary>Gets the scope that asks for every application permission granted on this cloud's Microsoft Graph.</summary>
    internal string GraphScope => GraphEndpoint.AbsoluteUri + ".default";

    /// <summary>Describes a cloud that is not in the table: an emulator, a private or a new sovereign cloud.</summary>
    /// <param name="name">A name for logs and messages; not empty.</param>
    /// <param name="authority">The origin of the identity provider: https, no path, query, fragment or user information.</param>
    /// <param name="graphEndpoint">The origin of Microsoft Graph, under the same conditions.</param>
    /// <returns>The cloud.</returns>
    /// <exception cref="ArgumentException">A value is empty, not https, or more than an origin, or names a host of a known cloud.</exception>
    public static TeamsCloud Custom(string name, Uri authority, Uri graphEndpoint)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new TeamsCloud(name, Origin(authority, nameof(authority)), Origin(graphEndpoint, nameof(graphEndpoint)), isCustom: true);
    }

    /// <summary>Finds a known cloud by its name.</summary>
    /// <param name="name"><c>Global</c>, <c>UsGovernmentHigh</c> or <c>UsGovernmentDod</c>, in any casing.</param>
    /// <returns>The cloud.</returns>
    /// <exception cref="ArgumentException">No known cloud has that name.</exception>
    public static TeamsCloud FromName(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        foreach (TeamsCloud cloud in (ReadOnlySpan<TeamsCloud>)[Global, UsGovernmentHigh, UsGovernmentDod])
        {
            if (string.Equals(cloud.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return cloud;
            }
        }

        throw new ArgumentException($"'{name}' is not a known cloud. Use Global, UsGovernmentHigh or UsGovernmentDod, or describe it with TeamsCloud.Custom.", nameof(name));
    }

    /// <summary>Returns the name of the cloud.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    private static TeamsCloud Known(string name, string authority, string graph) => new(name, new Uri(authority), new Uri(graph), isCustom: false);

    private static Uri Origin(Uri value, string parameter)
    {
        ArgumentNullException.ThrowIfNull(value, parameter);
        if (!value.IsAbsoluteUri || value.Scheme != Uri.UriSchemeHttps)
        {
            throw new ArgumentException("The address must be an absolute https URL.", parameter);
        }

        if (value.UserInfo.Length > 0 || value.AbsolutePath != "/" || value.Query.Length > 0 || value.Fragment.Length > 0)
        {
            throw new ArgumentException("The address must be an origin only, like https://login.example/: no user information, path, query or fragment.", parameter);
        }

        if (value.HostNameType != UriHostNameType.Dns)
        {
            throw new ArgumentException("The address must name its host by DNS name: a certificate is checked against it.", parameter);
        }

        if (IsKnownHost(value.IdnHost))
        {
            throw new ArgumentException("The host belongs to a known cloud. Use that cloud instead of TeamsCloud.Custom, so that hosts of two clouds cannot be mixed.", parameter);
        }

        return value;
    }

    /// <summary>Tells whether configuration may name a host beside <see cref="Authority"/>: one of no known cloud, or an alias of this cloud's own login host.</summary>
    internal bool MayAddIdentityHost(string host)
    {
        string name = host.ToLowerInvariant();
        return !IsKnownHost(name) || Authority.IdnHost switch
        {
            "login.microsoftonline.com" => IsGlobalLogin(name),
            "login.microsoftonline.us" => IsUsGovernmentLogin(name),
            _ => false,
        };
    }

    /// <summary>The hosts of the known clouds, with the aliases of their login hosts.</summary>
    private static bool IsKnownHost(string host)
    {
        string name = host.TrimEnd('.');
        return IsGlobalLogin(name) || IsUsGovernmentLogin(name) || name is
            "graph.microsoft.com" or "graph.microsoft.us" or "dod-graph.microsoft.us"
            or "login.partner.microsoftonline.cn" or "login.chinacloudapi.cn" or "sts.chinacloudapi.cn" or "microsoftgraph.chinacloudapi.cn";
    }

    private static bool IsGlobalLogin(string host) => host is "login.microsoftonline.com" or "login.windows.net" or "login.microsoft.com" or "sts.windows.net";

    private static bool IsUsGovernmentLogin(string host) => host is "login.microsoftonline.us" or "login.usgovcloudapi.net";
}
