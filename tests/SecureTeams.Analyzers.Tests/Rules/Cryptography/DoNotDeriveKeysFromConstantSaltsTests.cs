using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotDeriveKeysFromConstantSaltsTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.AspNetCore.Cryptography.KeyDerivation;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Generators;
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Security;
        #pragma warning disable SYSLIB0041, SYSLIB0060

        """;

    [Theory]
    [InlineData("{|ST2404:new byte[] { 0x49, 0x76, 0x61, 0x6e, 0x20, 0x4d, 0x65, 0x64, 0x76, 0x65, 0x64, 0x65, 0x76 }|}")]
    [InlineData("{|ST2404:Encoding.UTF8.GetBytes(\"a salt of the whole application\")|}")]
    [InlineData("{|ST2404:Encoding.ASCII.GetBytes(Text)|}")]
    [InlineData("{|ST2404:Convert.FromBase64String(\"AAECAwQFBgcICQoLDA0ODw==\")|}")]
    [InlineData("{|ST2404:Convert.FromHexString(\"000102030405060708090a0b0c0d0e0f\")|}")]
    [InlineData("{|ST2404:\"a salt of the whole application\"u8.ToArray()|}")]
    [InlineData("{|ST2404:Constant|}")]
    [InlineData("{|ST2404:Property|}")]
    [InlineData("{|ST2404:new byte[16]|}")]
    [InlineData("{|ST2404:Zero|}")]
    [InlineData("{|ST2404:new byte[0]|}")]
    [InlineData("{|ST2404:Array.Empty<byte>()|}")]
    [InlineData("{|ST2404:SHA256.HashData(\"application\"u8)|}")]
    [InlineData("{|ST2404:RandomNumberGenerator.GetBytes(8)|}")]
    [InlineData("{|ST2404:new Guid(\"5f3c1de2-9a1b-4b77-9d6e-1d2e3f4a5b6c\").ToByteArray()|}")]
    [InlineData("{|ST2404:given ?? Constant|}")]
    [InlineData("{|ST2404:flag ? given : Constant|}")]
    [InlineData("{|ST2404:SecureRandom.GetNextBytes(new SecureRandom(), 8)|}")]
    public async Task SaltOfEveryKind_IsReported(string salt) => await ReportsAsync(InMethod("var key = Rfc2898DeriveBytes.Pbkdf2(text, " + salt + ", 600_000, HashAlgorithmName.SHA256, 32);"));

    [Theory]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, {|ST2404:Constant|}, 600_000, HashAlgorithmName.SHA256);")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, {|ST2404:8|}, 600_000, HashAlgorithmName.SHA256);")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, {|ST2404:Short|}, 600_000, HashAlgorithmName.SHA256);")]
    [InlineData("using Rfc2898DeriveBytes kdf = new(hashAlgorithm: HashAlgorithmName.SHA256, iterations: 600_000, salt: {|ST2404:[1, 2, 3, 4, 5, 6, 7, 8]|}, password: text);")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, given!, 600_000, HashAlgorithmName.SHA256); {|ST2404:kdf.Salt = Constant|};")]
    [InlineData("Span<byte> salt = stackalloc byte[8]; RandomNumberGenerator.Fill(salt); var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("byte[] Make() => new byte[16]; var salt = Make(); var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var salt = new byte[16]; var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var salt = new byte[8]; RandomNumberGenerator.Fill(salt); var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var salt = new byte[64 / 8]; using (var rng = RandomNumberGenerator.Create()) { rng.GetBytes(salt); } var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var salt = RandomNumberGenerator.GetBytes(Short); var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text.AsSpan(), {|ST2404:Constant|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text.AsSpan(), {|ST2404:Constant.AsSpan()|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text.AsSpan(), {|ST2404:\"the same for all users\"u8|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = KeyDerivation.Pbkdf2(text, {|ST2404:Constant|}, KeyDerivationPrf.HMACSHA256, 600_000, 32);")]
    [InlineData("var key = KeyDerivation.Pbkdf2(text, {|ST2404:RandomNumberGenerator.GetBytes(64 / 8)|}, KeyDerivationPrf.HMACSHA256, 600_000, 32);")]
    [InlineData("var generator = new Pkcs5S2ParametersGenerator(new Sha256Digest()); generator.Init(password, {|ST2404:Constant|}, 600_000);")]
    [InlineData("var key = SCrypt.Generate(password, {|ST2404:Constant|}, 16384, 8, 1, 32);")]
    [InlineData("var key = BCrypt.Generate(password, {|ST2404:new byte[16]|}, 12);")]
    [InlineData("var parameters = new Argon2Parameters.Builder().WithSalt({|ST2404:Constant|}).Build();")]
    [InlineData("byte[] Derive(byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32); Derive(Constant);")]
    public async Task EveryApi_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404.Info:Constant|}, 600_000, HashAlgorithmName.SHA256, 32);"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilentForWarnings() =>
        await IsSilentAsync(InMethod("var key = Rfc2898DeriveBytes.Pbkdf2(text, Constant, 600_000, HashAlgorithmName.SHA256, 32);"), RuleSituation.Generated);

    [Theory]
    [InlineData("Random", "var salt = RandomNumberGenerator.GetBytes(16);")]
    [InlineData("RandomOfConstantLength", "var salt = RandomNumberGenerator.GetBytes(Long);")]
    [InlineData("RandomOfUnknownLength", "var salt = RandomNumberGenerator.GetBytes(length);")]
    [InlineData("Filled", "var salt = new byte[16]; RandomNumberGenerator.Fill(salt);")]
    [InlineData("FilledByInstance", "var salt = new byte[128 / 8]; using (var rng = RandomNumberGenerator.Create()) { rng.GetBytes(salt); }")]
    [InlineData("FilledByNonZero", "byte[] salt = new byte[16]; using var rng = RandomNumberGenerator.Create(); rng.GetNonZeroBytes(salt);")]
    [InlineData("FilledThroughSpan", "var salt = new byte[16]; RandomNumberGenerator.Fill(salt.AsSpan());")]
    [InlineData("FilledByHelper", "var salt = new byte[16]; FillIn(salt);")]
    [InlineData("CopiedFromStorage", "var salt = new byte[16]; Buffer.BlockCopy(given!, 1, salt, 0, 16);")]
    [InlineData("ArrayCopied", "var salt = new byte[16]; Array.Copy(given!, 0, salt, 0, 16);")]
    [InlineData("ReadFromStream", "var salt = new byte[16]; Stream.Null.ReadExactly(salt, 0, 16);")]
    [InlineData("WrittenByLoop", "var salt = new byte[16]; for (var i = 0; i < salt.Length; i++) { salt[i] = given![i]; }")]
    [InlineData("CopiedFrom", "var salt = new byte[16]; given!.CopyTo(salt, 0);")]
    [InlineData("Stored", "var salt = given!;")]
    [InlineData("StackFilled", "Span<byte> salt = stackalloc byte[16]; RandomNumberGenerator.Fill(salt);")]
    [InlineData("MadeByHelper", "var salt = Make(); static byte[] Make() { var made = new byte[16]; RandomNumberGenerator.Fill(made); return made; }")]
    [InlineData("JoinedWithStored", "byte[] salt = [.. Encoding.UTF8.GetBytes(text), 0, .. given!];")]
    [InlineData("StoredText", "var salt = Convert.FromBase64String(text.Split('.')[1]);")]
    [InlineData("UserName", "var salt = Encoding.UTF8.GetBytes(\"contoso-\" + text.ToLowerInvariant());")]
    [InlineData("Interpolated", "var salt = SHA256.HashData(Encoding.UTF8.GetBytes($\"app:{text}\"));")]
    [InlineData("Guid", "var salt = Guid.NewGuid().ToByteArray();")]
    [InlineData("Range", "var salt = given![..16];")]
    [InlineData("RandomOnceForAProcess", "var salt = Made;")]
    [InlineData("FilledInStaticConstructor", "var salt = FilledLater;")]
    [InlineData("Configured", "var salt = Settable;")]
    [InlineData("StoredVersion", "var version = given![0]; var salt = version == 0 ? Constant : given;")]
    public async Task GoodOrUnknownSalt_IsSilent(string guard, string declaration)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(declaration + " var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32);"));
    }

    [Theory]
    [InlineData("HkdfSalt", "var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, password, 32, salt: Constant); key = HKDF.DeriveKey(HashAlgorithmName.SHA256, password, 32, []);")]
    [InlineData("SaltSize", "using var kdf = new Rfc2898DeriveBytes(text, 16, 600_000, HashAlgorithmName.SHA256); using var unknown = new Rfc2898DeriveBytes(text, length, 600_000, HashAlgorithmName.SHA256);")]
    [InlineData("SaltRead", "byte[] Read(Rfc2898DeriveBytes kdf) => kdf.Salt;")]
    [InlineData("RandomKey", "var key = RandomNumberGenerator.GetBytes(8);")]
    [InlineData("OtherConstant", "var same = given!.SequenceEqual(Constant);")]
    public async Task OtherUse_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Theory]
    [InlineData("var salt = RandomNumberGenerator.GetBytes(8); var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);", "var salt = RandomNumberGenerator.GetBytes(16); var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var salt = new byte[8]; RandomNumberGenerator.Fill(salt); var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);", "var salt = new byte[16]; RandomNumberGenerator.Fill(salt); var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var salt = new byte[32]; var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32); Console.WriteLine(Convert.ToBase64String(salt));", "var salt = RandomNumberGenerator.GetBytes(32); var key = Rfc2898DeriveBytes.Pbkdf2(text, salt, 600_000, HashAlgorithmName.SHA256, 32); Console.WriteLine(Convert.ToBase64String(salt));")]
    [InlineData("using var kdf = new Rfc2898DeriveBytes(text, {|ST2404:8|}, 600_000, HashAlgorithmName.SHA256);", "using var kdf = new Rfc2898DeriveBytes(text, 16, 600_000, HashAlgorithmName.SHA256);")]
    public async Task Fix_MakesALongerRandomSalt(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:Constant|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var salt = new byte[16]; var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:salt|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("var key = Rfc2898DeriveBytes.Pbkdf2(text, {|ST2404:Encoding.UTF8.GetBytes(\"salt\")|}, 600_000, HashAlgorithmName.SHA256, 32);")]
    public async Task SaltThatNobodyStores_GetsNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Client
            {
                private const string Text = "one salt for all of the users";
                private const int Short = 8;
                private const int Long = 32;
                private static readonly byte[] Constant = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
                private static readonly byte[] Zero = new byte[16];
                private static readonly byte[] Made = RandomNumberGenerator.GetBytes(32);
                private static readonly byte[] FilledLater = new byte[16];
                private static byte[] Property => Encoding.UTF8.GetBytes("one salt for all of the users");
                public byte[] Settable { get; set; } = Constant;

                static Client() => RandomNumberGenerator.Fill(FilledLater);

                static void FillIn(byte[] buffer) => RandomNumberGenerator.Fill(buffer);

                void Use(byte[] password, string text, byte[]? given, bool flag, int length)
                {
                    {{statement}}
                }
            }
            """;
}
