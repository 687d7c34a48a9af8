using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotDeriveKeysWithSha1Tests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.AspNetCore.Cryptography.KeyDerivation;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.DependencyInjection;
        using Org.BouncyCastle.Asn1.Pkcs;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Generators;
        using Org.BouncyCastle.Security;
        using static System.Security.Cryptography.Rfc2898DeriveBytes;
        using Derivation = System.Security.Cryptography.Rfc2898DeriveBytes;
        #pragma warning disable SYSLIB0041, SYSLIB0060, SYSLIB0033

        """;

    [Theory]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes(text, salt, 600_000)|};")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes(password, salt, 600_000)|};")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes(text, 16, 600_000)|};")]
    [InlineData("using Rfc2898DeriveBytes kdf = {|ST2401:new(text, salt, 600_000)|};")]
    [InlineData("var key = {|ST2401:new Derivation(iterations: 600_000, password: text, salt: salt)|}.GetBytes(32);")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes(text, salt) { IterationCount = 600_000 }|};")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes(text, salt, count)|};")]
    [InlineData("Func<DeriveBytes> make = () => {|ST2401:new Rfc2898DeriveBytes(text, salt, 600_000)|};")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, salt, 600_000, {|ST2401:HashAlgorithmName.SHA1|});")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, salt, 600_000, {|ST2401:HashAlgorithmName.MD5|});")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, salt, hashAlgorithm: {|ST2401:HashAlgorithmName.SHA1|}, iterations: 600_000);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:HashAlgorithmName.SHA1|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(password, salt, 600_000, {|ST2401:HashAlgorithmName.SHA1|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text.AsSpan(), salt, 600_000, {|ST2401:HashAlgorithmName.SHA1|}, 32);")]
    [InlineData("Rfc2898DeriveBytes.Pbkdf2(password, salt, new byte[32], 600_000, {|ST2401:HashAlgorithmName.SHA1|});")]
    [InlineData("Rfc2898DeriveBytes.Pbkdf2(text.AsSpan(), salt, new byte[32].AsSpan(), 600_000, {|ST2401:HashAlgorithmName.MD5|});")]
    [InlineData("var key = Pbkdf2(text, salt, 600_000, {|ST2401:HashAlgorithmName.SHA1|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:new HashAlgorithmName(\"SHA1\")|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:new(\"SHA-1\")|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:HashAlgorithmName.FromOid(\"1.3.14.3.2.26\")|}, 32);")]
    [InlineData("HashAlgorithmName sha1 = HashAlgorithmName.SHA1; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:sha1|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:Chosen|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:_chosen|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:Property|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:fast ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256|}, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:count switch { 1 => HashAlgorithmName.SHA256, _ => HashAlgorithmName.SHA1 }|}, 32);")]
    [InlineData("byte[] Derive(HashAlgorithmName name) => Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:name|}, 32); Derive(HashAlgorithmName.SHA1);")]
    [InlineData("var key = await Task.Run(() => Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:HashAlgorithmName.SHA1|}, 32));")]
    public async Task EveryFormOfTheFramework_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("var key = KeyDerivation.Pbkdf2(text, salt, {|ST2401:KeyDerivationPrf.HMACSHA1|}, 600_000, 32);")]
    [InlineData("var key = KeyDerivation.Pbkdf2(password: text, salt: salt, numBytesRequested: 32, iterationCount: 600_000, prf: {|ST2401:KeyDerivationPrf.HMACSHA1|});")]
    [InlineData("var key = KeyDerivation.Pbkdf2(text, salt, {|ST2401:(KeyDerivationPrf)0|}, 600_000, 32);")]
    [InlineData("const KeyDerivationPrf prf = KeyDerivationPrf.HMACSHA1; var key = KeyDerivation.Pbkdf2(text, salt, {|ST2401:prf|}, 600_000, 32);")]
    [InlineData("var options = new PasswordHasherOptions { {|ST2401:CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2|} };")]
    [InlineData("services.Configure<PasswordHasherOptions>(options => {|ST2401:options.CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2|});")]
    [InlineData("var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, {|ST2401:HashAlgorithmName.SHA1|}, 600_000);")]
    [InlineData("var generator = {|ST2401:new Pkcs5S2ParametersGenerator()|};")]
    [InlineData("PbeParametersGenerator generator = {|ST2401:new Pkcs5S2ParametersGenerator()|};")]
    [InlineData("var generator = new Pkcs5S2ParametersGenerator({|ST2401:new Sha1Digest()|});")]
    [InlineData("var generator = new Pkcs5S2ParametersGenerator({|ST2401:new MD5Digest()|});")]
    [InlineData("IDigest digest = new Sha1Digest(); var generator = new Pkcs5S2ParametersGenerator({|ST2401:digest|});")]
    [InlineData("var generator = new Pkcs5S2ParametersGenerator({|ST2401:DigestUtilities.GetDigest(\"SHA-1\")|});")]
    [InlineData("var scheme = PbeUtilities.GenerateAlgorithmParameters(PkcsObjectIdentifiers.DesEde3Cbc, {|ST2401:PkcsObjectIdentifiers.IdHmacWithSha1|}, salt, 600_000, new SecureRandom());")]
    public async Task OtherLibraries_AreReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task DerivedTypes_AreReportedWhereTheyCallTheConstructor() =>
        await ReportsAsync(Usings + """
            class Old : Rfc2898DeriveBytes
            {
                public Old(string password, byte[] salt) {|ST2401:: base(password, salt, 600_000)|} { }
            }

            class Short(string password, byte[] salt) : {|ST2401:Rfc2898DeriveBytes(password, salt, 600_000)|};

            class Fine : Rfc2898DeriveBytes
            {
                public Fine(string password, byte[] salt) : base(password, salt, 600_000, HashAlgorithmName.SHA256) { }
                static DeriveBytes Make(string password, byte[] salt) => new Fine(password, salt);
            }
            """);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync("""
            using System.Security.Cryptography;

            var salt = RandomNumberGenerator.GetBytes(16);
            Console.WriteLine(Rfc2898DeriveBytes.Pbkdf2(args[0], salt, 600_000, {|ST2401:HashAlgorithmName.SHA1|}, 32).Length);
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("using var kdf = {|ST2401.Info:new Rfc2898DeriveBytes(text, salt, 600_000)|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilentForWarnings() =>
        await IsSilentAsync(InMethod("using var kdf = new Rfc2898DeriveBytes(text, salt, 600_000);"), RuleSituation.Generated);

    [Fact]
    public async Task FipsPolicy_RaisesToError() =>
        await ReportsAsync(InMethod("using var kdf = {|ST2401.Error:new Rfc2898DeriveBytes(text, salt, 600_000)|};"), RuleSituation.With("secureteams.fips = enforce"));

    [Fact]
    public async Task ReaderOfOldHashes_IsInformation() =>
        await ReportsAsync(Usings + """
            class LegacyHash
            {
                bool Verify(string text, byte[] salt, byte[] hash) =>
                    CryptographicOperations.FixedTimeEquals(Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401.Info:HashAlgorithmName.SHA1|}, 20), hash);
            }
            """);

    [Theory]
    [InlineData("Sha256", "using var kdf = new Rfc2898DeriveBytes(text, salt, 600_000, HashAlgorithmName.SHA256);")]
    [InlineData("Sha512", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA512, 32);")]
    [InlineData("Sha3", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA3_256, 32);")]
    [InlineData("UnknownAlgorithm", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, name, 32);")]
    [InlineData("UnknownName", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, new HashAlgorithmName(text), 32);")]
    [InlineData("SettableProperty", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, Settable, 32);")]
    [InlineData("PrfSha512", "var key = KeyDerivation.Pbkdf2(text, salt, KeyDerivationPrf.HMACSHA512, 600_000, 32);")]
    [InlineData("PrfRead", "var key = KeyDerivation.Pbkdf2(text, salt, (KeyDerivationPrf)salt[0], 600_000, 32);")]
    [InlineData("StoredVersion", "var version = salt[0]; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, version == 1 ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, 32);")]
    [InlineData("StoredFormat", "var format = text[0]; var hash = format switch { '1' => HashAlgorithmName.SHA1, _ => HashAlgorithmName.SHA512 }; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, hash, 32);")]
    [InlineData("IdentityV3", "services.Configure<PasswordHasherOptions>(options => options.CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3);")]
    [InlineData("ModeCompared", "var options = new PasswordHasherOptions(); var old = options.CompatibilityMode == PasswordHasherCompatibilityMode.IdentityV2;")]
    [InlineData("Hkdf", "var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, password, 32, salt);")]
    [InlineData("SwitchLabel", "var weak = name == HashAlgorithmName.SHA1; var label = nameof(Rfc2898DeriveBytes) + typeof(Rfc2898DeriveBytes).Name;")]
    [InlineData("GivenInstance", "byte[] Read(Rfc2898DeriveBytes kdf) => kdf.GetBytes(32);")]
    [InlineData("Digest256", "var generator = new Pkcs5S2ParametersGenerator(new Sha256Digest());")]
    [InlineData("DigestGiven", "PbeParametersGenerator Make(IDigest digest) => new Pkcs5S2ParametersGenerator(digest);")]
    [InlineData("SchemeSha256", "var scheme = PbeUtilities.GenerateAlgorithmParameters(PkcsObjectIdentifiers.DesEde3Cbc, PkcsObjectIdentifiers.IdHmacWithSha256, salt, 600_000, new SecureRandom());")]
    [InlineData("Pkcs12TripleDes", "var parameters = new PbeParameters(PbeEncryptionAlgorithm.TripleDes3KeyPkcs12, HashAlgorithmName.SHA1, 600_000);")]
    [InlineData("ObsoleteMethod", "byte[] Read(Rfc2898DeriveBytes kdf) => kdf.CryptDeriveKey(\"AES\", \"SHA1\", 128, salt);")]
    [InlineData("SameNameElsewhere", "var key = new Own.Rfc2898DeriveBytes(text, salt);")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Theory]
    [InlineData("var kdf = {|ST2401:new Rfc2898DeriveBytes(text, salt, 600_000)|};", "var kdf = new Rfc2898DeriveBytes(text, salt, 600_000, HashAlgorithmName.SHA256);")]
    [InlineData("Rfc2898DeriveBytes kdf = {|ST2401:new(password, salt, 600_000)|}; // kept", "Rfc2898DeriveBytes kdf = new(password, salt, 600_000, HashAlgorithmName.SHA256); // kept")]
    [InlineData("var kdf = {|ST2401:new Rfc2898DeriveBytes(salt: salt, password: text, iterations: count)|};", "var kdf = new Rfc2898DeriveBytes(salt: salt, password: text, iterations: count, hashAlgorithm: HashAlgorithmName.SHA256);")]
    [InlineData("var kdf = {|ST2401:new Rfc2898DeriveBytes(text, salt) { IterationCount = 700_000 }|};", "var kdf = new Rfc2898DeriveBytes(text, salt, 600_000, HashAlgorithmName.SHA256) { IterationCount = 700_000 };")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:HashAlgorithmName.SHA1|}, 32);", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var hash = HashAlgorithmName.SHA1; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:hash|}, 32);", "var hash = HashAlgorithmName.SHA256; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, hash, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:fast ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA512|}, 32);", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, fast ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA512, 32);")]
    [InlineData("var key = KeyDerivation.Pbkdf2(text, salt, {|ST2401:KeyDerivationPrf.HMACSHA1|}, 600_000, 32);", "var key = KeyDerivation.Pbkdf2(text, salt, KeyDerivationPrf.HMACSHA256, 600_000, 32);")]
    [InlineData("var options = new PasswordHasherOptions { {|ST2401:CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV2|} };", "var options = new PasswordHasherOptions { CompatibilityMode = PasswordHasherCompatibilityMode.IdentityV3 };")]
    [InlineData("var generator = {|ST2401:new Pkcs5S2ParametersGenerator()|};", "var generator = new Pkcs5S2ParametersGenerator(new Sha256Digest());")]
    [InlineData("var generator = new Pkcs5S2ParametersGenerator({|ST2401:new Sha1Digest()|});", "var generator = new Pkcs5S2ParametersGenerator(new Sha256Digest());")]
    public async Task Fix_StatesSha256(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, {|ST2401:Chosen|}, 32);")]
    [InlineData("const string sha1 = \"SHA1\"; var generator = new Pkcs5S2ParametersGenerator({|ST2401:DigestUtilities.GetDigest(sha1)|});")]
    public async Task ValueThatIsStatedElsewhere_GetsNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) =>
        Usings + $$"""
            namespace Own { class Rfc2898DeriveBytes(string password, byte[] salt) { public object All => (password, salt); } }

            class Client
            {
                private static readonly HashAlgorithmName Chosen = HashAlgorithmName.SHA1;
                private readonly HashAlgorithmName _chosen = new("SHA1");
                private static HashAlgorithmName Property => HashAlgorithmName.SHA1;
                public HashAlgorithmName Settable { get; set; } = HashAlgorithmName.SHA1;

                async Task Use(byte[] password, string text, byte[] salt, bool fast, int count, HashAlgorithmName name, IServiceCollection services)
                {
                    await Task.Yield();
                    {{statement}}
                }
            }
            """;
}
