using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.AspNetCore.ClientCertificates;

/// <summary>Who may come in, of all that the trusted authorities have issued to.</summary>
internal sealed class AllowedClients
{
    private readonly X500DistinguishedName[] _subjects;
    private readonly HashSet<string> _dnsNames;
    private readonly HashSet<string> _thumbprints;

    private AllowedClients(X500DistinguishedName[] subjects, HashSet<string> dnsNames, HashSet<string> thumbprints)
    {
        _subjects = subjects;
        _dnsNames = dnsNames;
        _thumbprints = thumbprints;
    }

    /// <exception cref="ArgumentException">Nobody is allowed, or an entry is not what its list holds.</exception>
    internal static AllowedClients From(ClientCertificateOptions options)
    {
        if (options.AllowedSubjects.Count + options.AllowedDnsNames.Count + options.AllowedThumbprints.Count == 0)
        {
            throw new ArgumentException("Name the clients that may connect in AllowedSubjects, AllowedDnsNames or AllowedThumbprints: a trusted root alone lets in everyone that it issued to.", nameof(options));
        }

        return new AllowedClients(
            [.. options.AllowedSubjects.Select(Subject)],
            new HashSet<string>(options.AllowedDnsNames.Select(DnsName), StringComparer.OrdinalIgnoreCase),
            new HashSet<string>(options.AllowedThumbprints.Select(Thumbprint), StringComparer.Ordinal));
    }

    internal bool Includes(X509Certificate2 certificate) =>
        _thumbprints.Contains(certificate.GetCertHashString(HashAlgorithmName.SHA256))
        || (_dnsNames.Count > 0 && DnsNamesOf(certificate).Any(_dnsNames.Contains))
        || Array.Exists(_subjects, subject => AreEqual(subject, certificate.SubjectName));

    private static IEnumerable<string> DnsNamesOf(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames());

    private static X500DistinguishedName Subject(string subject)
    {
        try
        {
            var name = new X500DistinguishedName(subject ?? string.Empty);
            if (name.EnumerateRelativeDistinguishedNames().Any())
            {
                return name;
            }
        }
        catch (CryptographicException)
        {
        }

        throw new ArgumentException($"'{subject}' in AllowedSubjects is not a distinguished name, such as 'CN=teams-bot, O=Contoso'.", nameof(subject));
    }

    private static string DnsName(string name) => Uri.CheckHostName(name) == UriHostNameType.Dns && !name.Contains('*', StringComparison.Ordinal)
        ? name
        : throw new ArgumentException($"'{name}' in AllowedDnsNames is not a DNS name; wildcards and addresses are not accepted.", nameof(name));

    private static string Thumbprint(string text)
    {
        string digits = (text ?? string.Empty).Replace(":", string.Empty, StringComparison.Ordinal).Replace(" ", string.Empty, StringComparison.Ordinal);
        return digits.Length == 2 * SHA256.HashSizeInBytes && digits.All(char.IsAsciiHexDigit)
            ? digits.ToUpperInvariant()
            : throw new ArgumentException("An entry of AllowedThumbprints is not a SHA-256 hash of 64 hexadecimal digits: X509Certificate2.GetCertHashString(HashAlgorithmName.SHA256) gives it. SHA-1 hashes are not accepted.", nameof(text));
    }

    /// <summary>Compares attribute by attribute, because authorities encode the same text as different string types.</summary>
    private static bool AreEqual(X500DistinguishedName left, X500DistinguishedName right)
    {
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
