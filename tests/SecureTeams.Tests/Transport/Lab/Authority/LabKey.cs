using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace SecureTeams.Tests.Transport.Lab.Authority;

/// <summary>A key pair, in the forms that the platform and the lab's second TLS library take.</summary>
internal sealed class LabKey
{
    private static readonly Lazy<LabKey> SharedRsa2048 = new(() => Of(RSA.Create(2048)));
    private static readonly Lazy<LabKey> SharedRsaOther = new(() => Of(RSA.Create(2048)));
    private static readonly Lazy<LabKey> SharedRsa1024 = new(() => Of(RSA.Create(1024)));
    private static readonly Lazy<LabKey> SharedP256 = new(() => Of(ECDsa.Create(ECCurve.NamedCurves.nistP256)));
    private static readonly Lazy<LabKey> SharedP384 = new(() => Of(ECDsa.Create(ECCurve.NamedCurves.nistP384)));
    private static readonly Lazy<LabKey> SharedP192 = new(() => Of(ECDsa.Create(ECCurve.CreateFromValue("1.2.840.10045.3.1.1"))));
    private static readonly Lazy<LabKey> SharedEd25519 = new(() => new LabKey(platform: null, PrivateKeyInfoFactory.CreatePrivateKeyInfo(new Ed25519PrivateKeyParameters(new SecureRandom())).GetEncoded()));

    private LabKey(AsymmetricAlgorithm? platform, byte[] pkcs8)
    {
        Platform = platform;
        Private = PrivateKeyFactory.CreateKey(pkcs8);
        PublicKey = PublicKey.CreateFromSubjectPublicKeyInfo(platform?.ExportSubjectPublicKeyInfo() ?? Public(Private), out _);
    }

    internal static LabKey Rsa2048 => SharedRsa2048.Value;

    internal static LabKey RsaOther => SharedRsaOther.Value;

    internal static LabKey Rsa1024 => SharedRsa1024.Value;

    internal static LabKey P256 => SharedP256.Value;

    internal static LabKey P384 => SharedP384.Value;

    internal static LabKey P192 => SharedP192.Value;

    internal static LabKey Ed25519 => SharedEd25519.Value;

    /// <summary>Gets the platform's key; null for an algorithm that the platform does not have.</summary>
    internal AsymmetricAlgorithm? Platform { get; }

    internal AsymmetricKeyParameter Private { get; }

    internal PublicKey PublicKey { get; }

    internal static LabKey NewP256() => Of(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    internal X509Certificate2 Attach(X509Certificate2 certificate) => Platform switch
    {
        RSA rsa => certificate.CopyWithPrivateKey(rsa),
        ECDsa ecdsa => certificate.CopyWithPrivateKey(ecdsa),
        _ => certificate,
    };

    private static LabKey Of(AsymmetricAlgorithm algorithm) => new(algorithm, algorithm.ExportPkcs8PrivateKey());

    private static byte[] Public(AsymmetricKeyParameter key) =>
        SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(((Ed25519PrivateKeyParameters)key).GeneratePublicKey()).GetEncoded();
}
