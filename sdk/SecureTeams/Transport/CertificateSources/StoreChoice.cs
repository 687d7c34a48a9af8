using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>Which certificate of a store is meant.</summary>
internal sealed class StoreChoice
{
    private readonly byte[] _thumbprint;
    private readonly X500DistinguishedName? _subject;

    private StoreChoice(byte[] thumbprint, X500DistinguishedName? subject)
    {
        _thumbprint = thumbprint;
        _subject = subject;
    }

    internal string By => _subject is null ? "thumbprint" : "subject";

    internal static StoreChoice ByThumbprint(string sha256)
    {
        string digits = sha256.Replace(":", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
        return digits.Length == 2 * SHA256.HashSizeInBytes && digits.All(char.IsAsciiHexDigit)
            ? new StoreChoice(Convert.FromHexString(digits), subject: null)
            : throw new ArgumentException("The thumbprint must be the SHA-256 hash of the certificate, 64 hexadecimal digits: X509Certificate2.GetCertHashString(HashAlgorithmName.SHA256) gives it.", nameof(sha256));
    }

    internal static StoreChoice BySubject(string subject)
    {
        try
        {
            return new StoreChoice([], new X500DistinguishedName(subject));
        }
        catch (CryptographicException exception)
        {
            throw new ArgumentException("The subject must be a distinguished name, such as 'CN=teams-bot, O=Contoso'.", nameof(subject), exception);
        }
    }

    internal bool Matches(X509Certificate2 certificate) => _subject is null
        ? certificate.GetCertHash(HashAlgorithmName.SHA256).AsSpan().SequenceEqual(_thumbprint)
        : AreEqual(_subject, certificate.SubjectName);

    /// <summary>Compares attribute by attribute, because authorities encode the same text as different string types.</summary>
    private static bool AreEqual(X500DistinguishedName left, X500DistinguishedName right)
    {
        if (left.RawData.AsSpan().SequenceEqual(right.RawData))
        {
            return true;
        }

        X500RelativeDistinguishedName[] ours = [.. left.EnumerateRelativeDistinguishedNames()];
        X500RelativeDistinguishedName[] theirs = [.. right.EnumerateRelativeDistinguishedNames()];
        return ours.Length == theirs.Length && ours.Zip(theirs).All(pair => AreEqual(pair.First, pair.Second));
    }

    private static bool AreEqual(X500RelativeDistinguishedName left, X500RelativeDistinguishedName right) =>
        left.HasMultipleElements || right.HasMultipleElements
            ? left.RawData.Span.SequenceEqual(right.RawData.Span)
            : left.GetSingleElementType().Value == right.GetSingleElementType().Value
                && left.GetSingleElementValue() is { } value && value == right.GetSingleElementValue();
}
