using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Transport.Revocation.Lists;

/// <summary>
/// Verifies the signature of a list with the platform's RSA or ECDSA: SHA-2 only, RSA from 2048 bits, P-256, P-384 or P-521.
/// </summary>
internal static class ListSignature
{
    private const int MinRsaBits = 2048;
    private const int MaxRsaBits = 16384;

    private static ReadOnlySpan<byte> Pkcs1 => [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01];

    private static ReadOnlySpan<byte> EcdsaWithSha2 => [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03];

    private static ReadOnlySpan<byte> Sha2 => [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02];

    internal static RevocationFailure Verify(ReadOnlySpan<byte> subjectPublicKeyInfo, ReadOnlySpan<byte> algorithm, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        if (!TryRead(algorithm, out HashAlgorithmName hash, out RSASignaturePadding? padding))
        {
            return RevocationFailure.AlgorithmNotApproved;
        }

        try
        {
            PublicKey key = PublicKey.CreateFromSubjectPublicKeyInfo(subjectPublicKeyInfo, out _);
            return padding is null ? VerifyEcdsa(key, hash, signed, signature) : VerifyRsa(key, hash, padding, signed, signature);
        }
        catch (CryptographicException)
        {
            return RevocationFailure.SignatureInvalid;
        }
    }

    private static RevocationFailure VerifyRsa(PublicKey key, HashAlgorithmName hash, RSASignaturePadding padding, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        using RSA? rsa = key.GetRSAPublicKey();
        return rsa switch
        {
            null => RevocationFailure.SignatureInvalid,
            { KeySize: < MinRsaBits or > MaxRsaBits } => RevocationFailure.AlgorithmNotApproved,
            _ => rsa.VerifyData(signed, signature, hash, padding) ? RevocationFailure.None : RevocationFailure.SignatureInvalid,
        };
    }

    private static RevocationFailure VerifyEcdsa(PublicKey key, HashAlgorithmName hash, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> signature)
    {
        using ECDsa? ecdsa = key.GetECDsaPublicKey();
        if (ecdsa is null)
        {
            return RevocationFailure.SignatureInvalid;
        }

        if (ecdsa.ExportParameters(includePrivateParameters: false).Curve.Oid?.Value is not ("1.2.840.10045.3.1.7" or "1.3.132.0.34" or "1.3.132.0.35"))
        {
            return RevocationFailure.AlgorithmNotApproved;
        }

        return ecdsa.VerifyData(signed, signature, hash, DSASignatureFormat.Rfc3279DerSequence) ? RevocationFailure.None : RevocationFailure.SignatureInvalid;
    }

    /// <summary>Reads an AlgorithmIdentifier; padding is null for ECDSA.</summary>
    private static bool TryRead(ReadOnlySpan<byte> algorithm, out HashAlgorithmName hash, out RSASignaturePadding? padding)
    {
        var identifier = new DerCursor(algorithm).ReadSequence();
        ReadOnlySpan<byte> name = identifier.ReadObjectIdentifier();
        hash = default;
        padding = null;
        if (name.Length == EcdsaWithSha2.Length + 1 && name.StartsWith(EcdsaWithSha2))
        {
            return !identifier.HasData && TryHash(name[^1], sha256: 2, out hash);
        }

        if (name.Length != Pkcs1.Length + 1 || !name.StartsWith(Pkcs1))
        {
            return false;
        }

        if (name[^1] == 10)
        {
            padding = RSASignaturePadding.Pss;
            return TryReadPss(identifier, out hash);
        }

        padding = RSASignaturePadding.Pkcs1;
        identifier.ReadNull();
        identifier.ThrowIfNotEmpty();
        return TryHash(name[^1], sha256: 11, out hash);
    }

    /// <summary>RSASSA-PSS parameters (RFC 4055 section 3.1): one hash for both uses, and a salt as long as the hash.</summary>
    private static bool TryReadPss(DerCursor identifier, out HashAlgorithmName hash)
    {
        DerCursor parameters = identifier.ReadSequence();
        identifier.ThrowIfNotEmpty();
        hash = default;
        if (!TryEnter(ref parameters, 0, out DerCursor digest) || !TryReadSha2(digest, out hash) || !TryEnter(ref parameters, 1, out DerCursor mask) || !TryReadMask(mask, hash))
        {
            return false;
        }

        if (!TryEnter(ref parameters, 2, out DerCursor salt))
        {
            return false;
        }

        ReadOnlySpan<byte> length = salt.ReadInteger();
        return length.Length == 1 && length[0] == HashLength(hash) && !salt.HasData && !parameters.HasData;
    }

    private static bool TryReadMask(DerCursor mask, HashAlgorithmName hash)
    {
        DerCursor function = mask.ReadSequence();
        ReadOnlySpan<byte> name = function.ReadObjectIdentifier();
        return name.Length == Pkcs1.Length + 1 && name.StartsWith(Pkcs1) && name[^1] == 8 && TryReadSha2(function, out HashAlgorithmName second) && second == hash && !mask.HasData;
    }

    private static bool TryEnter(ref DerCursor parent, int number, [NotNullWhen(true)] out DerCursor child)
    {
        var tag = new Asn1Tag(TagClass.ContextSpecific, number, isConstructed: true);
        bool present = parent.NextIs(tag);
        child = present ? parent.ReadSequence(tag) : default;
        return present;
    }

    private static bool TryReadSha2(DerCursor parent, out HashAlgorithmName hash)
    {
        DerCursor identifier = parent.ReadSequence();
        ReadOnlySpan<byte> name = identifier.ReadObjectIdentifier();
        if (identifier.HasData)
        {
            identifier.ReadNull();
            identifier.ThrowIfNotEmpty();
        }

        hash = default;
        return !parent.HasData && name.Length == Sha2.Length + 1 && name.StartsWith(Sha2) && TryHash(name[^1], sha256: 1, out hash);
    }

    private static bool TryHash(byte last, int sha256, out HashAlgorithmName hash)
    {
        hash = (last - sha256) switch
        {
            0 => HashAlgorithmName.SHA256,
            1 => HashAlgorithmName.SHA384,
            2 => HashAlgorithmName.SHA512,
            _ => default,
        };
        return hash != default;
    }

    private static int HashLength(HashAlgorithmName hash) => hash == HashAlgorithmName.SHA256 ? 32 : hash == HashAlgorithmName.SHA384 ? 48 : 64;
}
