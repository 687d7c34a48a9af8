using System.Globalization;

namespace SecureTeams.Analyzers.Rules.Cryptography.Curves;

/// <summary>Object identifiers of curves.</summary>
internal static class CurveIdentifiers
{
    private const string Certicom = "1.3.132.0.";
    private const string AnsiPrime = "1.2.840.10045.3.1.";
    private const string Brainpool = "1.3.36.3.3.2.8.1.1.";

    private static readonly Dictionary<int, string> CerticomNames = new()
    {
        [1] = "sect163k1",
        [2] = "sect163r1",
        [3] = "sect239k1",
        [4] = "sect113r1",
        [5] = "sect113r2",
        [6] = "secp112r1",
        [7] = "secp112r2",
        [8] = "secp160r1",
        [9] = "secp160k1",
        [10] = "secp256k1",
        [15] = "sect163r2",
        [16] = "sect283k1",
        [17] = "sect283r1",
        [22] = "sect131r1",
        [23] = "sect131r2",
        [24] = "sect193r1",
        [25] = "sect193r2",
        [26] = "sect233k1",
        [27] = "sect233r1",
        [28] = "secp128r1",
        [29] = "secp128r2",
        [30] = "secp160r2",
        [31] = "secp192k1",
        [32] = "secp224k1",
        [33] = "secp224r1",
        [34] = "secp384r1",
        [35] = "secp521r1",
        [36] = "sect409k1",
        [37] = "sect409r1",
        [38] = "sect571k1",
        [39] = "sect571r1",
    };

    private static readonly string[] AnsiPrimeNames = ["prime192v1", "prime192v2", "prime192v3", "prime239v1", "prime239v2", "prime239v3", "prime256v1"];

    private static readonly int[] BrainpoolBits = [160, 192, 224, 256, 320, 384, 512];

    /// <summary>The name of a curve with an identifier; null when the text is not one of these.</summary>
    public static string? NameOf(string identifier) =>
        identifier == "1.2.156.10197.1.301" ? "sm2p256v1"
        : Last(identifier, Certicom) is { } certicom ? CerticomNames.TryGetValue(certicom, out var name) ? name : null
        : Last(identifier, AnsiPrime) is { } prime ? prime <= AnsiPrimeNames.Length ? AnsiPrimeNames[prime - 1] : null
        : Last(identifier, Brainpool) is { } brainpool && brainpool <= 2 * BrainpoolBits.Length
            ? "brainpoolP" + BrainpoolBits[(brainpool - 1) / 2].ToString(CultureInfo.InvariantCulture) + (brainpool % 2 == 1 ? "r1" : "t1")
        : null;

    private static int? Last(string identifier, string arc) =>
        identifier.StartsWith(arc, StringComparison.Ordinal) && int.TryParse(identifier.Substring(arc.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last > 0
            ? last
            : null;
}
