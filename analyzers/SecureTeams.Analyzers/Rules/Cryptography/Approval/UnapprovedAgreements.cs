using SecureTeams.Analyzers.Rules.Cryptography.Primitives;

namespace SecureTeams.Analyzers.Rules.Cryptography.Approval;

/// <summary>Key agreement over the curves of RFC 7748: as strong as P-256, and defined by SP 800-186, but SP 800-56A does not let them agree on keys.</summary>
internal static class UnapprovedAgreements
{
    private const string Crypto = "Org.BouncyCastle.Crypto.";

    public static readonly IReadOnlyList<(string Type, string Method)> Factories =
    [
        ("System.Security.Cryptography.ECCurve", "CreateFromFriendlyName"),
        ("System.Security.Cryptography.ECCurve", "CreateFromValue"),
        ("Org.BouncyCastle.Security.AgreementUtilities", "GetBasicAgreement"),
        ("Org.BouncyCastle.Security.AgreementUtilities", "GetRawAgreement"),
        ("Org.BouncyCastle.Security.GeneratorUtilities", "GetKeyPairGenerator"),
    ];

    public static readonly IReadOnlyList<(string Type, string Method)> Calls =
    [
        ("Org.BouncyCastle.Math.EC.Rfc7748.X25519", "CalculateAgreement"),
        ("Org.BouncyCastle.Math.EC.Rfc7748.X448", "CalculateAgreement"),
    ];

    public static readonly IReadOnlyList<WeakPrimitive> All =
    [
        new("X25519", null, [Crypto + "Agreement.X25519Agreement", Crypto + "Generators.X25519KeyPairGenerator"], ["X25519", "CURVE25519"], ["1.3.101.110"]),
        new("X448", null, [Crypto + "Agreement.X448Agreement", Crypto + "Generators.X448KeyPairGenerator"], ["X448", "CURVE448"], ["1.3.101.111"]),
    ];
}
