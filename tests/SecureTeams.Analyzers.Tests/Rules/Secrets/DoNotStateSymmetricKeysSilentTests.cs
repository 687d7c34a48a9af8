using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateSymmetricKeysSilentTests
{
    [Theory]
    [InlineData("Generated", "var key = new byte[32]; RandomNumberGenerator.Fill(key); using var gcm = new AesGcm(key, 16);")]
    [InlineData("GeneratedOverStated", "byte[] key = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }; RandomNumberGenerator.Fill(key); using var gcm = new AesGcm(key, 16);")]
    [InlineData("FilledFromStream", "byte[] key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]; Stream.Null.ReadExactly(key, 0, 16); using var gcm = new AesGcm(key, 16);")]
    [InlineData("FilledByElements", "byte[] key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]; for (var i = 0; i < 16; i++) { key[i] = given[i]; } using var gcm = new AesGcm(key, 16);")]
    [InlineData("Zeros", "using var gcm = new AesGcm(new byte[16], 16); using var other = new AesGcm([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 16);")]
    [InlineData("GetBytes", "using var gcm = new AesGcm(RandomNumberGenerator.GetBytes(32), 16);")]
    [InlineData("GenerateKey", "using var aes = Aes.Create(); aes.GenerateKey(); var key = aes.Key;")]
    [InlineData("FromPassword", "using var aes = Aes.Create(); aes.Key = Rfc2898DeriveBytes.Pbkdf2(text, given, 600000, HashAlgorithmName.SHA256, 32);")]
    [InlineData("FromHkdf", "using var aes = Aes.Create(); aes.Key = HKDF.DeriveKey(HashAlgorithmName.SHA256, given, 32, salt: given, info: Encoding.UTF8.GetBytes(\"contoso/transcripts/v1\"));")]
    [InlineData("HkdfSaltAndInfo", "var key = HKDF.Extract(HashAlgorithmName.SHA256, given, \"contoso transcripts\"u8.ToArray()); HKDF.Expand(HashAlgorithmName.SHA256, key, 32, \"contoso mail\"u8.ToArray());")]
    [InlineData("FromOutside", "using var mac = new HMACSHA256(Encoding.UTF8.GetBytes(text)); using var other = new HMACSHA256(Convert.FromBase64String(text));")]
    [InlineData("FromEnvironment", "using var mac = new HMACSHA256(Convert.FromBase64String(Environment.GetEnvironmentVariable(\"WEBHOOK_TOKEN\") ?? throw new InvalidOperationException(\"WEBHOOK_TOKEN is not set.\")));")]
    [InlineData("Empty", "var key = new SymmetricSecurityKey([]); var other = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(\"\"));")]
    [InlineData("Placeholder", "var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(\"YOUR_SIGNING_KEY_GOES_HERE\"));")]
    [InlineData("EmulatorKey", "using var mac = new HMACSHA512(Convert.FromBase64String(\"Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==\"));")]
    [InlineData("ScramLabelAsData", "var clientKey = HMACSHA256.HashData(given, Encoding.ASCII.GetBytes(\"Client Key\"));")]
    [InlineData("HashedData", "var digest = SHA256.HashData(\"correct horse battery staple\"u8);")]
    [InlineData("DerivedByMac", "using var mac = new HMACSHA256(given); var derived = mac.ComputeHash(\"a label of a protocol\"u8.ToArray()); var tag = HMACSHA256.HashData(derived, given);")]
    [InlineData("DerivedByAnyHash", "HashAlgorithm hash = new HMACSHA256(given); var tag = HMACSHA256.HashData(hash.ComputeHash(\"a label of a protocol\"u8.ToArray()), given);")]
    [InlineData("DerivedByStaticMac", "var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes(\"AWS4\" + text), given); key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(\"aws4_request\"));")]
    [InlineData("Random", "var key = new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(64)); using var aes = Aes.Create(); var other = new SymmetricSecurityKey(aes.Key);")]
    [InlineData("Overwritten", "byte[] key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]; given.CopyTo(key, 0); using var gcm = new AesGcm(key, 16); byte[] pad = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]; pad[0] ^= given[0]; using var other = new AesGcm(pad, 16);")]
    [InlineData("Spread", "byte[] key = [1, .. given]; var tag = HMACSHA256.HashData(key, given);")]
    [InlineData("Compared", "if (given.AsSpan().SequenceEqual(\"correct horse 16\"u8)) { throw new InvalidOperationException(); }")]
    [InlineData("Message", "var tag = HMACSHA256.HashData(given, \"a message that everybody may read\"u8);")]
    [InlineData("KeyRead", "using var aes = Aes.Create(); given = aes.Key;")]
    [InlineData("IdOfKey", "var key = new SymmetricSecurityKey(given) { KeyId = \"signing-key-of-2024\" };")]
    [InlineData("JsonWebKeyOfServer", "var key = new JsonWebKey(\"{\\\"kty\\\":\\\"RSA\\\",\\\"n\\\":\\\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ\\\",\\\"e\\\":\\\"AQAB\\\"}\");")]
    [InlineData("NoHex", "using var aes = Aes.Create(); aes.Key = Convert.FromHexString(\"no hexadecimal text\");")]
    public async Task HonestCode_IsSilent(string shape, string statement)
    {
        Assert.NotEmpty(shape);
        await IsSilentAsync(DoNotStateSymmetricKeysTests.InMethod(statement));
    }

    [Fact]
    public async Task LabelOfAProtocol_IsShortAndNoSecret() =>
        await ReportsAsync(DoNotStateSymmetricKeysTests.InMethod("""
            var seed = {|ST2105:HMACSHA512.HashData(Encoding.ASCII.GetBytes("Bitcoin seed"), given)|};
            var secret = {|ST2105:HMACSHA256.HashData(Encoding.UTF8.GetBytes("WebAppData"), given)|};
            """));

    [Fact]
    public async Task KnownAnswerOfASelfTest_IsSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography;
            static class ModuleSelfTests
            {
                private static ReadOnlySpan<byte> Key => [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];
                public static bool Passes(byte[] message, byte[] expected) => HMACSHA256.HashData(Key, message).AsSpan().SequenceEqual(expected);
            }
            """);

    [Fact]
    public async Task KeyOfAnObjectThatIsFilledFromStorage_IsSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography;
            class Box(Func<string, byte[]> store)
            {
                private readonly byte[] _key = store("transcripts-key-v2");
                public byte[] Tag(byte[] message) => HMACSHA256.HashData(_key, message);
                public static HMACSHA256 Of(byte[] key) => new(key);
            }
            """);
}
