namespace SecureTeams.Media;

/// <summary>A row of the registers "DTLS-SRTP Protection Profiles" and "SRTP Crypto Suite Registrations"; sizes in bits.</summary>
internal sealed record SrtpProfileFacts(string? DtlsName, ushort? DtlsNumber, string? SuiteName, int KeyBits, int SaltBits, int TagBits, string Source)
{
    private const int CounterSalt = 112;
    private const int GcmSalt = 96;
    private const int GcmTag = 128;

    internal static SrtpProfileFacts Aes128Sha80 { get; } = new("SRTP_AES128_CM_HMAC_SHA1_80", 0x0001, "AES_CM_128_HMAC_SHA1_80", 128, CounterSalt, 80, "RFC 3711, RFC 4568, RFC 5764") { AuthenticationKeyBits = 160, ControlTagBits = 80 };

    internal static SrtpProfileFacts Aes128Sha32 { get; } = new("SRTP_AES128_CM_HMAC_SHA1_32", 0x0002, "AES_CM_128_HMAC_SHA1_32", 128, CounterSalt, 32, "RFC 3711, RFC 4568, RFC 5764") { AuthenticationKeyBits = 160, ControlTagBits = 80 };

    internal static SrtpProfileFacts NullSha80 { get; } = new("SRTP_NULL_HMAC_SHA1_80", 0x0005, SuiteName: null, 0, 0, 80, "RFC 5764") { AuthenticationKeyBits = 160, ControlTagBits = 80 };

    internal static SrtpProfileFacts NullSha32 { get; } = new("SRTP_NULL_HMAC_SHA1_32", 0x0006, SuiteName: null, 0, 0, 32, "RFC 5764") { AuthenticationKeyBits = 160, ControlTagBits = 80 };

    internal static SrtpProfileFacts Aes128Gcm { get; } = new("SRTP_AEAD_AES_128_GCM", 0x0007, "AEAD_AES_128_GCM", 128, GcmSalt, GcmTag, "RFC 7714") { ControlTagBits = GcmTag };

    internal static SrtpProfileFacts Aes256Gcm { get; } = new("SRTP_AEAD_AES_256_GCM", 0x0008, "AEAD_AES_256_GCM", 256, GcmSalt, GcmTag, "RFC 7714") { ControlTagBits = GcmTag };

    // RFC 6188 registers these for SDP only. 0x0003 and 0x0004 stood for them in a draft and are not registered.
    internal static SrtpProfileFacts Aes256Sha80 { get; } = new(DtlsName: null, DtlsNumber: null, "AES_256_CM_HMAC_SHA1_80", 256, CounterSalt, 80, "RFC 3711, RFC 6188") { AuthenticationKeyBits = 160, ControlTagBits = 80 };

    internal static SrtpProfileFacts Aes256Sha32 { get; } = new(DtlsName: null, DtlsNumber: null, "AES_256_CM_HMAC_SHA1_32", 256, CounterSalt, 32, "RFC 3711, RFC 6188") { AuthenticationKeyBits = 160, ControlTagBits = 80 };

    internal static SrtpProfileFacts Aes192Sha80 { get; } = new(DtlsName: null, DtlsNumber: null, "AES_192_CM_HMAC_SHA1_80", 192, CounterSalt, 80, "RFC 3711, RFC 6188") { AuthenticationKeyBits = 160, ControlTagBits = 80 };

    internal static SrtpProfileFacts Aes192Sha32 { get; } = new(DtlsName: null, DtlsNumber: null, "AES_192_CM_HMAC_SHA1_32", 192, CounterSalt, 32, "RFC 3711, RFC 6188") { AuthenticationKeyBits = 160, ControlTagBits = 80 };

    internal static SrtpProfileFacts[] All { get; } = [Aes128Sha80, Aes128Sha32, Aes192Sha80, Aes192Sha32, Aes256Sha80, Aes256Sha32, Aes128Gcm, Aes256Gcm, NullSha80, NullSha32];

    /// <summary>Gets the size of the session's authentication key; 0 where the cipher authenticates by itself.</summary>
    internal int AuthenticationKeyBits { get; private init; }

    /// <summary>Gets the size of the tag of control packets, which the 32-bit profiles do not shorten (RFC 3711 5.2).</summary>
    internal int ControlTagBits { get; private init; }

    internal bool IsNamed(string name) => string.Equals(name, DtlsName, StringComparison.Ordinal) || string.Equals(name, SuiteName, StringComparison.Ordinal);
}
