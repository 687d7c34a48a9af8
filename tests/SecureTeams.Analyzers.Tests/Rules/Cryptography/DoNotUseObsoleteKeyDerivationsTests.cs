using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotUseObsoleteKeyDerivationsTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using Org.BouncyCastle.Asn1.Pkcs;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Generators;
        using Org.BouncyCastle.Security;
        using Old = System.Security.Cryptography.PasswordDeriveBytes;
        #pragma warning disable CS0618, SYSLIB0060

        """;

    [Theory]
    [InlineData("var kdf = {|ST2403:new PasswordDeriveBytes(text, salt)|};")]
    [InlineData("var kdf = {|ST2403:new PasswordDeriveBytes(password, salt)|};")]
    [InlineData("PasswordDeriveBytes kdf = {|ST2403:new(text, salt)|};")]
    [InlineData("DeriveBytes kdf = {|ST2403:new Old(text, salt, \"SHA256\", 600_000)|};")]
    [InlineData("using var kdf = {|ST2403:new PasswordDeriveBytes(text, salt, \"SHA1\", 2)|};")]
    [InlineData("var kdf = {|ST2403:new PasswordDeriveBytes(password, salt, new CspParameters())|};")]
    [InlineData("var kdf = {|ST2403:new PasswordDeriveBytes(text, salt, \"MD5\", 100, new CspParameters())|};")]
    [InlineData("var key = {|ST2403:new PasswordDeriveBytes(text, salt)|}.GetBytes(32);")]
    [InlineData("var kdf = {|ST2403:new PasswordDeriveBytes(text, salt) { IterationCount = 600_000, HashName = \"SHA256\" }|}; var key = kdf.GetBytes(32); var iv = kdf.GetBytes(16);")]
    [InlineData("var kdf = {|ST2403:new PasswordDeriveBytes(text, null)|}; var key = kdf.CryptDeriveKey(\"TripleDES\", \"SHA1\", 192, salt);")]
    [InlineData("Func<DeriveBytes> make = () => {|ST2403:new PasswordDeriveBytes(text, salt)|};")]
    [InlineData("DeriveBytes kdf = {|ST2403:new Derived(text, salt)|};")]
    [InlineData("byte[] Read(PasswordDeriveBytes kdf) => {|ST2403:kdf.CryptDeriveKey(\"TripleDES\", \"SHA1\", 192, salt)|};")]
    [InlineData("var generator = {|ST2403:new Pkcs5S1ParametersGenerator(new Sha256Digest())|};")]
    [InlineData("var generator = {|ST2403:new Pkcs5S1ParametersGenerator(new Sha1Digest())|};")]
    [InlineData("PbeParametersGenerator generator = {|ST2403:new OpenSslPbeParametersGenerator()|};")]
    [InlineData("var generator = {|ST2403:new OpenSslPbeParametersGenerator(new MD5Digest())|};")]
    [InlineData("var scheme = {|ST2403:PbeUtilities.GenerateAlgorithmParameters(\"PBEwithSHA-256and256bitAES-CBC-BC\", salt, 1000)|};")]
    [InlineData("var scheme = {|ST2403:PbeUtilities.GenerateCipherParameters(\"PBEwithHmacSHA-1\", text.ToCharArray(), PbeUtilities.GenerateAlgorithmParameters(text, salt, 1000))|};")]
    [InlineData("var scheme = {|ST2403:PbeUtilities.GenerateAlgorithmParameters(PkcsObjectIdentifiers.PbeWithMD5AndDesCbc, salt, 1000)|};")]
    public async Task EveryForm_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task DerivationOfPkcs12_IsInformation() =>
        await ReportsAsync(InMethod("var generator = {|ST2403.Info:new Pkcs12ParametersGenerator(new Sha1Digest())|};"));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var kdf = {|ST2403.Info:new PasswordDeriveBytes(text, salt)|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilentForWarnings() => await IsSilentAsync(InMethod("var kdf = new PasswordDeriveBytes(text, salt);"), RuleSituation.Generated);

    [Theory]
    [InlineData("Pbkdf2", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("Instance", "using var kdf = new Rfc2898DeriveBytes(text, salt, 600_000, HashAlgorithmName.SHA256); var key = kdf.GetBytes(32);")]
    [InlineData("NameOf", "var name = nameof(PasswordDeriveBytes) + typeof(PasswordDeriveBytes).Name;")]
    [InlineData("Pattern", "object value = text; var old = value is PasswordDeriveBytes;")]
    [InlineData("ObsoleteMethodOfGivenInstance", "byte[] Read(PasswordDeriveBytes kdf) => kdf.GetBytes(32);")]
    [InlineData("DeriveBytes", "byte[] Read(DeriveBytes kdf) => kdf.GetBytes(32);")]
    [InlineData("Hkdf", "var key = HKDF.Expand(HashAlgorithmName.SHA256, password, 32);")]
    [InlineData("Generator2", "var generator = new Pkcs5S2ParametersGenerator(new Sha256Digest());")]
    [InlineData("UnknownScheme", "var scheme = PbeUtilities.GenerateAlgorithmParameters(text, salt, 1000);")]
    [InlineData("SchemeTwo", "var scheme = PbeUtilities.GenerateAlgorithmParameters(PkcsObjectIdentifiers.DesEde3Cbc, PkcsObjectIdentifiers.IdHmacWithSha256, salt, 600_000, new SecureRandom());")]
    [InlineData("OwnType", "var made = new Own.PasswordDeriveBytes(text);")]
    [InlineData("Scrypt", "var key = SCrypt.Generate(password, salt, 16384, 8, 1, 32);")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Fact]
    public async Task DerivedTypeThatIsNeverMade_IsSilent() =>
        await IsSilentAsync(Usings + "abstract class Later(string text, byte[] salt) : PasswordDeriveBytes(text, salt);");

    [Theory]
    [InlineData("var key = {|ST2403:new PasswordDeriveBytes(text, salt)|}.GetBytes(32); // kept", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32); // kept")]
    [InlineData("var key = {|ST2403:new PasswordDeriveBytes(password, salt, \"SHA1\", 2)|}.GetBytes(256 / 8);", "var key = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, HashAlgorithmName.SHA256, 256 / 8);")]
    [InlineData("var key = {|ST2403:new PasswordDeriveBytes(rgbSalt: salt, strPassword: text)|}.GetBytes(16);", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 16);")]
    public async Task Fix_DerivesWithPbkdf2(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("var kdf = {|ST2403:new PasswordDeriveBytes(text, salt)|}; var key = kdf.GetBytes(32); var iv = kdf.GetBytes(16);")]
    [InlineData("var key = {|ST2403:new PasswordDeriveBytes(text, salt, new CspParameters())|}.GetBytes(32);")]
    [InlineData("var key = {|ST2403:new PasswordDeriveBytes(text, salt)|}.CryptDeriveKey(\"TripleDES\", \"SHA1\", 192, salt);")]
    public async Task OtherShapes_GetNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) =>
        Usings + $$"""
            namespace Own { class PasswordDeriveBytes(string password) { public object All => password; } }

            class Derived(string text, byte[] salt) : PasswordDeriveBytes(text, salt);

            class Client
            {
                void Use(byte[] password, string text, byte[] salt)
                {
                    {{statement}}
                }
            }
            """;
}
