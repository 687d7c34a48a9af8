namespace SecureTeams.Transport.Certificates;

/// <summary>The content octets of object identifiers, so that none needs to be turned into text.</summary>
internal static class ObjectIds
{
    /// <summary>Gets 2.5.29.17.</summary>
    internal static ReadOnlySpan<byte> SubjectAlternativeName => [0x55, 0x1D, 0x11];

    /// <summary>Gets 2.5.29.19.</summary>
    internal static ReadOnlySpan<byte> BasicConstraints => [0x55, 0x1D, 0x13];

    /// <summary>Gets 2.5.29.31.</summary>
    internal static ReadOnlySpan<byte> CrlDistributionPoints => [0x55, 0x1D, 0x1F];

    /// <summary>Gets 2.5.29.37.</summary>
    internal static ReadOnlySpan<byte> ExtendedKeyUsage => [0x55, 0x1D, 0x25];

    /// <summary>Gets 2.5.29.37.0.</summary>
    internal static ReadOnlySpan<byte> AnyExtendedKeyUsage => [0x55, 0x1D, 0x25, 0x00];

    /// <summary>Gets 2.5.29.15.</summary>
    internal static ReadOnlySpan<byte> KeyUsage => [0x55, 0x1D, 0x0F];

    /// <summary>Gets 1.3.6.1.5.5.7.3.1.</summary>
    internal static ReadOnlySpan<byte> ServerAuthentication => [0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01];

    /// <summary>Gets 1.3.6.1.5.5.7.3.2.</summary>
    internal static ReadOnlySpan<byte> ClientAuthentication => [0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x02];

    /// <summary>Gets 1.2.840.113549.1.1, under which rsaEncryption is 1, mgf1 8, RSASSA-PSS 10, and RSA with SHA-256, SHA-384 and SHA-512 are 11 to 13.</summary>
    internal static ReadOnlySpan<byte> Pkcs1 => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01];

    /// <summary>Gets 1.2.840.10045.4.3, under which ECDSA with SHA-256, SHA-384 and SHA-512 are 2 to 4.</summary>
    internal static ReadOnlySpan<byte> EcdsaWithSha2 => [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03];

    /// <summary>Gets 2.16.840.1.101.3.4.2, under which SHA-256, SHA-384 and SHA-512 are 1 to 3.</summary>
    internal static ReadOnlySpan<byte> HashAlgorithms => [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];

    /// <summary>Gets 1.2.840.10045.2.1.</summary>
    internal static ReadOnlySpan<byte> EcPublicKey => [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01];

    /// <summary>Gets 1.2.840.10045.3.1.7.</summary>
    internal static ReadOnlySpan<byte> NistP256 => [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07];

    /// <summary>Gets 1.3.132.0.34.</summary>
    internal static ReadOnlySpan<byte> NistP384 => [0x2B, 0x81, 0x04, 0x00, 0x22];

    /// <summary>Gets 1.3.132.0.35.</summary>
    internal static ReadOnlySpan<byte> NistP521 => [0x2B, 0x81, 0x04, 0x00, 0x23];

    /// <summary>Returns the last arc of an identifier that is one (short) arc longer than a prefix; -1 for any other.</summary>
    internal static int LastArc(ReadOnlySpan<byte> id, ReadOnlySpan<byte> prefix) =>
        id.Length == prefix.Length + 1 && id.StartsWith(prefix) && id[^1] < 0x80 ? id[^1] : -1;
}
