using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Network.Boundary;

/// <summary>Where traffic goes: a block of addresses, a host or pattern of hosts, or anywhere.</summary>
/// <remarks>
/// In a pattern <c>*</c> stands for any text of one character or more, dots included, so that <c>*.example.com</c> has every name below
/// <c>example.com</c> and not the name itself. Hosts are compared without regard to casing.
/// </remarks>
public sealed record NetworkDestination
{
    private const int LongestHost = 253;

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._*");

    private NetworkDestination(IPNetwork? network, string? host)
    {
        Network = network;
        Host = host;
    }

    /// <summary>Gets everywhere: all addresses of both families, and all hosts.</summary>
    public static NetworkDestination Any { get; } = new(network: null, host: null);

    /// <summary>Gets the block of addresses; null for the other kinds.</summary>
    public IPNetwork? Network { get; }

    /// <summary>Gets the host or pattern, in lower case; null for the other kinds.</summary>
    public string? Host { get; }

    /// <summary>Gets the family of the block; <see cref="IPFamilies.Both"/> for the other kinds.</summary>
    public IPFamilies Families => Network is not { } block ? IPFamilies.Both : block.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? IPFamilies.IPv4 : IPFamilies.IPv6;

    /// <summary>Reads a block of addresses (<c>52.112.0.0/14</c>, <c>2603:1063::/38</c>, or one address), a host (<c>teams.microsoft.com</c>), a pattern (<c>*.lync.com</c>) or <c>any</c>.</summary>
    /// <remarks>Strict: no octal, hexadecimal or short IPv4 addresses, no bits below the prefix, no scope, no IPv4 address within IPv6, no URL, no port. A host ends in a domain of two
    /// characters or more, the first a letter; no part of it begins or ends with a hyphen.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="destination">The destination; null when the text is none.</param>
    /// <returns><see langword="true"/> when the text is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out NetworkDestination? destination)
    {
        destination = text.Equals("any", StringComparison.OrdinalIgnoreCase) ? Any
            : AddressBlock.LooksLikeOne(text) ? (AddressBlock.TryParse(text, out IPNetwork block) ? new NetworkDestination(block, host: null) : null)
            : TryHost(text);
        return destination is not null;
    }

    /// <summary>Returns the destination as rules write it.</summary>
    /// <returns>For example <c>52.112.0.0/14</c>, <c>*.lync.com</c> or <c>any</c>.</returns>
    public override string ToString() => Network?.ToString() ?? Host ?? "any";

    /// <summary>Tells whether each host that <paramref name="needed"/> stands for is one that this host or pattern stands for.</summary>
    /// <remarks>May say no where a person would see more; never yes where it is not so.</remarks>
    internal static bool HostCovers(string allowed, string needed)
    {
        if (string.Equals(allowed, needed, StringComparison.Ordinal))
        {
            return true;
        }

        // What follows the last wildcard is in every name of the pattern; something stands before it, if only the wildcard's own text.
        bool isSuffix = allowed.StartsWith("*.", StringComparison.Ordinal) && !allowed.AsSpan(1).Contains('*');
        ReadOnlySpan<char> fixedEnd = needed.AsSpan(needed.LastIndexOf('*') + 1);
        return isSuffix && fixedEnd.EndsWith(allowed.AsSpan(1), StringComparison.Ordinal) && needed.Length > allowed.Length - 1;
    }

    private static NetworkDestination? TryHost(ReadOnlySpan<char> text)
    {
        // Before lower case: a letter of another script may become an ASCII one by it.
        if (text.Length is 0 or > LongestHost || text.ContainsAnyExcept(HostCharacters))
        {
            return null;
        }

        string host = text.ToString().ToLowerInvariant();
        return host.Split('.') is { Length: > 1 } labels && Array.TrueForAll(labels, IsLabel) && IsTopLevel(labels[^1]) ? new NetworkDestination(network: null, host) : null;
    }

    private static bool IsLabel(string label) => label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-';

    /// <summary>Tells a domain from the last part of an address, which some readers take in hexadecimal too: no domain at the top begins with a digit, or has one character.</summary>
    private static bool IsTopLevel(string label) => label.Length > 1 && char.IsAsciiLetter(label[0]) && !label.AsSpan().ContainsAny('*', '_');
}
