using System.Buffers;

namespace SecureTeams.Transport.Guards;

/// <summary>
/// Judges the address of a further page. It comes out of an answer, and the request to it carries the token: it must lie at
/// the origin that the client was configured for, below the same version.
/// </summary>
internal static class NextLink
{
    private const int Longest = 8192;

    /// <summary>What an address in its final form consists of (RFC 3986); a backslash, a space or a look-alike letter is no part of it.</summary>
    private static readonly SearchValues<char> AddressCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?[]@!$&'()*+,;=%");

    /// <summary>Returns the address when it may be asked.</summary>
    /// <param name="root">The origin and version path, such as <c>https://graph.microsoft.com/v1.0/</c>.</param>
    /// <param name="link">The text as it was received.</param>
    /// <exception cref="TeamsTransportException">With <see cref="SecureTeamsErrorCode.OriginNotAllowed"/>: it leads elsewhere.</exception>
    internal static Uri Demand(Uri root, string link)
    {
        if (link.Length <= Longest
            && !link.AsSpan().ContainsAnyExcept(AddressCharacters)
            && Uri.TryCreate(link, UriKind.Absolute, out Uri? address)
            && address.Scheme == Uri.UriSchemeHttps
            && address.UserInfo.Length == 0
            && address.HostNameType == UriHostNameType.Dns
            && address.Port == root.Port
            && string.Equals(address.IdnHost, root.IdnHost, StringComparison.OrdinalIgnoreCase)
            && IsBelow(root.AbsolutePath, address.AbsolutePath))
        {
            return address;
        }

        // The link itself is not quoted: it holds what was searched for.
        throw new TeamsTransportException(
            SecureTeamsErrorCode.OriginNotAllowed,
            $"The answer of '{root.Host}' names a next page that is not below {root.GetLeftPart(UriPartial.Path)}; it was not asked for.",
            "Look for a proxy that changes answers; Microsoft Graph keeps its pages at one origin.");
    }

    /// <summary>A server may decode an escaped dot or slash and then leave the version's path.</summary>
    private static bool IsBelow(string root, string path) =>
        path.StartsWith(root, StringComparison.Ordinal)
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("%2e", StringComparison.OrdinalIgnoreCase)
        && !path.Contains("%2f", StringComparison.OrdinalIgnoreCase)
        && !path.Contains("%5c", StringComparison.OrdinalIgnoreCase);
}
