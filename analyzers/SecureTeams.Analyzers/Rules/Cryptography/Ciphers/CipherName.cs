using SecureTeams.Analyzers.Engine.Tracing;

namespace SecureTeams.Analyzers.Rules.Cryptography.Ciphers;

/// <summary>A transformation as Bouncy Castle takes it: "AES/CBC/PKCS7Padding", or the name of an object identifier.</summary>
internal sealed class CipherName
{
    /// <summary>Without a mode the library makes them work block by block.</summary>
    private static readonly HashSet<string> BlockCiphers = new(StringComparer.Ordinal)
    {
        "AES", "RIJNDAEL", "ARIA", "CAMELLIA", "SEED", "SM4", "BLOWFISH", "TWOFISH", "SERPENT", "TNEPRES", "CAST5", "CAST6", "IDEA", "NOEKEON", "RC5", "RC5-64", "RC6",
        "SKIPJACK", "TEA", "XTEA", "GOST", "GOST28147", "THREEFISH-256", "THREEFISH-512", "THREEFISH-1024", "DES", "DESEDE", "RC2",
    };

    private static readonly HashSet<string> BlockByBlock = new(StringComparer.OrdinalIgnoreCase)
    {
        "IdAes128Ecb", "IdAes192Ecb", "IdAes256Ecb", "2.16.840.1.101.3.4.1.1", "2.16.840.1.101.3.4.1.21", "2.16.840.1.101.3.4.1.41",
    };

    private static readonly HashSet<string> Chained = new(StringComparer.OrdinalIgnoreCase)
    {
        "IdAes128Cbc", "IdAes192Cbc", "IdAes256Cbc", "2.16.840.1.101.3.4.1.2", "2.16.840.1.101.3.4.1.22", "2.16.840.1.101.3.4.1.42",
        "IdAes128Ofb", "IdAes192Ofb", "IdAes256Ofb", "2.16.840.1.101.3.4.1.3", "2.16.840.1.101.3.4.1.23", "2.16.840.1.101.3.4.1.43",
        "IdAes128Cfb", "IdAes192Cfb", "IdAes256Cfb", "2.16.840.1.101.3.4.1.4", "2.16.840.1.101.3.4.1.24", "2.16.840.1.101.3.4.1.44",
    };

    private static readonly string[] UnauthenticatedModes = ["CBC", "CFB", "OFB", "CTR", "SIC", "CTS", "GOFB", "GCTR", "OPENPGPCFB"];

    private readonly string _text;
    private readonly string _algorithm;
    private readonly string? _mode;
    private readonly string _padding;

    public CipherName(string text)
    {
        _text = text.Trim();
        var parts = _text.Split('/');
        _algorithm = parts[0].Trim().ToUpperInvariant();
        _mode = parts.Length > 1 ? parts[1].Trim().ToUpperInvariant() : null;
        _padding = parts.Length > 2 ? parts[2].Trim().ToUpperInvariant() : string.Empty;
    }

    public bool IsEcb => BlockByBlock.Contains(_text)
        || (_mode is null or "" && BlockCiphers.Contains(_algorithm))
        || (_mode == "ECB" && (BlockCiphers.Contains(_algorithm) || (IsOpen && _padding.StartsWith("PKCS", StringComparison.Ordinal) && _padding != "PKCS1PADDING")));

    public bool IsUnauthenticated => Chained.Contains(_text)
        || (_mode is { } mode && BlockCiphers.Contains(_algorithm) && Array.Exists(UnauthenticatedModes, known => mode.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == known));

    public bool IsPadded => _padding != "NOPADDING";

    /// <summary>The algorithm is not known; RSA names have a mode, too, which means nothing.</summary>
    private bool IsOpen => _algorithm.Length > 0 && _algorithm[0] == TextTracer.Hole;
}
