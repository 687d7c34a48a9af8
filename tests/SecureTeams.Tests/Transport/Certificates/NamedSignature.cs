using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>Signs with an RSA key over any hash, and names any algorithm: what the platform's generators refuse to do.</summary>
internal sealed class NamedSignature(RSA key, HashAlgorithmName hash, RSASignaturePadding padding, string algorithmIdentifier) : X509SignatureGenerator
{
    internal static byte[] Md5 => Convert.FromHexString("300D06092A864886F70D0101040500");

    internal static byte[] Sha1 => Convert.FromHexString("300D06092A864886F70D0101050500");

    internal static X509SignatureGenerator Pkcs1(AsymmetricAlgorithm key, HashAlgorithmName hash, byte[] algorithm) => new NamedSignature((RSA)key, hash, RSASignaturePadding.Pkcs1, Convert.ToHexString(algorithm));

    internal static X509SignatureGenerator Pss(AsymmetricAlgorithm key, HashAlgorithmName hash, string algorithm) => new NamedSignature((RSA)key, hash, RSASignaturePadding.Pss, algorithm);

    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => Convert.FromHexString(algorithmIdentifier);

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => key.SignData(data, hash, padding);

    protected override PublicKey BuildPublicKey() => X509SignatureGenerator.CreateForRSA(key, padding).PublicKey;
}
