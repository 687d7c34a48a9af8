using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotUseShortMacKeysTests
{
    [Theory]
    [InlineData("using var mac = {|ST2105:new HMACSHA256(new byte[8])|};")]
    [InlineData("using HMACSHA512 mac = {|ST2105:new(RandomNumberGenerator.GetBytes(8))|};")]
    [InlineData("using HMACSHA512 mac = {|ST2105:new(key: RandomNumberGenerator.GetBytes(count: Size))|};")]
    [InlineData("var key = RandomNumberGenerator.GetBytes(13); var hash = {|ST2105:HMACSHA256.HashData(key, input)|};")]
    [InlineData("Span<byte> key = stackalloc byte[8]; RandomNumberGenerator.Fill(key); {|ST2105:HMACSHA256.HashData(key, input, new byte[32])|};")]
    [InlineData("var key = new byte[10]; RandomNumberGenerator.Fill(key); using var mac = {|ST2105:new HMACSHA384(key)|};")]
    [InlineData("using var mac = {|ST2105:new HMACSHA256(Encoding.UTF8.GetBytes(text.Length > 3 ? Short : Short))|};")]
    [InlineData("using var mac = {|ST2105:new HMACSHA256(BitConverter.GetBytes(id))|};")]
    [InlineData("var hash = {|ST2105:HMACSHA256.HashData(given.AsSpan(0, 8), input)|};")]
    [InlineData("var hash = {|ST2105:HMACSHA256.HashData(given[..8], input)|};")]
    [InlineData("var hash = {|ST2105:HMACSHA256.HashData(given.Take(12).ToArray(), input)|};")]
    [InlineData("var hash = await {|ST2105:HMACSHA256.HashDataAsync(RandomNumberGenerator.GetBytes(8), Stream.Null)|};")]
    [InlineData("var done = {|ST2105:HMACSHA256.TryHashData(RandomNumberGenerator.GetBytes(8), input, new byte[32], out _)|};")]
    [InlineData("var hash = {|ST2105:HMACSHA3_256.HashData(RandomNumberGenerator.GetBytes(8), input)|};")]
    [InlineData("var hash = {|ST2105:CryptographicOperations.HmacData(HashAlgorithmName.SHA256, RandomNumberGenerator.GetBytes(8), input)|};")]
    [InlineData("using var hash = {|ST2105:IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, RandomNumberGenerator.GetBytes(8))|};")]
    [InlineData("using var mac = {|ST2105:new Kmac256(RandomNumberGenerator.GetBytes(8))|};")]
    [InlineData("var hash = {|ST2105:Kmac128.HashData(RandomNumberGenerator.GetBytes(8), input, 32)|};")]
    [InlineData("using var mac = new HMACSHA256(); {|ST2105:mac.Key = RandomNumberGenerator.GetBytes(8)|};")]
    [InlineData("using HMAC mac = new HMACSHA256 { {|ST2105:Key = RandomNumberGenerator.GetBytes(8)|} };")]
    [InlineData("var mac = new Org.BouncyCastle.Crypto.Macs.HMac(new Org.BouncyCastle.Crypto.Digests.Sha256Digest()); {|ST2105:mac.Init(new Org.BouncyCastle.Crypto.Parameters.KeyParameter(RandomNumberGenerator.GetBytes(8)))|};")]
    [InlineData("using var mac = {|ST2105:new HMACSHA256(text.Length > 3 ? RandomNumberGenerator.GetBytes(8) : given)|};")]
    [InlineData("using var mac = {|ST2105:new HMACSHA256(Made())|}; static byte[] Made() => RandomNumberGenerator.GetBytes(8);")]
    [InlineData("using var mac = {|ST2105:new HMACSHA256(Encoding.UTF8.GetBytes(RandomNumberGenerator.GetHexString(8)))|};")]
    [InlineData("using var mac = {|ST2105:new OurMac(RandomNumberGenerator.GetBytes(8))|};")]
    [InlineData("using var mac = {|ST2105:new HMACSHA256([])|};")]
    public async Task ShortKey_IsInformation(string statements) =>
        await ReportsAsync(InMethod(statements.Replace("{|ST2105:", "{|ST2105.Info:", StringComparison.Ordinal)));

    [Fact]
    public async Task FieldsAndTopLevelStatements_AreInformation() =>
        await ReportsAsync([
            """
            using System.Security.Cryptography;

            class Client
            {
                private static readonly byte[] Key = RandomNumberGenerator.GetBytes(8);
                private static byte[] Other => RandomNumberGenerator.GetBytes(4);
                byte[] Sign(byte[] input) => {|ST2105.Info:HMACSHA256.HashData(Key, {|ST2105.Info:HMACSHA256.HashData(Other, input)|})|};
            }
            """,
            """
            using System.Security.Cryptography;

            using var mac = {|ST2105.Info:new HMACSHA256(RandomNumberGenerator.GetBytes(8))|};
            Console.WriteLine(mac.HashSize);
            """,
        ]);

    [Fact]
    public async Task WeakMac_IsReportedInstead() =>
        await ReportsAsync(InMethod("using var mac = {|ST2104:new HMACMD5(RandomNumberGenerator.GetBytes(8))|};"));

    [Fact]
    public async Task TestProject_StaysInformation() =>
        await ReportsAsync(InMethod("using var mac = {|ST2105.Info:new HMACSHA256(RandomNumberGenerator.GetBytes(8))|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilent() =>
        await IsSilentAsync(InMethod("using var mac = new HMACSHA256(RandomNumberGenerator.GetBytes(8));"), RuleSituation.Generated);

    [Theory]
    [InlineData("RandomKey", "using var mac = new HMACSHA256(RandomNumberGenerator.GetBytes(32)); var hash = HMACSHA256.HashData(RandomNumberGenerator.GetBytes(14), input);")]
    [InlineData("OwnKey", "using var mac = new HMACSHA256(); using var other = new HMACSHA512();")]
    [InlineData("UnknownKey", "using var mac = new HMACSHA256(given); var hash = HMACSHA256.HashData(given, input);")]
    [InlineData("UnknownText", "using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(text)); using var other = new HMACSHA256(Convert.FromBase64String(text));")]
    [InlineData("UnknownPart", "using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(\"AWS4\" + text));")]
    [InlineData("AwsSigningKey", "var date = HMACSHA256.HashData(Encoding.UTF8.GetBytes(\"AWS4\" + text), input); var region = HMACSHA256.HashData(date, input); var service = HMACSHA256.HashData(region, input);")]
    [InlineData("UnknownSize", "using var mac = new HMACSHA256(RandomNumberGenerator.GetBytes(id));")]
    [InlineData("UnknownSlice", "var hash = HMACSHA256.HashData(given.AsSpan(8), input); hash = HMACSHA256.HashData(given[8..], input); hash = HMACSHA256.HashData(given[^8..], input);")]
    [InlineData("LongSlice", "var hash = HMACSHA256.HashData(given.AsSpan(0, 32), input); hash = HMACSHA256.HashData(given[..16], input);")]
    [InlineData("GuidKey", "using var mac = new HMACSHA256(Guid.Parse(text).ToByteArray());")]
    [InlineData("HashedKey", "using var mac = new HMACSHA256(SHA256.HashData(Encoding.UTF8.GetBytes(text)));")]
    [InlineData("DerivedKey", "using var mac = new HMACSHA256(Rfc2898DeriveBytes.Pbkdf2(text, given, 600000, HashAlgorithmName.SHA256, 32));")]
    [InlineData("EmptyUntilRead", "var key = Array.Empty<byte>(); if (id > 3) { key = given; } using var mac = new HMACSHA256(key);")]
    [InlineData("BufferForKey", "var key = new byte[32]; Stream.Null.ReadExactly(key); using var mac = new HMACSHA256(key);")]
    [InlineData("NotTheKey", "var hash = HMACSHA256.HashData(given, new byte[8]);")]
    [InlineData("Kmac", "var hash = Kmac256.HashData(given, input, 8, new byte[3]);")]
    [InlineData("OtherConstructor", "var hash = new SHA256Managed();")]
    [InlineData("ShortOutput", "var hash = HMACSHA256.HashData(given, input).Take(8).ToArray();")]
    [InlineData("SeedOfWallet", "var seed = input; var master = HMACSHA512.HashData(Label, seed);")]
    [InlineData("SaltOfDerivation", "var salt = new byte[8]; var prk = HMACSHA256.HashData(salt, input);")]
    [InlineData("LocalHkdf", "byte[] HkdfExtract(byte[] ikm) => HMACSHA256.HashData(new byte[8], ikm);")]
    [InlineData("BlindingOfComparison", "var key = RandomNumberGenerator.GetBytes(32); var same = CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(key, input), HMACSHA256.HashData(key, given));")]
    public async Task NearMiss_IsSilent(string guard, string statements)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statements));
    }

    private static string InMethod(string statements) =>
        $$"""
        using System.Security.Cryptography;
        using System.Text;
        #pragma warning disable SYSLIB0021

        class OurMac(byte[] key) : HMACSHA256(key) { }

        class Client
        {
            private const int Size = 8;

            private static readonly string Short = RandomNumberGenerator.GetHexString(8);

            private static byte[] Label { get; } = RandomNumberGenerator.GetBytes(12);

            async Task UseAsync(byte[] given, byte[] input, string text, int id)
            {
                await Task.Yield();
                {{statements}}
            }
        }
        """;
}
