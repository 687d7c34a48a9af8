namespace SecureTeams.Analyzers.Rules.Secrets.Values;

/// <summary>Tells containers of private keys from certificates by their first bytes.</summary>
internal static class PrivateKeyBytes
{
    private const byte Sequence = 0x30;

    private const byte Integer = 0x02;

    private const byte PrivateKeyBlob = 0x07;

    /// <summary>PKCS#12, PKCS#8 and their kin begin with a version number; a certificate and a public key begin with another structure. PEM and the blobs of Windows say what they are.</summary>
    public static bool Are(byte[] bytes) =>
        First(bytes) == Integer
        || (bytes.Length > 20 && bytes[0] == PrivateKeyBlob && bytes[1] == 0x02)
        || PrivateKeyText.In(System.Text.Encoding.UTF8.GetString(bytes)) is not null;

    public static bool AreCertificate(byte[] bytes) =>
        First(bytes) == Sequence || System.Text.Encoding.UTF8.GetString(bytes).Contains("BEGIN CERTIFICATE");

    /// <summary>The tag of the first element of a sequence in DER or BER.</summary>
    private static byte? First(byte[] bytes)
    {
        if (bytes.Length < 4 || bytes[0] != Sequence)
        {
            return null;
        }

        var at = bytes[1] > 0x80 ? 2 + (bytes[1] & 0x7F) : 2;
        return at < bytes.Length ? bytes[at] : null;
    }
}
