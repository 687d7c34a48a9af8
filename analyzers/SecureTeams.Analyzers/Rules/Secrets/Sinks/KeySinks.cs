namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>Where ciphers, MACs, key derivation and token signatures are given a key.</summary>
internal static class KeySinks
{
    private const string Cryptography = "System.Security.Cryptography.";

    private static readonly string[] Macs = ["HMACMD5", "HMACSHA1", "HMACSHA256", "HMACSHA384", "HMACSHA512", "HMACSHA3_256", "HMACSHA3_384", "HMACSHA3_512", "Kmac128", "Kmac256", "KmacXof128", "KmacXof256"];

    public static readonly SecretSink[] All =
    [
        SecretSink.Property(Cryptography + "SymmetricAlgorithm", "Key"),
        SecretSink.Call(Cryptography + "SymmetricAlgorithm", "SetKey", "key"),
        SecretSink.Call(Cryptography + "SymmetricAlgorithm", "CreateEncryptor", "rgbKey"),
        SecretSink.Call(Cryptography + "SymmetricAlgorithm", "CreateDecryptor", "rgbKey"),
        SecretSink.New(Cryptography + "AesGcm", "key"),
        SecretSink.New(Cryptography + "AesCcm", "key"),
        SecretSink.New(Cryptography + "ChaCha20Poly1305", "key"),
        SecretSink.New(Cryptography + "HMAC", "key"),
        SecretSink.Property(Cryptography + "KeyedHashAlgorithm", "Key"),
        SecretSink.Call(Cryptography + "CryptographicOperations", "HmacData", "key"),
        SecretSink.Call(Cryptography + "CryptographicOperations", "HmacDataAsync", "key"),
        SecretSink.Call(Cryptography + "CryptographicOperations", "TryHmacData", "key"),
        SecretSink.Call(Cryptography + "IncrementalHash", "CreateHMAC", "key"),
        SecretSink.Call(Cryptography + "HKDF", "DeriveKey", "ikm"),
        SecretSink.Call(Cryptography + "HKDF", "Extract", "ikm"),
        SecretSink.Call(Cryptography + "HKDF", "Expand", "prk"),
        SecretSink.New(Cryptography + "SP800108HmacCounterKdf", "key"),
        SecretSink.Call(Cryptography + "SP800108HmacCounterKdf", "DeriveBytes", "key"),
        SecretSink.New("Microsoft.IdentityModel.Tokens.SymmetricSecurityKey", "key"),
        SecretSink.New("Org.BouncyCastle.Crypto.Parameters.KeyParameter", "key"),
        .. Macs.SelectMany(static mac => OfMac(Cryptography + mac)),
    ];

    private static IEnumerable<SecretSink> OfMac(string type)
    {
        yield return SecretSink.Call(type, "HashData", "key");
        yield return SecretSink.Call(type, "HashDataAsync", "key");
        if (type.IndexOf("Kmac", StringComparison.Ordinal) >= 0)
        {
            yield return SecretSink.New(type, "key");
        }
        else
        {
            yield return SecretSink.Call(type, "TryHashData", "key");
        }
    }
}
