using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Transport.Certificates;

namespace SecureTeams.Transport.Pins;

/// <summary>
/// The SHA-256 hash of a certificate's SubjectPublicKeyInfo, written <c>sha256/BASE64</c> (RFC 7469 section 2.4). It names a
/// key, not a certificate: it stays when a certificate is renewed with the same key.
/// </summary>
public sealed record PublicKeyPin
{
    private const string Prefix = "sha256/";

    private readonly string _text;

    private PublicKeyPin(string text) => _text = text;

    /// <summary>Reads a pin such as <c>sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</c>.</summary>
    /// <param name="text">The pin; exactly the Base64 of 32 bytes, with its padding.</param>
    /// <returns>The pin.</returns>
    /// <exception cref="FormatException">The text is not a pin.</exception>
    public static PublicKeyPin Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out PublicKeyPin? pin) ? pin : throw new FormatException("A pin is 'sha256/' and the Base64 of 32 bytes: the SHA-256 hash of a certificate's SubjectPublicKeyInfo.");
    }

    /// <summary>Reads a pin.</summary>
    /// <param name="text">The pin; exactly the Base64 of 32 bytes, with its padding.</param>
    /// <param name="pin">The pin, when the text is one.</param>
    /// <returns><see langword="true"/> when the text is a pin.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PublicKeyPin? pin)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        pin = text is not null && text.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Prefix.Length..], hash, out int written) && written == hash.Length
            ? new PublicKeyPin(Prefix + Convert.ToBase64String(hash))
            : null;

        // Spaces and loose last bits would make two texts of one pin, of which one could pass for a backup.
        pin = pin?._text == text ? pin : null;
        return pin is not null;
    }

    /// <summary>Gets the pin of a certificate's key.</summary>
    /// <param name="certificate">The certificate of a server, or of an authority above it.</param>
    /// <returns>The pin.</returns>
    public static PublicKeyPin FromCertificate(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        ReadOnlyMemory<byte> key = CertificateFacts.Of(certificate).PublicKeyInfo;
        return key.IsEmpty
            ? throw new ArgumentException("The certificate has no public key that could be read.", nameof(certificate))
            : new PublicKeyPin(Prefix + Convert.ToBase64String(SHA256.HashData(key.Span)));
    }

    /// <summary>Returns the pin as <see cref="Parse"/> reads it.</summary>
    /// <returns><c>sha256/BASE64</c>.</returns>
    public override string ToString() => _text;

    internal byte[] Hash() => Convert.FromBase64String(_text[Prefix.Length..]);
}
