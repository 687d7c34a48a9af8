using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotDeriveKeysInFewIterationsTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using Microsoft.AspNetCore.Cryptography.KeyDerivation;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Extensions.DependencyInjection;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Generators;
        #pragma warning disable SYSLIB0041, SYSLIB0060

        """;

    [Theory]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, salt, {|ST2402:10000|}, HashAlgorithmName.SHA256);")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(password, salt, {|ST2402:10_000|}, HashAlgorithmName.SHA256);")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, 16, hashAlgorithm: HashAlgorithmName.SHA256, iterations: {|ST2402:10_000|});")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, salt, {|ST2402.Error:100|}, HashAlgorithmName.SHA256);")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, salt, {|ST2402.Error:1|}, HashAlgorithmName.SHA512);")]
    [InlineData("using Rfc2898DeriveBytes kdf = new(text, salt, {|ST2402:1000|}, HashAlgorithmName.SHA256);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:100_000|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:599_999|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:209_999|}, HashAlgorithmName.SHA512, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:210_000|}, name, 32);")]
    [InlineData("Rfc2898DeriveBytes.Pbkdf2(text.AsSpan(), salt, new byte[32].AsSpan(), {|ST2402:10 * 1000|}, HashAlgorithmName.SHA256);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:Rounds|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:_rounds|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:Elsewhere.Rounds|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:Property|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var rounds = 50_000; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:rounds|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:fast ? 1000 : 600_000|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:maybe ?? 5000|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:text switch { \"\" => 1000, _ => 700_000 }|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("byte[] Derive(int rounds) => Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:rounds|}, HashAlgorithmName.SHA256, 32); Derive(2000);")]
    [InlineData("var key = KeyDerivation.Pbkdf2(text, salt, KeyDerivationPrf.HMACSHA256, {|ST2402:100000|}, 256 / 8);")]
    [InlineData("var key = KeyDerivation.Pbkdf2(text, salt, KeyDerivationPrf.HMACSHA512, {|ST2402:100000|}, 256 / 8);")]
    [InlineData("var options = new PasswordHasherOptions { {|ST2402:IterationCount = 10_000|} };")]
    [InlineData("services.Configure<PasswordHasherOptions>(options => {|ST2402:options.IterationCount = 100_000|});")]
    [InlineData("var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: {|ST2402:2048|});")]
    [InlineData("var generator = new Pkcs5S2ParametersGenerator(new Sha256Digest()); generator.Init(password, salt, {|ST2402:4096|});")]
    [InlineData("PbeParametersGenerator generator = new Pkcs5S2ParametersGenerator(new Sha256Digest()); generator.Init(password, salt, {|ST2402:4096|});")]
    [InlineData("void Derive(Pkcs5S2ParametersGenerator generator) => generator.Init(password, salt, {|ST2402.Error:999|});")]
    public async Task EveryForm_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes{|ST2402:(text, salt)|}|};")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes{|ST2402:(text, 16)|}|};")]
    [InlineData("using Rfc2898DeriveBytes kdf = {|ST2401:new{|ST2402:(text, salt)|}|};")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes(text, salt)|}; {|ST2402:kdf.IterationCount = 10_000|};")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes(text, salt) { {|ST2402.Error:IterationCount = 500|} }|};")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes(text, salt, {|ST2402:1000|})|};")]
    public async Task NumberOfTheLibrary_IsReportedBesideItsHash(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task DefaultOfAParameter_IsStatedByTheProgram() =>
        await ReportsAsync(Usings + """
            public static class Hasher
            {
                public static byte[] Hash(string password, byte[] salt, int iterations = 10_000) =>
                    Rfc2898DeriveBytes.Pbkdf2(password, salt, {|ST2402:iterations|}, HashAlgorithmName.SHA256, 32);
            }
            """);

    [Fact]
    public async Task DefaultOfAnOption_IsStatedByTheProgram() =>
        await ReportsAsync(Usings + """
            using Microsoft.Extensions.Configuration;

            public class HashingOptions
            {
                public int Iterations { get; set; } = 10_000;
            }

            public class CostSettings
            {
                public int Rounds = 20_000;
            }

            public class Hasher(HashingOptions options, CostSettings costs, IConfiguration configuration)
            {
                protected virtual int Rounds => 30_000;

                public byte[] Hash(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, {|ST2402:options.Iterations|}, HashAlgorithmName.SHA256, 32);
                public byte[] Pepper(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, {|ST2402:costs.Rounds|}, HashAlgorithmName.SHA256, 32);
                public byte[] Mix(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, {|ST2402:Rounds|}, HashAlgorithmName.SHA256, 32);
                public byte[] Derive(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, {|ST2402:configuration.GetValue("Rounds", 10_000)|}, HashAlgorithmName.SHA256, 32);
            }
            """);

    [Fact]
    public async Task NumberThatIsAskedAboutFirst_IsSilent() =>
        await IsSilentAsync(Usings + """
            public static class Hasher
            {
                public static byte[] Raised(string password, byte[] salt, int iterations = 1000)
                {
                    if (iterations < 600_000)
                    {
                        iterations = 600_000;
                    }

                    return Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, 32);
                }

                public static byte[] Refused(string password, byte[] salt, int iterations = 1000)
                {
                    ArgumentOutOfRangeException.ThrowIfLessThan(iterations, 600_000);
                    return Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, 32);
                }

                public static byte[] Chosen(string password, byte[] salt, int iterations = 0)
                {
                    if (iterations == 0)
                    {
                        iterations = 700_000;
                    }

                    return Rfc2898DeriveBytes.Pbkdf2(password, salt, iterations, HashAlgorithmName.SHA256, 32);
                }
            }
            """);

    [Fact]
    public async Task DerivedType_IsReportedAtItsConstructor() =>
        await ReportsAsync(Usings + """
            class Strong(string password, byte[] salt) : Rfc2898DeriveBytes(password, salt, {|ST2402:1000|}, HashAlgorithmName.SHA256);
            """);

    [Theory]
    [InlineData("200000", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:199_999|}, HashAlgorithmName.SHA512, 32);")]
    [InlineData("200000", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 200_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("1000000", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:600_000|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("many", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:599_999|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("-1", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:599_999|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("0", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:599_999|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:599_999|}, HashAlgorithmName.SHA256, 32);")]
    [InlineData("600_000", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:599_999|}, HashAlgorithmName.SHA256, 32);")]
    public async Task Option_IsTheLeastNumber(string minimum, string statement) =>
        await ReportsAsync(InMethod(statement), RuleSituation.With("secureteams.pbkdf2_min = " + minimum));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402.Warning:1|}, HashAlgorithmName.SHA256, 32); key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402.Info:1000|}, HashAlgorithmName.SHA256, 32);"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReportedForErrors() =>
        await ReportsAsync(InMethod("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402.Error:1|}, HashAlgorithmName.SHA256, 32); key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 1000, HashAlgorithmName.SHA256, 32);"), RuleSituation.Generated);

    [Theory]
    [InlineData("Enough", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("EnoughForSha512", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 210_000, HashAlgorithmName.SHA512, 32); key = KeyDerivation.Pbkdf2(text, salt, KeyDerivationPrf.HMACSHA512, 210_000, 32);")]
    [InlineData("EnoughForTheHasher", "services.Configure<PasswordHasherOptions>(options => options.IterationCount = 220_000);")]
    [InlineData("EnoughForBouncyCastle", "var generator = new Pkcs5S2ParametersGenerator(new Sha512Digest()); generator.Init(password, salt, 210_000);")]
    [InlineData("Unknown", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, count, HashAlgorithmName.SHA256, 32);")]
    [InlineData("Configured", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, Settable, HashAlgorithmName.SHA256, 32);")]
    [InlineData("ReadFromStoredText", "var parts = text.Split('.'); var key = Rfc2898DeriveBytes.Pbkdf2(text, Convert.FromBase64String(parts[1]), int.Parse(parts[0]), HashAlgorithmName.SHA256, 32);")]
    [InlineData("ReadFromStoredBytes", "var rounds = BitConverter.ToInt32(salt, 5); var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, rounds, HashAlgorithmName.SHA256, 32);")]
    [InlineData("StoredVersion", "var rounds = text.StartsWith(\"v1\") ? 1000 : 600_000; var version = salt[0]; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, version switch { 1 => 1000, 2 => 10_000, _ => 600_000 }, HashAlgorithmName.SHA256, 32);")]
    [InlineData("WrittenThroughProperty", "using var kdf = new Rfc2898DeriveBytes(text, salt, count, HashAlgorithmName.SHA256); kdf.IterationCount = count;")]
    [InlineData("ReadProperty", "using var kdf = new Rfc2898DeriveBytes(text, salt, count, HashAlgorithmName.SHA256); var few = kdf.IterationCount < 1000;")]
    [InlineData("OtherGenerator", "PbeParametersGenerator Make(PbeParametersGenerator generator) { generator.Init(password, salt, 1000); return generator; }")]
    [InlineData("Hkdf", "var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, password, 32, salt);")]
    [InlineData("ScryptCost", "var key = SCrypt.Generate(password, salt, 16384, 8, 1, 32);")]
    [InlineData("OutputLength", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, outputLength: 32);")]
    [InlineData("Measured", "var rounds = 600_000; while (fast) { rounds *= 2; } var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, rounds, HashAlgorithmName.SHA256, 32);")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Theory]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:10000|}, HashAlgorithmName.SHA256, 32);", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:10000|}, HashAlgorithmName.SHA512, 32);", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 210_000, HashAlgorithmName.SHA512, 32);")]
    [InlineData("var rounds = 10_000; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:rounds|}, HashAlgorithmName.SHA256, 32);", "var rounds = 600_000; var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, rounds, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, {|ST2402:fast ? 1000 : 700_000|}, HashAlgorithmName.SHA256, 32);", "var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, fast ? 600_000 : 700_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var options = new PasswordHasherOptions { {|ST2402:IterationCount = 10_000|} };", "var options = new PasswordHasherOptions { IterationCount = 210_000 };")]
    [InlineData("using var kdf = {|ST2401:new Rfc2898DeriveBytes{|ST2402:(text, salt)|}|};", "using var kdf = new Rfc2898DeriveBytes(text, salt, 600_000, HashAlgorithmName.SHA256);")]
    public async Task Fix_RaisesTheNumber(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Fact]
    public async Task Fix_RaisesThePrivateConstantBehind() =>
        await FixesAsync(Hasher("private const int Iterations = 10000; // work", "{|ST2402:Iterations|}"), Hasher("private const int Iterations = 600_000; // work", "Iterations"));

    [Fact]
    public async Task Fix_TakesTheNumberOfTheOption() =>
        await FixesAsync(Hasher("private const int Iterations = 10000;", "{|ST2402:Iterations|}"), Hasher("private const int Iterations = 800_000;", "Iterations"), RuleSituation.With("secureteams.pbkdf2_min = 800000"));

    [Theory]
    [InlineData("public const int Iterations = 10000;")]
    [InlineData("private const int Iterations = 10000; int Cost() => Iterations * 2;")]
    public async Task ConstantWithOtherUses_GetsNoFix(string declaration) => await OffersNoFixAsync(Hasher(declaration, "{|ST2402:Iterations|}"));

    private static string Hasher(string declaration, string count) =>
        Usings + $$"""
            public class Hasher
            {
                {{declaration}}

                byte[] Hash(string password, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(password, salt, {{count}}, HashAlgorithmName.SHA256, 32);
            }
            """;

    private static string InMethod(string statement) =>
        Usings + $$"""
            static class Elsewhere
            {
                internal const int Rounds = 1000;
            }

            class Client
            {
                private const int Rounds = 20_000;
                private readonly int _rounds = 30_000;
                private static int Property => 40_000;
                public int Settable { get; set; } = 1000;

                void Use(byte[] password, string text, byte[] salt, bool fast, int count, int? maybe, HashAlgorithmName name, IServiceCollection services)
                {
                    {{statement}}
                }
            }
            """;
}
