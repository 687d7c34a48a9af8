using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Approval;

/// <summary>Public-key encryption, signatures and key encapsulation that NIST has not approved, or not in this version.</summary>
internal static class UnapprovedKeySchemes
{
    private const string Crypto = "Org.BouncyCastle.Crypto.";
    private const string Candidates = "Org.BouncyCastle.Pqc.Crypto.";

    public static readonly IReadOnlyList<(string Type, string Method)> Factories =
    [
        ("Org.BouncyCastle.Security.GeneratorUtilities", "GetKeyPairGenerator"),
        ("Org.BouncyCastle.Security.GeneratorUtilities", "GetKeyGenerator"),
        ("Org.BouncyCastle.Security.SignerUtilities", "GetSigner"),
        ("Org.BouncyCastle.Security.SignerUtilities", "InitSigner"),
    ];

    public static readonly IReadOnlyList<WeakPrimitive> All =
    [
        new("ElGamal", null, [Crypto + "Engines.ElGamalEngine", Crypto + "Generators.ElGamalKeyPairGenerator"], ["ELGAMAL"], []),
        new("Naccache-Stern", null, [Crypto + "Engines.NaccacheSternEngine", Crypto + "Generators.NaccacheSternKeyPairGenerator"], [], []),
        new("ECIES", null, [Crypto + "Engines.IesEngine"], [], []),
        new("SM2", null, [Crypto + "Engines.SM2Engine", Crypto + "Signers.SM2Signer", Crypto + "Agreement.SM2KeyExchange"], ["SM3WITHSM2", "SHA256WITHSM2"], []),
        new(
            "a signature of GOST",
            null,
            [Crypto + "Signers.ECGost3410Signer", Crypto + "Signers.Gost3410Signer", Crypto + "Signers.Gost3410DigestSigner", Crypto + "Generators.Gost3410KeyPairGenerator", Crypto + "Agreement.ECVkoAgreement"],
            ["GOST3410", "ECGOST3410", "ECGOST34102012256", "ECGOST34102012512"],
            []),
        new("DSTU 4145", null, [Crypto + "Signers.Dstu4145Signer", Crypto + "Generators.Dstu4145KeyPairGenerator"], ["DSTU4145"], []),
        new("ECNR", null, [Crypto + "Signers.ECNRSigner"], ["SHA1WITHECNR", "SHA224WITHECNR", "SHA256WITHECNR", "SHA384WITHECNR", "SHA512WITHECNR"], []),
        new("ISO 9796-2", null, [Crypto + "Signers.Iso9796d2Signer", Crypto + "Signers.Iso9796d2PssSigner"], [], []),
        new("ANSI X9.31, which FIPS 186-5 withdrew,", null, [Crypto + "Signers.X931Signer"], [], []),
        new("SRP", null, [Crypto + "Agreement.Srp.Srp6Client", Crypto + "Agreement.Srp.Srp6Server"], [], []),
        new("J-PAKE", null, [Crypto + "Agreement.JPake.JPakeParticipant"], [], []),
        new("Dilithium before it was ML-DSA", null, [Candidates + "Crystals.Dilithium.DilithiumKeyPairGenerator", Candidates + "Crystals.Dilithium.DilithiumSigner"], [], []),
        new("SPHINCS+ before it was SLH-DSA", null, [Candidates + "SphincsPlus.SphincsPlusKeyPairGenerator", Candidates + "SphincsPlus.SphincsPlusSigner"], [], []),
        new("Falcon", null, [Candidates + "Falcon.FalconKeyPairGenerator", Candidates + "Falcon.FalconSigner"], [], []),
        new("Picnic", null, [Candidates + "Picnic.PicnicKeyPairGenerator", Candidates + "Picnic.PicnicSigner"], [], []),
        new("HQC", null, [Candidates + "Hqc.HqcKeyPairGenerator", Candidates + "Hqc.HqcKemGenerator", Candidates + "Hqc.HqcKemExtractor"], [], []),
        new("BIKE", null, [Candidates + "Bike.BikeKeyPairGenerator", Candidates + "Bike.BikeKemGenerator", Candidates + "Bike.BikeKemExtractor"], [], []),
        new("FrodoKEM", null, [Candidates + "Frodo.FrodoKeyPairGenerator", Candidates + "Frodo.FrodoKEMGenerator", Candidates + "Frodo.FrodoKEMExtractor"], [], []),
        new("Classic McEliece", null, [Candidates + "Cmce.CmceKeyPairGenerator", Candidates + "Cmce.CmceKemGenerator", Candidates + "Cmce.CmceKemExtractor"], [], []),
        new("SABER", null, [Candidates + "Saber.SaberKeyPairGenerator", Candidates + "Saber.SaberKemGenerator", Candidates + "Saber.SaberKemExtractor"], [], []),
        new(
            "NTRU",
            null,
            [
                Candidates + "Ntru.NtruKeyPairGenerator", Candidates + "Ntru.NtruKemGenerator", Candidates + "Ntru.NtruKemExtractor",
                Candidates + "NtruPrime.NtruLPRimeKeyPairGenerator", Candidates + "NtruPrime.NtruLPRimeKemGenerator", Candidates + "NtruPrime.NtruLPRimeKemExtractor",
                Candidates + "NtruPrime.SNtruPrimeKeyPairGenerator", Candidates + "NtruPrime.SNtruPrimeKemGenerator", Candidates + "NtruPrime.SNtruPrimeKemExtractor",
            ],
            [],
            []),
    ];
}
