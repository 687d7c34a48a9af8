using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Revocation.Lab;

/// <summary>A key of an authority, and how it signs.</summary>
internal sealed class TestKey : IDisposable
{
    private readonly RSA? _rsa;
    private readonly ECDsa? _ecdsa;
    private readonly RSASignaturePadding _padding;

    private TestKey(RSA? rsa, ECDsa? ecdsa, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        _rsa = rsa;
        _ecdsa = ecdsa;
        _padding = padding;
        Hash = hash;
    }

    internal HashAlgorithmName Hash { get; }

    internal X509SignatureGenerator Generator => _rsa is not null ? X509SignatureGenerator.CreateForRSA(_rsa, _padding) : X509SignatureGenerator.CreateForECDsa(_ecdsa!);

    internal AsymmetricAlgorithm Algorithm => _rsa ?? (AsymmetricAlgorithm)_ecdsa!;

    internal static TestKey P256() => Ecdsa(ECCurve.NamedCurves.nistP256, HashAlgorithmName.SHA256);

    internal static TestKey Ecdsa(ECCurve curve, HashAlgorithmName hash) => new(null, ECDsa.Create(curve), hash, RSASignaturePadding.Pkcs1);

    internal static TestKey Rsa(int bits, HashAlgorithmName hash, RSASignaturePadding padding) => new(RSA.Create(bits), null, hash, padding);

    /// <summary>A key by a name that a theory can hold.</summary>
    internal static TestKey Named(string name) => name switch
    {
        "P-256" => P256(),
        "P-384" => Ecdsa(ECCurve.NamedCurves.nistP384, HashAlgorithmName.SHA384),
        "P-521" => Ecdsa(ECCurve.NamedCurves.nistP521, HashAlgorithmName.SHA512),
        "RSA-2048" => Rsa(2048, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "RSA-2048-SHA384" => Rsa(2048, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
        "RSA-3072-SHA512" => Rsa(3072, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        "PSS-SHA256" => Rsa(2048, HashAlgorithmName.SHA256, RSASignaturePadding.Pss),
        "PSS-SHA384" => Rsa(2048, HashAlgorithmName.SHA384, RSASignaturePadding.Pss),
        "PSS-SHA512" => Rsa(2048, HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        "RSA-1024" => Rsa(1024, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        "brainpoolP256r1" => Ecdsa(ECCurve.NamedCurves.brainpoolP256r1, HashAlgorithmName.SHA256),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such key."),
    };

    internal CertificateRequest Request(X500DistinguishedName name) => _rsa is not null
        ? new CertificateRequest(name, _rsa, Hash, _padding)
        : new CertificateRequest(name, _ecdsa!, Hash);

    internal X509Certificate2 Attach(X509Certificate2 certificate) => _rsa is not null ? certificate.CopyWithPrivateKey(_rsa) : certificate.CopyWithPrivateKey(_ecdsa!);

    public void Dispose()
    {
        _rsa?.Dispose();
        _ecdsa?.Dispose();
    }
}
