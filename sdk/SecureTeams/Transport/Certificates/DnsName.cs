using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;

namespace SecureTeams.Transport.Certificates;

/// <summary>DNS names as certificates are matched to them (RFC 9525 section 6): in ASCII and lower case, without a dot at the end.</summary>
internal static class DnsName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    internal static bool TryNormalize(string host, [NotNullWhen(true)] out string? name)
    {
        name = host.EndsWith('.') ? host[..^1] : host;
        if (!Ascii.IsValid(name))
        {
            name = ToAscii(name);
        }

        if (name is null || name.Length is 0 or > LongestName || !AreLabels(name) || IPAddress.TryParse(name, out _))
        {
            name = null;
            return false;
        }

        name = name.ToLowerInvariant();
        return true;
    }

    /// <summary>Says whether a name of a certificate stands for a host: the same name, or a wildcard for exactly its leftmost label.</summary>
    /// <remarks>
    /// At least two labels must stay fixed, so <c>*.com</c> matches nothing. That <c>*.co.uk</c> is as wide is known to
    /// public authorities, which do not issue it, and not to this code.
    /// </remarks>
    internal static bool Matches(ReadOnlySpan<byte> pattern, string host)
    {
        if (!pattern.StartsWith("*."u8))
        {
            return Ascii.EqualsIgnoreCase(pattern, host);
        }

        ReadOnlySpan<byte> parent = pattern[2..];
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && parent.Contains((byte)'.') && Ascii.EqualsIgnoreCase(parent, host.AsSpan(dot + 1));
    }

    private static string? ToAscii(string name)
    {
        try
        {
            return new IdnMapping { UseStd3AsciiRules = true }.GetAscii(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool AreLabels(ReadOnlySpan<char> name)
    {
        ReadOnlySpan<char> last = default;
        foreach (Range range in name.Split('.'))
        {
            last = name[range];
            if (last.Length is 0 or > LongestLabel || last[0] == '-' || last[^1] == '-')
            {
                return false;
            }

            foreach (char character in last)
            {
                if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
                {
                    return false;
                }
            }
        }

        // No top-level domain is a number, but some ways to write an IPv4 address end in one (RFC 3696 section 2).
        return last.ContainsAnyExceptInRange('0', '9');
    }
}
