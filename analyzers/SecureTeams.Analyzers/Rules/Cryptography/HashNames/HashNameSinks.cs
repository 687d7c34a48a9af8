using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Rules.Cryptography.HashNames;

internal static class HashNameSinks
{
    private const string Cryptography = "System.Security.Cryptography.";
    private const string BouncyCastle = "Org.BouncyCastle.";

    /// <summary>PBKDF2 and the protection of keys that rests on it have a rule of their own; OAEP may use SHA-1.</summary>
    public static readonly IReadOnlyList<HashNameSink> All =
    [
        .. Of("RSA", HashRole.Signature, "SignData", "TrySignData", "SignHash", "TrySignHash"),
        .. Of("RSA", HashRole.Verification, "VerifyData", "VerifyHash"),
        .. Of("DSA", HashRole.Signature, "SignData", "TrySignData"),
        .. Of("DSA", HashRole.Verification, "VerifyData"),
        .. Of("ECDsa", HashRole.Signature, "SignData", "TrySignData"),
        .. Of("ECDsa", HashRole.Verification, "VerifyData"),
        .. Of("RSACryptoServiceProvider", HashRole.Signature, "SignData", "SignHash"),
        .. Of("RSACryptoServiceProvider", HashRole.Verification, "VerifyData", "VerifyHash"),
        .. Of("DSACryptoServiceProvider", HashRole.Signature, "SignHash"),
        .. Of("DSACryptoServiceProvider", HashRole.Verification, "VerifyHash"),
        .. Of("AsymmetricSignatureFormatter", HashRole.Signature, "SetHashAlgorithm"),
        .. Of("AsymmetricSignatureDeformatter", HashRole.Verification, "SetHashAlgorithm"),
        .. Of("IncrementalHash", HashRole.Hash, "CreateHash"),
        .. Of("IncrementalHash", HashRole.Mac, "CreateHMAC"),
        .. Of("CryptographicOperations", HashRole.Hash, "HashData", "HashDataAsync", "TryHashData"),
        .. Of("CryptographicOperations", HashRole.Mac, "HmacData", "HmacDataAsync", "TryHmacData"),
        .. Of("HKDF", HashRole.Derivation, "DeriveKey", "Extract", "Expand"),
        .. Of("SP800108HmacCounterKdf", HashRole.Derivation, null, "DeriveBytes"),
        .. Of("ECDiffieHellman", HashRole.Derivation, "DeriveKeyFromHash"),
        .. Of("ECDiffieHellman", HashRole.Mac, "DeriveKeyFromHmac"),
        .. Of("Pkcs.Rfc3161TimestampRequest", HashRole.Signature, "CreateFromData", "CreateFromHash", "CreateFromSignerInfo"),
        .. Of("Pkcs.Pkcs12Builder", HashRole.Mac, "SealWithMac"),
        .. Of("X509Certificates.CertificateRequest", HashRole.Signature, null, "LoadSigningRequest", "LoadSigningRequestPem"),
        .. Of("X509Certificates.CertificateRevocationListBuilder", HashRole.Signature, "Build"),
        .. Of("X509Certificates.X509SignatureGenerator", HashRole.Signature, "SignData", "GetSignatureAlgorithmIdentifier"),
        new("Microsoft.IdentityModel.Tokens.SigningCredentials", null, HashRole.Signature, IsToken),
        new("System.IdentityModel.Tokens.SigningCredentials", null, HashRole.Signature, IsToken),
        new(BouncyCastle + "Security.SignerUtilities", "GetSigner", HashRole.Signer, IsFirst),
        new(BouncyCastle + "Security.SignerUtilities", "InitSigner", HashRole.Signer, IsFirst),
        new(BouncyCastle + "Crypto.Operators.Asn1SignatureFactory", null, HashRole.Signature, IsFirst),
        new(BouncyCastle + "Crypto.Operators.Asn1VerifierFactory", null, HashRole.Verification, IsFirst),
        new(BouncyCastle + "Pkcs.Pkcs10CertificationRequest", null, HashRole.Signature, IsFirst),
        new(BouncyCastle + "Bcpg.OpenPgp.PgpSignatureGenerator", null, HashRole.Signature, static parameter => parameter.Type.Name == "HashAlgorithmTag"),
        new(BouncyCastle + "Cms.CmsSignedDataGenerator", "AddSigner", HashRole.Signature, static parameter => string.Equals(parameter.Name, "digestOid", StringComparison.OrdinalIgnoreCase)),
    ];

    /// <summary>Members that hold the name or the identifier of a hash.</summary>
    public static readonly IReadOnlyList<(string Type, string Property)> Properties =
    [
        (Cryptography + "Pkcs.CmsSigner", "DigestAlgorithm"),
        (Cryptography + "Xml.SignedInfo", "SignatureMethod"),
        (Cryptography + "Xml.Reference", "DigestMethod"),
        (Cryptography + "SignatureDescription", "DigestAlgorithm"),
        (Cryptography + "ECDsaCng", "HashAlgorithm"),
        (Cryptography + "ECDiffieHellmanCng", "HashAlgorithm"),
    ];

    /// <summary>Whether a method of the framework is given a hash to use, so that what a program hands on to it counts.</summary>
    public static HashNameSink? Of(IMethodSymbol method)
    {
        var definition = method;
        while (definition.OverriddenMethod is { } overridden)
        {
            definition = overridden;
        }

        var type = definition.ContainingType.ToDisplayString();
        foreach (var sink in All)
        {
            if (sink.Method == (definition.MethodKind == MethodKind.Constructor ? null : definition.Name) && sink.Type.Alternatives.Contains(type))
            {
                return sink;
            }
        }

        return null;
    }

    private static IEnumerable<HashNameSink> Of(string type, HashRole role, params string?[] methods) =>
        methods.Select(method => new HashNameSink(Cryptography + type, method, role, IsHashName));

    private static bool IsHashName(IParameterSymbol parameter) => parameter.Type.Name == "HashAlgorithmName" || parameter.Name is "halg" or "str" or "strName";

    private static bool IsToken(IParameterSymbol parameter) => parameter.Name is "algorithm" or "digest" or "signatureAlgorithm" or "digestAlgorithm";

    private static bool IsFirst(IParameterSymbol parameter) => parameter.Ordinal == 0;
}
