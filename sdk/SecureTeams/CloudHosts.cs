namespace SecureTeams;

/// <summary>What the host of a custom cloud may be called. An address that a person takes for a known cloud's is refused, not only the known ones.</summary>
internal static class CloudHosts
{
    internal static Uri Origin(Uri value, string parameter)
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

        string host = value.IdnHost;
        if (IsKnownOrLooksLikeIt(host))
        {
            throw new ArgumentException("The host belongs to a known cloud, or looks like it. Use that cloud instead of TeamsCloud.Custom, so that hosts of two clouds cannot be mixed.", parameter);
        }

        if (host.EndsWith('.') || host.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) || host.Contains(".xn--", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The host must be written in ASCII without a trailing dot: letters of other scripts look like others.", parameter);
        }

        return value;
    }

    /// <summary>Tells whether a host is a known cloud's, is below one, or begins with its name.</summary>
    internal static bool IsKnownOrLooksLikeIt(string host)
    {
        string name = host.TrimEnd('.');
        foreach (TeamsCloud cloud in TeamsCloud.All)
        {
            foreach (string known in cloud.Hosts())
            {
                if (string.Equals(name, known, StringComparison.OrdinalIgnoreCase) || IsBelow(name, known) || name.StartsWith(known, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Tells whether a host is a subdomain of another, as regional login hosts are.</summary>
    internal static bool IsBelow(string host, string parent) => host.EndsWith("." + parent, StringComparison.OrdinalIgnoreCase);
}
