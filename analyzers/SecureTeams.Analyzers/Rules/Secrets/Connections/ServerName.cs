using SecureTeams.Analyzers.Engine.Guards;

namespace SecureTeams.Analyzers.Rules.Secrets.Connections;

/// <summary>The machine in the server part of a connection string.</summary>
internal static class ServerName
{
    public static bool IsLocal(string server)
    {
        var host = server.Trim();
        var scheme = host.IndexOf("://", StringComparison.Ordinal);
        host = scheme < 0 ? host : host.Substring(scheme + 3);
        foreach (var protocol in new[] { "tcp:", "np:", "lpc:", "admin:" })
        {
            host = host.StartsWith(protocol, StringComparison.OrdinalIgnoreCase) ? host.Substring(protocol.Length) : host;
        }

        if (host.StartsWith("[::1]", StringComparison.Ordinal) || host == "::1")
        {
            return true;
        }

        var end = host.IndexOfAny([',', ':', '\\', '/', '?', ';']);
        host = end < 0 ? host : host.Substring(0, end);
        return host is "." || host.Equals("(local)", StringComparison.OrdinalIgnoreCase) || host.Equals("(localdb)", StringComparison.OrdinalIgnoreCase) || Loopback.IsHost(host);
    }
}
