using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace SecureTeams.Network.Stun;

/// <summary>What two sides of STUN or TURN share: a password, or user name, realm and password. It never shows itself.</summary>
/// <remarks>
/// <para>
/// Texts are prepared by the OpaqueString profile of RFC 8265, as RFC 8489 demands: other spaces become a plain one, then Unicode form C; empty texts and control, formatting,
/// invisible, private, unassigned and unpaired characters and those of old Hangul are refused. RFC 5389 demanded SASLprep instead (form KC): for a text that both forms
/// leave alone, as every ASCII text, the keys are equal; prepare others yourself where the other side is of that age.
/// </para>
/// <para>Only the key is kept, not the password. Immutable and thread-safe.</para>
/// </remarks>
[DebuggerDisplay("[redacted]")]
public sealed class StunCredential
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[]? _username;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[]? _realm;

    private StunCredential(byte[] key, byte[]? username, byte[]? realm)
    {
        _key = key;
        _username = username;
        _realm = realm;
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlySpan<byte> Key => _key;

    /// <summary>Makes a short-term credential (RFC 8489 9.1), as ICE uses it: the password is the key.</summary>
    /// <param name="password">The password.</param>
    /// <param name="username">The user name that a message with USERNAME must have; null to look at the key only.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is empty or has forbidden characters. The message does not repeat it.</exception>
    public static StunCredential ShortTerm(string password, string? username = null) =>
        new(OpaqueText.Prepare(password, nameof(password)), username is null ? null : OpaqueText.Prepare(username, nameof(username)), realm: null);

    /// <summary>Makes a long-term credential (RFC 8489 9.2), as TURN relays use it.</summary>
    /// <param name="username">The user name.</param>
    /// <param name="realm">The realm.</param>
    /// <param name="password">The password.</param>
    /// <param name="algorithm">How the key is made; MD5 is what relays speak that have not agreed on another.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is empty or has forbidden characters. The message does not repeat it.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The algorithm is not a member of the enum.</exception>
    /// <exception cref="SecureTeamsException">With <see cref="SecureTeamsErrorCode.FipsModeUnavailable"/>: MD5 is asked for and the platform refuses it. Not every platform in FIPS mode does: docs/network.md.</exception>
    public static StunCredential LongTerm(string username, string realm, string password, StunPasswordAlgorithm algorithm)
    {
        byte[] user = OpaqueText.Prepare(username, nameof(username));
        byte[] domain = OpaqueText.Prepare(realm, nameof(realm));
        byte[] secret = OpaqueText.Prepare(password, nameof(password));
        byte[] text = [.. user, (byte)':', .. domain, (byte)':', .. secret];
        try
        {
            return new StunCredential(LongTermKey(text, algorithm), user, domain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(text);
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Returns a fixed text instead of the credential.</summary>
    /// <returns><c>[redacted]</c>.</returns>
    public override string ToString() => "[redacted]";

    internal bool IsNamedIn(StunMessage message) => IsNamed(message.Find(StunAttributeType.Username), _username) && IsNamed(message.Find(StunAttributeType.Realm), _realm);

    private static bool IsNamed(ReadOnlyMemory<byte>? stated, byte[]? expected) =>
        stated is not { } value || expected is null || CryptographicOperations.FixedTimeEquals(value.Span, expected);

    private static byte[] LongTermKey(byte[] text, StunPasswordAlgorithm algorithm) => algorithm switch
    {
        StunPasswordAlgorithm.Sha256 => SHA256.HashData(text),
        StunPasswordAlgorithm.Md5 => Md5Key(text),
        _ => throw new ArgumentOutOfRangeException(nameof(algorithm), algorithm, "Not an algorithm of RFC 8489 18.5."),
    };

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "RFC 8489 9.2.2 makes the key of a long-term credential in this way; no collision helps against it.")]
    [SuppressMessage("SecureTeams.Cryptography", "ST2101:MD5 or an older digest used", Justification = "As above; StunPasswordAlgorithm.Sha256 is the way out.")]
    private static byte[] Md5Key(byte[] text)
    {
        try
        {
            return CryptoConfig.AllowOnlyFipsAlgorithms ? throw Refused(cause: null) : MD5.HashData(text);
        }
        catch (CryptographicException cause)
        {
            throw Refused(cause);
        }
    }

    private static SecureTeamsException Refused(CryptographicException? cause) => new(
        SecureTeamsErrorCode.FipsModeUnavailable,
        "The platform refuses MD5, with which the key of this STUN credential is made.",
        "Agree with the relay on SHA-256 (RFC 8489, PASSWORD-ALGORITHM) and use StunPasswordAlgorithm.Sha256.",
        cause);
}
