using System.Globalization;
using System.Text;

namespace SecureTeams.Analyzers.Rules.Cryptography.Curves;

/// <summary>Curves by the names and object identifiers that libraries give them.</summary>
internal static class NamedCurve
{
    private const int LeastBits = 224;

    /// <summary>What a curve may be called before its length; a longer one first.</summary>
    private static readonly string[] PrimeFamilies = ["BRAINPOOLP", "ECDSAP", "ECDHP", "NISTP", "PRIME", "SECP", "WAPIP", "P"];

    private static readonly string[] BinaryFamilies = ["C2PNB", "C2TNB", "C2ONB", "NISTB", "NISTK", "SECT", "B", "K"];

    private static readonly string[] ForeignStandards = ["SM2P", "FRP", "GOSTR", "CRYPTOPRO"];

    public static CurveStanding StandingOf(string text)
    {
        var name = Plain(CurveIdentifiers.NameOf(text) ?? text);
        return Array.Exists(ForeignStandards, standard => name.StartsWith(standard, StringComparison.Ordinal)) ? CurveStanding.NotApproved
            : Split(name, PrimeFamilies) is ({ } prime, var bits, var variant) ? OfPrime(prime, bits, variant)
            : Split(name, BinaryFamilies) is ({ } binary, var size, _) ? OfBinary(binary, size)
            : CurveStanding.Accepted;
    }

    /// <summary>Whether a text names a curve, accepted or not.</summary>
    public static bool IsName(string text) =>
        CurveIdentifiers.NameOf(text) is not null || Split(Plain(text), PrimeFamilies).Family is not null || Split(Plain(text), BinaryFamilies).Family is not null;

    private static CurveStanding OfPrime(string family, int bits, string variant) =>
        bits < LeastBits ? CurveStanding.Weak
        : family == "BRAINPOOLP" ? CurveStanding.Interoperable
        : variant.StartsWith("K", StringComparison.Ordinal) || family == "WAPIP" || (family == "PRIME" && bits != 256) ? CurveStanding.NotApproved
        : bits == LeastBits ? CurveStanding.Retiring
        : CurveStanding.Accepted;

    private static CurveStanding OfBinary(string family, int bits) =>
        bits < LeastBits ? CurveStanding.Weak
        : family.StartsWith("C2", StringComparison.Ordinal) || bits == 239 ? CurveStanding.NotApproved
        : CurveStanding.Retiring;

    private static (string? Family, int Bits, string Variant) Split(string name, string[] families)
    {
        foreach (var family in families)
        {
            if (!name.StartsWith(family, StringComparison.Ordinal))
            {
                continue;
            }

            var end = family.Length;
            while (end < name.Length && char.IsDigit(name[end]))
            {
                end++;
            }

            if (end - family.Length == 3)
            {
                return (family, int.Parse(name.Substring(family.Length, 3), CultureInfo.InvariantCulture), name.Substring(end));
            }
        }

        return (null, 0, string.Empty);
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                plain.Append(char.ToUpperInvariant(character));
            }
        }

        return plain.ToString();
    }
}
