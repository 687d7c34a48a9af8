// How such a bot keeps what it knows: every member breaks a rule on cryptography.
using System.Security.Cryptography;
using System.Text;

namespace InsecureBot;

internal static class Cryptography
{
    public static byte[] SignsWithSha1(RSA key, byte[] minutes) => key.SignData(minutes, HashAlgorithmName.SHA1, RSASignaturePadding.Pkcs1);

    public static byte[] AuthenticatesWithMd5(byte[] key, byte[] minutes) => HMACMD5.HashData(key, minutes);

    public static byte[] ShowsThePattern(Aes cipher, byte[] minutes) => cipher.EncryptEcb(minutes, PaddingMode.PKCS7);

    public static byte[] StartsEveryTextAlike(AesGcm cipher, byte[] minutes, byte[] tag)
    {
        var secret = new byte[minutes.Length];
        cipher.Encrypt(new byte[12], minutes, secret, tag);
        return secret;
    }

    public static void ReusesTheNonce(AesGcm cipher, IEnumerable<byte[]> meetings, byte[] tag)
    {
        byte[] nonce = RandomNumberGenerator.GetBytes(12);
        foreach (byte[] minutes in meetings)
        {
            cipher.Encrypt(nonce, minutes, minutes, tag);
        }
    }

    public static RSA GeneratesAShortKey() => RSA.Create(1024);

    public static DSA SignsWithDsa() => DSA.Create();

    public static ECDsa ChoosesTheCurveOfCoins() => ECDsa.Create(ECCurve.CreateFromFriendlyName("secp256k1"));

    public static byte[] PadsTheOldWay(RSA key, byte[] minutes) => key.Encrypt(minutes, RSAEncryptionPadding.Pkcs1);

    public static void WritesTheKeyDown(RSA key) => File.WriteAllText("bot.key", key.ExportPkcs8PrivateKeyPem());

    public static byte[] StretchesWithSha1(string phrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(phrase, salt, 600_000, HashAlgorithmName.SHA1, 32);

    public static byte[] StretchesTooLittle(string phrase, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(phrase, salt, 10_000, HashAlgorithmName.SHA256, 32);

    public static byte[] SaltsEverybodyAlike(string phrase) => Rfc2898DeriveBytes.Pbkdf2(phrase, Encoding.UTF8.GetBytes("salt of the bot."), 600_000, HashAlgorithmName.SHA256, 32);

    public static string GuessesATicket()
    {
        var token = new byte[16];
        Random.Shared.NextBytes(token);
        return Convert.ToHexString(token);
    }
}
