using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateSymmetricKeysTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.IdentityModel.Tokens;
        using Org.BouncyCastle.Crypto.Parameters;

        """;

    [Theory]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }|};")]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]|};")]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = Convert.FromBase64String(\"q83vEjRWeJCrze8SNFZ4kA==\")|};")]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = Convert.FromBase64String(\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\")|};")]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = Convert.FromHexString(\"abcdef1234567890abcdef1234567890\")|};")]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = Encoding.UTF8.GetBytes(\"correct horse 16\")|};")]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = Encoding.ASCII.GetBytes(\"correct horse\".PadRight(32))|};")]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = SHA256.HashData(Encoding.UTF8.GetBytes(\"correct horse\"))|};")]
    [InlineData("using Aes aes = new AesManaged { {|ST3103:Key = \"correct horse 16\"u8.ToArray()|} };")]
    [InlineData("using var aes = Aes.Create(); aes.SetKey({|ST3103:\"correct horse 16\"u8|});")]
    [InlineData("using var aes = Aes.Create(); using var encryptor = aes.CreateEncryptor({|ST3103:Encoding.UTF8.GetBytes(\"correct horse 16\")|}, iv);")]
    [InlineData("using var aes = Aes.Create(); using var decryptor = aes.CreateDecryptor(rgbIV: iv, rgbKey: {|ST3103:Encoding.UTF8.GetBytes(\"correct horse 16\")|});")]
    [InlineData("using var gcm = new AesGcm({|ST3103:\"correct horse 16\"u8|}, 16);")]
    [InlineData("using AesCcm ccm = new({|ST3103:Encoding.UTF8.GetBytes(\"correct horse 16\")|});")]
    [InlineData("using var chacha = new ChaCha20Poly1305({|ST3103:Convert.FromBase64String(\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\")|});")]
    [InlineData("ReadOnlySpan<byte> key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]; using var gcm = new AesGcm({|ST3103:key|}, 16);")]
    [InlineData("byte[] key = { 0x10, 0x21, 0x32, 0x43, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }; using var gcm = new AesGcm({|ST3103:key.AsSpan()|}, 16);")]
    public async Task CipherKey_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("using var mac = new HMACSHA256({|ST3103:Encoding.UTF8.GetBytes(\"correct horse battery staple\")|});")]
    [InlineData("using HMAC mac = new HMACSHA512({|ST3103:\"correct horse battery staple\"u8.ToArray()|});")]
    [InlineData("var tag = HMACSHA256.HashData({|ST3103:\"correct horse battery staple\"u8|}, iv);")]
    [InlineData("var tag = HMACSHA512.HashData(key: {|ST3103:Encoding.UTF8.GetBytes(\"correct horse battery staple\")|}, source: iv);")]
    [InlineData("using HMAC mac = new HMACSHA384(); {|ST3103:mac.Key = Encoding.UTF8.GetBytes(\"correct horse battery staple\")|};")]
    [InlineData("using var mac = new HMACSHA384 { {|ST3103:Key = Convert.FromBase64String(\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\")|} };")]
    [InlineData("using var mac = new HMACSHA512({|ST3103:Convert.FromBase64String(\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\")|});")]
    [InlineData("using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, {|ST3103:\"correct horse battery staple\"u8|});")]
    [InlineData("var tag = CryptographicOperations.HmacData(HashAlgorithmName.SHA256, {|ST3103:\"correct horse battery staple\"u8|}, iv);")]
    [InlineData("var key = HKDF.DeriveKey(HashAlgorithmName.SHA256, {|ST3103:Encoding.UTF8.GetBytes(\"correct horse battery staple\")|}, 32);")]
    [InlineData("using var kdf = new SP800108HmacCounterKdf({|ST3103:\"correct horse battery staple\"u8|}, HashAlgorithmName.SHA256);")]
    [InlineData("var key = new SymmetricSecurityKey({|ST3103:Encoding.UTF8.GetBytes(\"correct horse battery staple\")|});")]
    [InlineData("var credentials = new SigningCredentials(new SymmetricSecurityKey({|ST3103:Encoding.ASCII.GetBytes(\"correct horse\" + \" battery staple\")|}), SecurityAlgorithms.HmacSha256);")]
    [InlineData("var key = new SymmetricSecurityKey({|ST3103:Base64UrlEncoder.DecodeBytes(\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA\")|});")]
    [InlineData("var key = new JsonWebKey { Kty = \"oct\", {|ST3103:K = \"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA\"|} };")]
    [InlineData("var key = new JsonWebKey({|ST3103:\"{\\\"kty\\\":\\\"oct\\\",\\\"k\\\":\\\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ\\\"}\"|});")]
    [InlineData("var key = new KeyParameter({|ST3103:Org.BouncyCastle.Utilities.Encoders.Hex.Decode(\"abcdef1234567890abcdef1234567890\")|});")]
    public async Task MacOrTokenKey_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task MembersAndCalls_AreFollowed() =>
        await ReportsAsync(Usings + """
            static class Keys
            {
                public static readonly byte[] Shared = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
                public const string Text = "correct horse battery staple";
                public static ReadOnlySpan<byte> Span => "correct horse 16"u8;
            }

            class Box(byte[] nonce)
            {
                private static readonly byte[] Key = Convert.FromBase64String("q83vEjRWeJCrze8SNFZ4kA==");
                private readonly byte[] _key = Encoding.UTF8.GetBytes(Keys.Text);

                void Use(byte[] text, byte[] tag)
                {
                    using var one = new AesGcm({|ST3103:Keys.Shared|}, 16);
                    using var two = new AesGcm({|ST3103:Key|}, 16);
                    using var three = new HMACSHA512({|ST3103:_key|});
                    using var four = new AesGcm({|ST3103:Keys.Span|}, 16);
                    Seal(Encoding.UTF8.GetBytes("correct horse 16"), text, tag);
                    one.Encrypt(nonce, text, text, tag);
                }

                private void Seal(byte[] key, byte[] text, byte[] tag)
                {
                    using var gcm = new AesGcm({|ST3103:key|}, 16);
                    gcm.Encrypt(nonce, text, text, tag);
                }
            }
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("using var gcm = new AesGcm({|ST3103.Warning:\"correct horse 16\"u8|}, 16);"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("using var gcm = new AesGcm({|ST3103:\"correct horse 16\"u8|}, 16);"), RuleSituation.Generated);

    internal static string InMethod(string statement) =>
        Usings + $$"""
            class Box
            {
                void Use(byte[] iv, byte[] given, string text)
                {
                    {{statement}}
                }
            }
            """;
}
