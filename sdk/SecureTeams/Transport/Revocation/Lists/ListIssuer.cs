using System.Buffers.Binary;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>What must be known of the authority that signs a list.</summary>
internal sealed class ListIssuer
{
    private ListIssuer(X509Certificate2 certificate)
    {
        Name = certificate.SubjectName.RawData;
        PublicKey = certificate.PublicKey.ExportSubjectPublicKeyInfo();
        foreach (X509Extension extension in certificate.Extensions)
        {
            switch (extension)
            {
                case X509KeyUsageExtension usage:
                    MaySignLists &= usage.KeyUsages.HasFlag(X509KeyUsageFlags.CrlSign);
                    break;
                case X509SubjectKeyIdentifierExtension identifier:
                    KeyIdentifier = identifier.SubjectKeyIdentifierBytes.ToArray();
                    break;
                default:
                    break;
            }
        }

        Identity = Identify(Name, PublicKey);
    }

    /// <summary>Gets the subject's name, encoded.</summary>
    internal byte[] Name { get; }

    /// <summary>Gets the SubjectPublicKeyInfo, encoded.</summary>
    internal byte[] PublicKey { get; }

    internal byte[]? KeyIdentifier { get; }

    /// <summary>Gets a value indicating whether the key usage, if there is one, allows to sign lists (RFC 5280 section 4.2.1.3).</summary>
    internal bool MaySignLists { get; } = true;

    /// <summary>Gets a digest of name and key: two certificates of one authority sign the same lists.</summary>
    internal Fingerprint Identity { get; }

    internal static ListIssuer Of(X509Certificate2 certificate) => new(certificate);

    private static Fingerprint Identify(ReadOnlySpan<byte> name, ReadOnlySpan<byte> key)
    {
        byte[] both = new byte[sizeof(int) + name.Length + key.Length];
        BinaryPrimitives.WriteInt32BigEndian(both, name.Length);
        name.CopyTo(both.AsSpan(sizeof(int)));
        key.CopyTo(both.AsSpan(sizeof(int) + name.Length));
        return Fingerprint.Digest(both);
    }
}
