using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Lab.Authority;

/// <summary>Signs what the platform's own generators refuse to sign: certificates over MD5 and SHA-1.</summary>
internal sealed class LabSignature(AsymmetricAlgorithm key, HashAlgorithmName hash) : X509SignatureGenerator
{
    internal static X509SignatureGenerator Create(LabKey key, HashAlgorithmName hash, bool pss) => key.Platform switch
    {
        _ when hash == HashAlgorithmName.MD5 || hash == HashAlgorithmName.SHA1 => new LabSignature(key.Platform!, hash),
        RSA rsa => CreateForRSA(rsa, pss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1),
        ECDsa ecdsa => CreateForECDsa(ecdsa),
        _ => throw new NotSupportedException("Authorities sign with RSA or ECDSA."),
    };

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Algorithm());
            if (key is RSA)
            {
                writer.WriteNull();
            }
        }

        return writer.Encode();
    }

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key switch
    {
        RSA rsa => rsa.SignData(data, hash, RSASignaturePadding.Pkcs1),
        ECDsa ecdsa => ecdsa.SignData(data, hash, DSASignatureFormat.Rfc3279DerSequence),
        _ => throw new NotSupportedException(),
    };

    protected override PublicKey BuildPublicKey() => PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);

    private string Algorithm() => key switch
    {
        RSA when hash == HashAlgorithmName.MD5 => "1.2.840.113549.1.1.4",
        RSA when hash == HashAlgorithmName.SHA1 => "1.2.840.113549.1.1.5",
        ECDsa when hash == HashAlgorithmName.SHA1 => "1.2.840.10045.4.1",
        _ => throw new NotSupportedException(),
    };
}
