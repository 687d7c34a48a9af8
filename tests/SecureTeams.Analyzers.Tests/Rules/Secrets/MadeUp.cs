using System.IO.Hashing;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

/// <summary>Secrets that open nothing. They are put together when a test runs, so that no scanner of repositories finds one here.</summary>
internal static class MadeUp
{
    private const string Figures = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";
    private const string Upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Base62 = Figures + Upper + Lower;

    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    public static string StorageKey { get; } = Base64("storage", 64);

    public static string MarkedStorageKey { get; } = StorageKey[..76] + "+ASt" + StorageKey[80..];

    public static string MarkedCosmosKey { get; } = StorageKey[..76] + "AC" + "Db" + StorageKey[80..];

    public static string BusKey { get; } = Base64("bus", 32);

    public static string MarkedBusKey { get; } = BusKey[..33] + "+ASb" + BusKey[37..];

    public static string FunctionKey { get; } = Text("function", 44) + "Az" + "Fu" + Text("rest", 5) + "Q==";

    public static string SearchKey { get; } = Text("search", 42) + "Az" + "Se" + "B" + Text("tail", 5);

    public static string NewAzureKey { get; } = Text("new", 52) + "JQ" + "QJ99BAACAAAAA" + Text("org", 9) + "AZ" + "DO" + Text("sum", 4);

    public static string OldDevOpsToken { get; } = Text("devops", 52, Lower + "234567");

    public static string Entra { get; } = Text("lead", 3) + "8Q" + "~" + Text("entra", 34);

    public static string OldEntra { get; } = Text("old", 11) + "~" + Text("entra", 22);

    public static string Slack { get; } = "xo" + "xb-" + Text("team", 12, Figures) + "-" + Text("bot", 12, Figures) + "-" + Text("slack", 24);

    public static string Sas { get; } = "sv=2023-01-03&se=2030-01-01T00%3A00%3A00Z&sr=b&sp=rw&si" + "g=" + Uri.EscapeDataString(Base64("signature", 32));

    public static string SendGrid { get; } = "S" + "G." + Text("id", 22) + "." + Text("key", 43);

    public static string RsaPem => Key.Value.ExportPkcs8PrivateKeyPem();

    public static string OldRsaPem => Key.Value.ExportRSAPrivateKeyPem();

    public static string PublicPem => Key.Value.ExportSubjectPublicKeyInfoPem();

    public static string EncryptedPem => Key.Value.ExportEncryptedPkcs8PrivateKeyPem("made up", new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1));

    public static string RsaXml => Key.Value.ToXmlString(includePrivateParameters: true);

    public static string EcPem
    {
        get
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return key.ExportECPrivateKeyPem();
        }
    }

    public static string RsaDer => Convert.ToBase64String(Key.Value.ExportPkcs8PrivateKey());

    public static string EcDer
    {
        get
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            return Convert.ToBase64String(key.ExportPkcs8PrivateKey());
        }
    }

    public static string PublicDer => Convert.ToBase64String(Key.Value.ExportSubjectPublicKeyInfo());

    public static string Certificate
    {
        get
        {
            using var certificate = SelfSigned();
            return Convert.ToBase64String(certificate.RawData);
        }
    }

    public static string Pfx
    {
        get
        {
            using var certificate = SelfSigned();
            return Convert.ToBase64String(certificate.Export(X509ContentType.Pkcs12, "made up"));
        }
    }

    public static string GitHub(string prefix) => prefix + Checked(Text(prefix, 30));

    public static string Jwt(string payload) =>
        Encoded("""{"alg":"RS256","typ":"JWT","kid":"4fd1"}""") + "." + Encoded(payload) + "." + Encoded(Text(payload, 190));

    public static string Encoded(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string Text(string seed, int length, string alphabet = Base62)
    {
        var text = new StringBuilder();
        foreach (var value in Bytes(seed, length))
        {
            text.Append(alphabet[value % alphabet.Length]);
        }

        return text.ToString();
    }

    public static string Base64(string seed, int length) => Convert.ToBase64String([.. Bytes(seed, length)]);

    public static string Hex(string seed, int length) => Text(seed, length, "0123456789abcdef");

    private static IEnumerable<byte> Bytes(string seed, int length) =>
        Enumerable.Range(0, (length + 31) / 32).SelectMany(block => SHA256.HashData(Encoding.UTF8.GetBytes(seed + block))).Take(length);

    private static string Checked(string random)
    {
        var checksum = Crc32.HashToUInt32(Encoding.ASCII.GetBytes(random));
        var digits = new char[6];
        for (var i = 5; i >= 0; i--)
        {
            digits[i] = Base62[(int)(checksum % 62)];
            checksum /= 62;
        }

        return random + new string(digits);
    }

    private static X509Certificate2 SelfSigned() =>
        new CertificateRequest("CN=contoso", Key.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
}
