namespace SecureTeams.Analyzers.Rules.Secrets.Sinks;

/// <summary>Where certificates and algorithms are given a private key.</summary>
internal static class PrivateKeySinks
{
    private const string Cryptography = "System.Security.Cryptography.";

    private const string Certificates = Cryptography + "X509Certificates.";

    /// <summary>Take a certificate with or without its key, in binary or base64.</summary>
    public static readonly SecretSink[] Containers =
    [
        SecretSink.New(Certificates + "X509Certificate", "rawData"),
        SecretSink.New(Certificates + "X509Certificate", "data"),
        SecretSink.Call(Certificates + "X509Certificate", "Import", "rawData"),
        SecretSink.Call(Certificates + "X509Certificate2Collection", "Import", "rawData"),
        SecretSink.Call(Certificates + "X509CertificateLoader", "LoadPkcs12", "data"),
        SecretSink.Call(Certificates + "X509CertificateLoader", "LoadPkcs12Collection", "data"),
        SecretSink.Call(Cryptography + "RSACryptoServiceProvider", "ImportCspBlob", "keyBlob"),
        SecretSink.Call(Cryptography + "DSACryptoServiceProvider", "ImportCspBlob", "keyBlob"),
        SecretSink.Property("Microsoft.Identity.Abstractions.CredentialDescription", "Base64EncodedValue"),
        SecretSink.Call("Microsoft.Identity.Web.CertificateDescription", "FromBase64Encoded", "base64EncodedValue"),
    ];

    /// <summary>Take nothing but a private key.</summary>
    public static readonly SecretSink[] Keys =
    [
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ImportPkcs8PrivateKey", "source"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ImportEncryptedPkcs8PrivateKey", "source"),
        SecretSink.Call(Cryptography + "RSA", "ImportRSAPrivateKey", "source"),
        SecretSink.Call(Cryptography + "ECAlgorithm", "ImportECPrivateKey", "source"),
        SecretSink.Field(Cryptography + "RSAParameters", "D"),
        SecretSink.Field(Cryptography + "ECParameters", "D"),
        SecretSink.Field(Cryptography + "DSAParameters", "X"),
        SecretSink.Call(Cryptography + "MLKem", "ImportPkcs8PrivateKey", "source"),
        SecretSink.Call(Cryptography + "MLKem", "ImportDecapsulationKey", "source"),
        SecretSink.Call(Cryptography + "MLKem", "ImportPrivateSeed", "source"),
        SecretSink.Call(Cryptography + "MLDsa", "ImportPkcs8PrivateKey", "source"),
        SecretSink.Call(Cryptography + "MLDsa", "ImportMLDsaPrivateKey", "source"),
        SecretSink.Call(Cryptography + "MLDsa", "ImportMLDsaPrivateSeed", "source"),
        SecretSink.Call("Org.BouncyCastle.Security.PrivateKeyFactory", "CreateKey", "privateKeyInfoData"),
    ];

    /// <summary>Take text that may hold a private key.</summary>
    public static readonly SecretSink[] Texts =
    [
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ImportFromPem", "input"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "ImportFromEncryptedPem", "input"),
        SecretSink.Call(Cryptography + "AsymmetricAlgorithm", "FromXmlString", "xmlString"),
        SecretSink.Call(Cryptography + "MLKem", "ImportFromPem", "source"),
        SecretSink.Call(Cryptography + "MLDsa", "ImportFromPem", "source"),
        SecretSink.Call(Certificates + "X509Certificate2", "CreateFromPem", "keyPem"),
        SecretSink.Call(Certificates + "X509Certificate2", "CreateFromEncryptedPem", "keyPem"),
        SecretSink.New("Microsoft.IdentityModel.Tokens.JsonWebKey", "json"),
        SecretSink.Property("Microsoft.IdentityModel.Tokens.JsonWebKey", "D"),
    ];
}
