namespace SecureTeams.Media;

/// <summary>An SRTP protection profile: which cipher and which authentication the packets of a media stream have.</summary>
/// <remarks>
/// The set is open. A name or number that this version does not know is kept, is not <see cref="IsKnown"/>, and promises nothing:
/// it does not encrypt, is not recommended, and all its sizes are 0. Both registered spellings of a profile, that of DTLS-SRTP
/// (RFC 5764) and that of SDP (RFC 4568), give equal values. Names are compared exactly, as the registers spell them.
/// </remarks>
public readonly record struct SrtpProfile
{
    /// <summary>A tag below this can be guessed on a stream of media in hours.</summary>
    private const int LeastRecommendedTagBits = 80;

    private readonly SrtpProfileFacts? _facts;
    private readonly string? _text;

    /// <summary>Initializes a new instance of the <see cref="SrtpProfile"/> struct from a registered name.</summary>
    /// <param name="name">For example <c>SRTP_AEAD_AES_256_GCM</c> (DTLS-SRTP) or <c>AES_CM_128_HMAC_SHA1_80</c> (SDP).</param>
    public SrtpProfile(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _facts = Array.Find(SrtpProfileFacts.All, facts => facts.IsNamed(name));
        _text = _facts is null ? name : null;
    }

    private SrtpProfile(SrtpProfileFacts facts) => _facts = facts;

    private SrtpProfile(string text, SrtpProfileFacts? facts)
    {
        _facts = facts;
        _text = facts is null ? text : null;
    }

    /// <summary>Gets AES-128 in GCM mode with a 128-bit tag (RFC 7714).</summary>
    public static SrtpProfile AeadAes128Gcm { get; } = new(SrtpProfileFacts.Aes128Gcm);

    /// <summary>Gets AES-256 in GCM mode with a 128-bit tag (RFC 7714).</summary>
    public static SrtpProfile AeadAes256Gcm { get; } = new(SrtpProfileFacts.Aes256Gcm);

    /// <summary>Gets AES-128 in counter mode with an 80-bit tag of HMAC-SHA1 (RFC 3711, RFC 5764): what every implementation has.</summary>
    public static SrtpProfile Aes128CounterSha1Tag80 { get; } = new(SrtpProfileFacts.Aes128Sha80);

    /// <summary>Gets AES-128 in counter mode with a tag of 32 bits only (RFC 3711, RFC 5764). Not recommended.</summary>
    public static SrtpProfile Aes128CounterSha1Tag32 { get; } = new(SrtpProfileFacts.Aes128Sha32);

    /// <summary>Gets AES-192 in counter mode with an 80-bit tag (RFC 6188); in SDP only.</summary>
    public static SrtpProfile Aes192CounterSha1Tag80 { get; } = new(SrtpProfileFacts.Aes192Sha80);

    /// <summary>Gets AES-192 in counter mode with a tag of 32 bits only (RFC 6188); in SDP only. Not recommended.</summary>
    public static SrtpProfile Aes192CounterSha1Tag32 { get; } = new(SrtpProfileFacts.Aes192Sha32);

    /// <summary>Gets AES-256 in counter mode with an 80-bit tag (RFC 6188); in SDP only.</summary>
    public static SrtpProfile Aes256CounterSha1Tag80 { get; } = new(SrtpProfileFacts.Aes256Sha80);

    /// <summary>Gets AES-256 in counter mode with a tag of 32 bits only (RFC 6188); in SDP only. Not recommended.</summary>
    public static SrtpProfile Aes256CounterSha1Tag32 { get; } = new(SrtpProfileFacts.Aes256Sha32);

    /// <summary>Gets the profile that authenticates with 80 bits and does not encrypt (RFC 5764). Not recommended.</summary>
    public static SrtpProfile NoEncryptionSha1Tag80 { get; } = new(SrtpProfileFacts.NullSha80);

    /// <summary>Gets the profile that authenticates with 32 bits and does not encrypt (RFC 5764). Not recommended.</summary>
    public static SrtpProfile NoEncryptionSha1Tag32 { get; } = new(SrtpProfileFacts.NullSha32);

    /// <summary>Gets the known profiles.</summary>
    public static IReadOnlyList<SrtpProfile> All { get; } = Array.AsReadOnly(Array.ConvertAll(SrtpProfileFacts.All, facts => new SrtpProfile(facts)));

    /// <summary>Gets a value indicating whether this version knows the profile.</summary>
    public bool IsKnown => _facts is not null;

    /// <summary>Gets the registered name, that of DTLS-SRTP where there is one; of an unknown profile the text it came as; empty for the default of the type.</summary>
    public string Name => _facts?.DtlsName ?? _facts?.SuiteName ?? _text ?? string.Empty;

    /// <summary>Gets the number in DTLS's <c>use_srtp</c> extension (RFC 5764 4.1.2); null where none is registered or known.</summary>
    public int? DtlsNumber => _facts?.DtlsNumber;

    /// <summary>Gets the name as a crypto suite of SDP (RFC 4568); null where none is registered or known.</summary>
    public string? SuiteName => _facts?.SuiteName;

    /// <summary>Gets the size of the cipher's key in bits; 0 where nothing is encrypted or known.</summary>
    public int KeyBits => _facts?.KeyBits ?? 0;

    /// <summary>Gets the size of the salt in bits; 0 where nothing is encrypted or known.</summary>
    public int SaltBits => _facts?.SaltBits ?? 0;

    /// <summary>Gets the size of the session's authentication key in bits; 0 for GCM, which needs none, and where nothing is known.</summary>
    public int AuthenticationKeyBits => _facts?.AuthenticationKeyBits ?? 0;

    /// <summary>Gets the size of the tag of a media packet (SRTP) in bits; 0 where nothing is known.</summary>
    public int TagBits => _facts?.TagBits ?? 0;

    /// <summary>Gets the size of the tag of a control packet (SRTCP) in bits: 80 in the 32-bit profiles too.</summary>
    public int ControlTagBits => _facts?.ControlTagBits ?? 0;

    /// <summary>Gets a value indicating whether the packets are confidential. False for the NULL profiles and for unknown ones.</summary>
    public bool IsConfidential => KeyBits > 0;

    /// <summary>Gets a value indicating whether cipher and authentication are one (AEAD).</summary>
    public bool IsAead => IsKnown && AuthenticationKeyBits == 0;

    /// <summary>Gets a value indicating whether a new integration should accept the profile: it is known, encrypts, and has a tag of 80 bits or more.</summary>
    public bool IsRecommended => IsConfidential && TagBits >= LeastRecommendedTagBits;

    /// <summary>Gets the RFCs that define the profile; empty where it is not known.</summary>
    public string Source => _facts?.Source ?? string.Empty;

    /// <summary>Finds a profile by its number in DTLS's <c>use_srtp</c> extension.</summary>
    /// <param name="number">The number, 0 to 65,535.</param>
    /// <returns>The profile; not <see cref="IsKnown"/> when this version does not know the number.</returns>
    public static SrtpProfile FromDtls(ushort number) => new($"0x{number:X4}", Array.Find(SrtpProfileFacts.All, facts => facts.DtlsNumber == number));

    /// <summary>Returns the name for messages and logs.</summary>
    /// <returns><see cref="Name"/> where it is a plain name; otherwise <c>(absent)</c> or <c>(unreadable)</c>.</returns>
    public override string ToString() => WireText.Shown(Name);
}
