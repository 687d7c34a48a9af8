namespace SecureTeams.Analyzers.Rules.Cryptography.Approval;

/// <summary>What computes approved algorithms in managed code: the types that do it, not the modes, paddings and parsers around them.</summary>
internal static class ManagedPrimitives
{
    private const string Bouncy = "Org.BouncyCastle.";
    private const string Crypto = Bouncy + "Crypto.";

    public static readonly IReadOnlyList<string> Types =
    [
        Crypto + "Engines.AesEngine", Crypto + "Engines.AesEngine_X86", Crypto + "Engines.AesLightEngine", Crypto + "Engines.AesWrapEngine", Crypto + "Engines.AesWrapPadEngine",
        Crypto + "Engines.RijndaelEngine", Crypto + "Engines.RsaBlindedEngine", Crypto + "Engines.RsaBlindingEngine", Crypto + "Engines.RsaCoreEngine", Crypto + "Engines.RsaEngine",
        Crypto + "Engines.AsconEngine", Crypto + "Fpe.FpeFf1Engine", Crypto + "Fpe.FpeFf3_1Engine", Crypto + "Modes.AsconAead128",
        Crypto + "Digests.Sha224Digest", Crypto + "Digests.Sha256Digest", Crypto + "Digests.Sha384Digest", Crypto + "Digests.Sha512Digest", Crypto + "Digests.Sha512tDigest",
        Crypto + "Digests.Sha3Digest", Crypto + "Digests.ShakeDigest", Crypto + "Digests.CShakeDigest", Crypto + "Digests.ParallelHash", Crypto + "Digests.TupleHash",
        Crypto + "Digests.AsconDigest", Crypto + "Digests.AsconXof", Crypto + "Digests.AsconHash256", Crypto + "Digests.AsconXof128", Crypto + "Digests.AsconCXof128", Crypto + "Macs.KMac",
        Crypto + "Signers.RsaDigestSigner", Crypto + "Signers.PssSigner", Crypto + "Signers.ECDsaSigner",
        Crypto + "Signers.Ed25519Signer", Crypto + "Signers.Ed25519ctxSigner", Crypto + "Signers.Ed25519phSigner", Crypto + "Signers.Ed448Signer", Crypto + "Signers.Ed448phSigner",
        Crypto + "Signers.MLDsaSigner", Crypto + "Signers.HashMLDsaSigner", Crypto + "Signers.SlhDsaSigner", Crypto + "Signers.HashSlhDsaSigner",
        Crypto + "Kems.MLKemEncapsulator", Crypto + "Kems.MLKemDecapsulator",
        Crypto + "Agreement.DHAgreement", Crypto + "Agreement.DHBasicAgreement", Crypto + "Agreement.ECDHBasicAgreement", Crypto + "Agreement.ECDHCBasicAgreement",
        Crypto + "Agreement.ECDhcRawAgreement", Crypto + "Agreement.ECDHRawAgreement", Crypto + "Agreement.ECMqvBasicAgreement",
        Crypto + "Generators.DHBasicKeyPairGenerator", Crypto + "Generators.DHKeyPairGenerator", Crypto + "Generators.ECKeyPairGenerator", Crypto + "Generators.RsaKeyPairGenerator",
        Crypto + "Generators.Ed25519KeyPairGenerator", Crypto + "Generators.Ed448KeyPairGenerator", Crypto + "Generators.MLDsaKeyPairGenerator",
        Crypto + "Generators.MLKemKeyPairGenerator", Crypto + "Generators.SlhDsaKeyPairGenerator",
        Crypto + "Generators.Pkcs5S2ParametersGenerator", Crypto + "Generators.Pkcs12ParametersGenerator",
        Crypto + "Operators.Asn1SignatureFactory", Crypto + "Operators.Asn1VerifierFactory", Crypto + "Operators.Asn1CipherBuilderWithKey",
        Crypto + "Operators.Asn1KeyWrapper", Crypto + "Operators.Asn1KeyUnwrapper", Crypto + "Operators.Asn1DigestFactory",
        Bouncy + "Pqc.Crypto.Lms.LmsKeyPairGenerator", Bouncy + "Pqc.Crypto.Lms.LmsSigner", Bouncy + "Pqc.Crypto.Lms.HssKeyPairGenerator", Bouncy + "Pqc.Crypto.Lms.HssSigner",
        Bouncy + "Cms.CmsSignedDataGenerator", Bouncy + "Cms.CmsSignedDataStreamGenerator", Bouncy + "Cms.CmsEnvelopedDataGenerator", Bouncy + "Cms.CmsEnvelopedDataStreamGenerator",
        Bouncy + "Cms.CmsAuthenticatedDataGenerator", Bouncy + "Bcpg.OpenPgp.PgpEncryptedDataGenerator", Bouncy + "Bcpg.OpenPgp.PgpSignatureGenerator",
        Bouncy + "Tls.Crypto.Impl.BC.BcTlsCrypto",
    ];

    /// <summary>Its draws come from a generator of the library, unless it is handed the one of the system.</summary>
    public const string Randomness = Bouncy + "Security.SecureRandom";

    /// <summary>The generator of the system, in the clothes of the library.</summary>
    public const string SystemRandomness = "CryptoApiRandomGenerator";

    public static readonly IReadOnlyList<(string Type, string Method)> Calls =
    [
        (Bouncy + "Security.CipherUtilities", "GetCipher"),
        (Bouncy + "Security.DigestUtilities", "GetDigest"),
        (Bouncy + "Security.DigestUtilities", "CalculateDigest"),
        (Bouncy + "Security.MacUtilities", "GetMac"),
        (Bouncy + "Security.MacUtilities", "CalculateMac"),
        (Bouncy + "Security.SignerUtilities", "GetSigner"),
        (Bouncy + "Security.SignerUtilities", "InitSigner"),
        (Bouncy + "Security.WrapperUtilities", "GetWrapper"),
        (Bouncy + "Security.AgreementUtilities", "GetBasicAgreement"),
        (Bouncy + "Security.AgreementUtilities", "GetRawAgreement"),
        (Bouncy + "Security.GeneratorUtilities", "GetKeyPairGenerator"),
        (Bouncy + "Security.GeneratorUtilities", "GetKeyGenerator"),
        (Bouncy + "Security.PbeUtilities", "CreateEngine"),
        (Bouncy + "Crypto.AesUtilities", "CreateEngine"),
        (Bouncy + "Math.EC.Rfc8032.Ed25519", "Sign"),
        (Bouncy + "Math.EC.Rfc8032.Ed25519", "Verify"),
    ];

    /// <summary>Of .NET Framework; elsewhere the same names hand over to the system.</summary>
    public static readonly IReadOnlyList<string> OfTheOldFramework =
    [
        "System.Security.Cryptography.AesManaged",
        "System.Security.Cryptography.RijndaelManaged",
        "System.Security.Cryptography.SHA256Managed",
        "System.Security.Cryptography.SHA384Managed",
        "System.Security.Cryptography.SHA512Managed",
    ];
}
