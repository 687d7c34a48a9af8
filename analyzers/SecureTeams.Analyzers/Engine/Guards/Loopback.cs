namespace SecureTeams.Analyzers.Engine.Guards;

/// <summary>G-loop: hosts that cannot be anybody else's.</summary>
internal static class Loopback
{
    public static bool IsHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".local", StringComparison.OrdinalIgnoreCase)
        || host.Equals("host.docker.internal", StringComparison.OrdinalIgnoreCase)
        || host is "::1" or "[::1]" or "0.0.0.0"
        || (host.StartsWith("127.", StringComparison.Ordinal) && System.Net.IPAddress.TryParse(host, out _));

    /// <summary>Works on unfinished text as well: only the part between the scheme and the next slash, port or unknown piece counts.</summary>
    public static bool IsUrl(string url) => HostOf(url) is { } host && IsHost(host);

    private static string? HostOf(string url)
    {
        var scheme = url.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0)
        {
            return null;
        }

        var start = scheme + 3;
        var path = url.IndexOfAny(['/', '?', '#'], start);
        var authority = path < 0 ? url.Substring(start) : url.Substring(start, path - start);
        var host = authority.Substring(authority.LastIndexOf('@') + 1);
        if (host.StartsWith("[", StringComparison.Ordinal))
        {
            return host.Substring(0, host.IndexOf(']') + 1);
        }

        var port = host.IndexOf(':');
        return port < 0 ? host : host.Substring(0, port);
    }
}
