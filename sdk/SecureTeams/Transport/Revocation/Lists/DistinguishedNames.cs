using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>
/// Compares distinguished names (RFC 5280 section 7.1): by their encoding, and else part by part without regard to string
/// type, case and repeated white space, since authorities sign lists with a name that is encoded differently from their certificate's.
/// </summary>
internal static class DistinguishedNames
{
    internal static bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }

        try
        {
            return Canonical(left) is { Count: > 0 } parts && parts.SequenceEqual(Canonical(right));
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static List<(string Type, string Value)> Canonical(ReadOnlySpan<byte> encoded)
    {
        var parts = new List<(string Type, string Value)>();
        foreach (X500RelativeDistinguishedName part in new X500DistinguishedName(encoded).EnumerateRelativeDistinguishedNames(reversed: false))
        {
            // Parts of several values are rare; they are equal by encoding or not at all.
            if (part.HasMultipleElements || part.GetSingleElementType().Value is not { } type || part.GetSingleElementValue() is not { } value)
            {
                return [];
            }

            parts.Add((type, string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant()));
        }

        return parts;
    }
}
