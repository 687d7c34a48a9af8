using System.Buffers;

namespace SecureTeams.Transport.Guards;

/// <summary>Judges a host that configuration adds to those of the cloud: an exact DNS name and nothing that could mean more.</summary>
internal static class FurtherHost
{
    internal const int Most = 16;

    private const int LongestName = 253;
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> LabelCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    /// <summary>Names reserved for hosts that every network resolves in its own way (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal).</summary>
    private static readonly string[] LocalDomains = ["localhost", "localdomain", "local", "internal", "home.arpa", "lan"];

    /// <summary>Returns what is wrong with the text, or null when nothing is.</summary>
    internal static string? Fault(string? host)
    {
        if (string.IsNullOrEmpty(host) || host.Length > LongestName)
        {
            return "must be a DNS name of at most 253 characters";
        }

        string[] labels = host.Split('.');
        foreach (string label in labels)
        {
            // Characters outside this set are what wildcards, ports, paths, user information, IPv6 literals and look-alike letters need.
            if (label.Length is 0 or > LongestLabel || label.AsSpan().ContainsAnyExcept(LabelCharacters) || label[0] == '-' || label[^1] == '-')
            {
                return "must be an exact DNS name in ASCII: no scheme, port, path, user information, wildcard or trailing dot";
            }
        }

        // The platform reads 127.1, 0x7f.1 and 2130706433 as addresses; the last label of a name starts with a letter.
        if (labels.Length < 2 || !char.IsAsciiLetter(labels[^1][0]))
        {
            return "must be a fully qualified DNS name, not an IP address or a single label";
        }

        foreach (string local in LocalDomains)
        {
            if (host.EndsWith("." + local, StringComparison.OrdinalIgnoreCase))
            {
                return $"must not be below '{local}', which is a name of this machine or its network";
            }
        }

        return null;
    }
}
