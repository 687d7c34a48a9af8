using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class UseApprovedCurvesTests
{
    internal const string Usings = """
        using System.Security.Cryptography;
        using Microsoft.IdentityModel.Tokens;
        using Org.BouncyCastle.Asn1.Sec;
        using Org.BouncyCastle.Asn1.X9;
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Security;
        using DerObjectIdentifier = Org.BouncyCastle.Asn1.DerObjectIdentifier;

        """;

    [Theory]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromFriendlyName(\"secp256k1\")|}; using var key = ECDsa.Create(curve);")]
    [InlineData("using var key = ECDsa.Create({|ST2303:ECCurve.CreateFromFriendlyName(\"secP256k1\")|});")]
    [InlineData("using var key = ECDiffieHellman.Create({|ST2303:ECCurve.CreateFromFriendlyName(oidFriendlyName: \"nistP192\")|});")]
    [InlineData("using var key = ECDsa.Create(); key.GenerateKey({|ST2303:ECCurve.CreateFromValue(\"1.3.132.0.10\")|});")]
    [InlineData("const string koblitz = \"1.3.132.0.10\"; var curve = {|ST2303:ECCurve.CreateFromValue(koblitz)|};")]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromValue(Koblitz)|};")]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromValue(Computed)|};")]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromValue(\"1.2.840.10045.3.1.1\")|};")]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromOid(new Oid(\"1.3.132.0.10\"))|};")]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromOid(Oid.FromFriendlyName(\"secp160r1\", OidGroup.PublicKeyAlgorithm))|};")]
    [InlineData("var oid = new Oid(\"1.3.132.0.8\", \"secp160r1\"); var curve = {|ST2303:ECCurve.CreateFromOid(oid)|};")]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromFriendlyName(flag ? \"nistP256\" : \"secp256k1\")|};")]
    [InlineData("var curve = text switch { \"fast\" => {|ST2303:ECCurve.CreateFromFriendlyName(\"secp256k1\")|}, _ => ECCurve.NamedCurves.nistP256 };")]
    [InlineData("Func<ECDsa> make = () => ECDsa.Create({|ST2303:ECCurve.CreateFromFriendlyName(\"secp256k1\")|});")]
    [InlineData("var curve = {|ST2303:ECCurve.NamedCurves.brainpoolP160r1|};")]
    [InlineData("var curve = {|ST2303:ECCurve.NamedCurves.brainpoolP192t1|};")]
    [InlineData("var curve = {|ST2303.Info:ECCurve.NamedCurves.brainpoolP256r1|}; using var key = ECDsa.Create(curve);")]
    [InlineData("var curve = {|ST2303.Info:ECCurve.CreateFromFriendlyName(\"brainpoolP384t1\")|};")]
    [InlineData("var curve = {|ST2303.Info:ECCurve.CreateFromValue(\"1.3.36.3.3.2.8.1.1.7\")|};")]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromValue(\"1.3.36.3.3.2.8.1.1.1\")|};")]
    [InlineData("var curve = {|ST2303.Info:ECCurve.CreateFromFriendlyName(\"nistP224\")|};")]
    [InlineData("var curve = {|ST2303.Info:ECCurve.CreateFromValue(\"1.3.132.0.33\")|};")]
    [InlineData("var key = new JsonWebKey { Kty = \"EC\", {|ST2303:Crv = \"secp256k1\"|} };")]
    [InlineData("var key = new JsonWebKey(); {|ST2303:key.Crv = \"P-256K\"|};")]
    public async Task CurveOfTheFramework_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("var curve = {|ST2303:ECNamedCurveTable.GetByName(\"secp256k1\")|};")]
    [InlineData("var curve = {|ST2303:SecNamedCurves.GetByName(\"secp192r1\")|};")]
    [InlineData("var curve = {|ST2303:X962NamedCurves.GetByName(\"prime192v1\")|};")]
    [InlineData("var curve = {|ST2303:X962NamedCurves.GetByName(\"c2pnb163v1\")|};")]
    [InlineData("var curve = {|ST2303:Org.BouncyCastle.Crypto.EC.CustomNamedCurves.GetByName(\"secp256k1\")|};")]
    [InlineData("var curve = {|ST2303:Org.BouncyCastle.Asn1.Nist.NistNamedCurves.GetByName(\"P-192\")|};")]
    [InlineData("var curve = {|ST2303.Info:Org.BouncyCastle.Asn1.Nist.NistNamedCurves.GetByName(\"B-283\")|};")]
    [InlineData("var curve = {|ST2303:Org.BouncyCastle.Asn1.Nist.NistNamedCurves.GetByName(\"K-163\")|};")]
    [InlineData("var curve = {|ST2303.Info:Org.BouncyCastle.Asn1.TeleTrust.TeleTrusTNamedCurves.GetByName(\"brainpoolP256r1\")|};")]
    [InlineData("var curve = {|ST2303:Org.BouncyCastle.Asn1.GM.GMNamedCurves.GetByName(\"sm2p256v1\")|};")]
    [InlineData("var curve = {|ST2303:ECNamedCurveTable.GetByOid(SecObjectIdentifiers.SecP256k1)|};")]
    [InlineData("var curve = {|ST2303:ECNamedCurveTable.GetByOid(new DerObjectIdentifier(\"1.3.132.0.10\"))|};")]
    [InlineData("var curve = {|ST2303:ECDomainParameters.LookupName(\"secp256k1\")|};")]
    [InlineData("var parameters = new ECKeyGenerationParameters({|ST2303:SecObjectIdentifiers.SecP256k1|}, new SecureRandom());")]
    [InlineData("var parameters = new ECKeyGenerationParameters({|ST2303:ECNamedCurveTable.GetOid(\"secp256k1\")|}, new SecureRandom());")]
    public async Task CurveOfBouncyCastle_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task StatedPrime_IsReported() => await ReportsAsync(InMethod(
        "var curve = new ECCurve { CurveType = ECCurve.ECCurveType.PrimeShortWeierstrass, {|ST2303:Prime = Convert.FromHexString(\"FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F\")|}, Cofactor = new byte[] { 1 } };"));

    [Fact]
    public async Task CurveOfKeyVault_IsReported() => await ReportsAsync("""
        using Azure.Security.KeyVault.Keys;

        Console.WriteLine({|ST2303:KeyCurveName.P256K|});
        Console.WriteLine(KeyCurveName.P256);

        namespace Azure.Security.KeyVault.Keys
        {
            public readonly struct KeyCurveName
            {
                public static KeyCurveName P256 => default;
                public static KeyCurveName P256K => default;
            }
        }
        """);

    [Fact]
    public async Task FieldsAndUsingStatic_AreReported() => await ReportsAsync("""
        using System.Security.Cryptography;
        using static System.Security.Cryptography.ECCurve;
        using Curve = System.Security.Cryptography.ECCurve;

        public static class Keys
        {
            private static readonly ECCurve Koblitz = {|ST2303:CreateFromFriendlyName("secp256k1")|};
            public static ECCurve Small => {|ST2303:Curve.CreateFromFriendlyName("secp192r1")|};
            public static ECDsa Make() => ECDsa.Create(Koblitz);
        }
        """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var curve = {|ST2303.Info:ECCurve.CreateFromFriendlyName(\"secp256k1\")|};"), RuleSituation.TestProject);

    [Fact]
    public async Task Enforced_RaisesWarningsOnly() => await ReportsAsync(
        InMethod("var curve = {|ST2303.Error:ECCurve.CreateFromFriendlyName(\"secp256k1\")|}; curve = {|ST2303.Info:ECCurve.NamedCurves.brainpoolP256r1|};"),
        RuleSituation.With("secureteams.fips = enforce"));

    [Fact]
    public async Task WithoutFips_OnlyWeakCurvesAreReported() => await ReportsAsync(
        InMethod("var curve = ECCurve.CreateFromFriendlyName(\"secp256k1\"); curve = ECCurve.NamedCurves.brainpoolP256r1; curve = {|ST2303:ECCurve.CreateFromFriendlyName(\"nistP192\")|};"),
        RuleSituation.With("secureteams.fips = off"));

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(InMethod("var curve = ECCurve.CreateFromFriendlyName(\"secp256k1\");"), RuleSituation.Generated);

    [Theory]
    [InlineData("P256", "using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);")]
    [InlineData("P384ByName", "var curve = ECCurve.CreateFromFriendlyName(\"nistP384\"); curve = ECCurve.CreateFromFriendlyName(\"secp521r1\");")]
    [InlineData("CngName", "var curve = ECCurve.CreateFromFriendlyName(\"ECDSA_P256\"); curve = ECCurve.CreateFromFriendlyName(\"ECDH_P384\");")]
    [InlineData("P256ByValue", "var curve = ECCurve.CreateFromValue(\"1.2.840.10045.3.1.7\"); curve = ECCurve.CreateFromValue(\"1.3.132.0.35\");")]
    [InlineData("Montgomery", "var curve = ECCurve.CreateFromFriendlyName(\"curve25519\");")]
    [InlineData("WebKey", "var key = new JsonWebKey { Kty = \"EC\", Crv = JsonWebKeyECTypes.P256 };")]
    [InlineData("EdwardsKey", "var key = new JsonWebKey { Kty = \"OKP\", Crv = \"Ed25519\" };")]
    [InlineData("Unknown", "var curve = ECCurve.CreateFromFriendlyName(text); curve = ECCurve.CreateFromValue(given.Oid.Value!);")]
    [InlineData("ComparedName", "flag = given.Oid.FriendlyName == \"secp256k1\" || given.Oid.Value == \"1.3.132.0.10\";")]
    [InlineData("ComparedCurve", "flag = given.Oid.Value == ECCurve.NamedCurves.brainpoolP256r1.Oid.Value;")]
    [InlineData("ComparedThroughVariable", "var old = ECCurve.NamedCurves.brainpoolP256r1; flag = given.Oid.Value == old.Oid.Value;")]
    [InlineData("Refused", "if (given.Oid.FriendlyName is \"secp256k1\" or \"nistP192\") throw new CryptographicException(\"secp256k1\");")]
    [InlineData("TranslatedName", "var curve = text switch { \"P-256\" => ECCurve.NamedCurves.nistP256, \"secp256k1\" => ECCurve.CreateFromFriendlyName(\"secp256k1\"), _ => throw new NotSupportedException() };")]
    [InlineData("TranslatedByCase", "ECCurve curve; switch (text) { case \"P-256K\": curve = ECCurve.CreateFromValue(\"1.3.132.0.10\"); break; default: curve = ECCurve.NamedCurves.nistP256; break; }")]
    [InlineData("TranslatedByCondition", "var curve = text == \"brainpoolP256r1\" ? ECCurve.NamedCurves.brainpoolP256r1 : ECCurve.NamedCurves.nistP256;")]
    [InlineData("TranslatedByIf", "var curve = ECCurve.NamedCurves.nistP256; if (text == \"secp256k1\") { curve = ECCurve.CreateFromFriendlyName(\"secp256k1\"); }")]
    [InlineData("TranslationTable", "var curves = new Dictionary<string, ECCurve> { [\"P-256\"] = ECCurve.NamedCurves.nistP256, [\"secp256k1\"] = ECCurve.CreateFromFriendlyName(\"secp256k1\") };")]
    [InlineData("TranslationList", "var curves = new Dictionary<string, ECCurve> { { \"secp256k1\", ECCurve.CreateFromFriendlyName(\"secp256k1\") } };")]
    [InlineData("ReadPrime", "var curve = new ECCurve { Prime = input, A = input, B = input };")]
    [InlineData("PrimeOfP256", "var curve = new ECCurve { Prime = Convert.FromHexString(\"FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF\") };")]
    [InlineData("BouncyP256", "var curve = ECNamedCurveTable.GetByName(\"P-256\"); curve = SecNamedCurves.GetByName(\"secp384r1\"); curve = X962NamedCurves.GetByName(\"prime256v1\");")]
    [InlineData("BouncyIdentifier", "var parameters = new ECKeyGenerationParameters(SecObjectIdentifiers.SecP256r1, new SecureRandom());")]
    [InlineData("BouncyUnknown", "var curve = ECNamedCurveTable.GetByName(text);")]
    [InlineData("BouncyComparedIdentifier", "flag = SecObjectIdentifiers.SecP256k1.Id == text;")]
    [InlineData("CngAlgorithm", "using var key = ECDsa.Create(given); var algorithm = CngAlgorithm.ECDsaP256;")]
    [InlineData("KeySize", "using var key = ECDsa.Create(); key.KeySize = 384;")]
    public async Task HonestCode_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Theory]
    [InlineData("var curve = {|ST2303:ECCurve.CreateFromFriendlyName(\"secp256k1\")|};", "var curve = ECCurve.NamedCurves.nistP256;")]
    [InlineData("var curve = {|ST2303:ECCurve.NamedCurves.brainpoolP160r1|};", "var curve = ECCurve.NamedCurves.nistP256;")]
    [InlineData("using var key = ECDsa.Create({|ST2303:ECCurve.CreateFromOid(new Oid(\"1.3.132.0.10\"))|});", "using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);")]
    [InlineData("var curve = {|ST2303:ECNamedCurveTable.GetByName(\"secp256k1\")|};", "var curve = ECNamedCurveTable.GetByName(\"P-256\");")]
    [InlineData("var curve = {|ST2303:SecNamedCurves.GetByName(\"secp192r1\")|};", "var curve = SecNamedCurves.GetByName(\"secp256r1\");")]
    [InlineData("var curve = {|ST2303:X962NamedCurves.GetByName(\"prime192v1\")|};", "var curve = X962NamedCurves.GetByName(\"prime256v1\");")]
    public async Task Fix_ChoosesP256(string statement, string fixedStatement) => await FixesAsync(InMethod(statement), InMethod(fixedStatement));

    [Theory]
    [InlineData("var key = new ECParameters { Curve = {|ST2303:ECCurve.CreateFromFriendlyName(\"secp256k1\")|}, D = input };")]
    [InlineData("var curve = {|ST2303.Info:ECCurve.NamedCurves.brainpoolP256r1|};")]
    [InlineData("var key = new JsonWebKey { {|ST2303:Crv = \"secp256k1\"|} };")]
    [InlineData("var curve = {|ST2303:ECNamedCurveTable.GetByName(Koblitz)|};")]
    [InlineData("var parameters = new ECKeyGenerationParameters({|ST2303:SecObjectIdentifiers.SecP256k1|}, new SecureRandom());")]
    public async Task NoFix_WhereAKeyOrAPartnerNeedsTheCurve(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) => Usings + $$"""
        public sealed class Sample
        {
            private static readonly string Koblitz = "1.3.132.0.10";
            private static string Computed => "1.3.132.0.10";

            public void Run(bool flag, string text, byte[] input, ECCurve given)
            {
                {{statement}}
            }
        }
        """;
}
