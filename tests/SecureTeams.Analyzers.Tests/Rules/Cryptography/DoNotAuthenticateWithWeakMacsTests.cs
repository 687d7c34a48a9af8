using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotAuthenticateWithWeakMacsTests
{
    [Theory]
    [InlineData("using var mac = {|ST2104:new HMACMD5(key)|};")]
    [InlineData("using var mac = {|ST2104:new HMACMD5()|};")]
    [InlineData("using HMACMD5 mac = {|ST2104:new(key)|};")]
    [InlineData("using HMAC mac = {|ST2104:new HMACMD5 { Key = key }|};")]
    [InlineData("var hash = {|ST2104:HMACMD5.HashData(key, input)|};")]
    [InlineData("var hash = {|ST2104:HMACMD5.HashData(key, Stream.Null)|};")]
    [InlineData("var hash = await {|ST2104:HMACMD5.HashDataAsync(key, Stream.Null)|};")]
    [InlineData("var done = {|ST2104:HMACMD5.TryHashData(key, input, stackalloc byte[16], out _)|};")]
    [InlineData("Func<byte[], byte[], byte[]> mac = {|ST2104:HMACMD5.HashData|};")]
    [InlineData("Func<byte[], HMAC> make = secret => {|ST2104:new HMACMD5(secret)|};")]
    [InlineData("using var mac = {|ST2104:new OurMac()|};")]
    [InlineData("using var mac = {|ST2104:new HMACRIPEMD160()|};")]
    [InlineData("using var mac = {|ST2104:new MACTripleDES()|};")]
    [InlineData("var mac = {|ST2104:New<HMACMD5>()|};")]
    [InlineData("var mac = {|ST2104:Activator.CreateInstance(typeof(HMACMD5))|};")]
    [InlineData("var mac = {|ST2104:new Lazy<HMACMD5>()|};")]
    [InlineData("var mac = flag ? {|ST2104:new HMACMD5(key)|} : (HMAC)new HMACSHA256(key);")]
    [InlineData("object? mac = {|ST2104:HMAC.Create(\"HMACMD5\")|};")]
    [InlineData("object? mac = {|ST2104:KeyedHashAlgorithm.Create(\"HMACMD5\")|};")]
    [InlineData("object? mac = {|ST2104:KeyedHashAlgorithm.Create(\"MACTripleDES\")|};")]
    [InlineData("object? mac = {|ST2104:HMAC.Create(\"System.Security.Cryptography.HMACRIPEMD160\")|};")]
    [InlineData("object? mac = {|ST2104:HashAlgorithm.Create(\"HMACMD5\")|};")]
    [InlineData("object? mac = {|ST2104:CryptoConfig.CreateFromName(\"HMACMD5\")|};")]
    [InlineData("object? mac = {|ST2104:CryptoConfig.CreateFromName(flag ? \"HMACSHA256\" : \"HMACMD5\")|};")]
    [InlineData("object? mac = {|ST2104:CryptoConfig.CreateFromName(Chosen)|};")]
    [InlineData("object? mac = {|ST2104:CryptoConfig.CreateFromName(\"http://www.w3.org/2001/04/xmldsig-more#hmac-md5\")|};")]
    [InlineData("object? mac = {|ST2104:CryptoConfig.CreateFromName(\"http://www.w3.org/2001/04/xmldsig-more#hmac-ripemd160\")|};")]
    [InlineData("var mac = {|ST2104:MacUtilities.GetMac(\"HMAC-MD5\")|};")]
    [InlineData("var mac = {|ST2104:MacUtilities.GetMac(\"HMAC/MD5\")|};")]
    [InlineData("var mac = {|ST2104:MacUtilities.GetMac(\"DESEDEMAC\")|};")]
    [InlineData("var mac = {|ST2104:MacUtilities.CalculateMac(\"HMACMD5\", null, input)|};")]
    [InlineData("var mac = {|ST2104:new HMac(new MD5Digest())|};")]
    [InlineData("var mac = {|ST2104:new HMac(DigestUtilities.GetDigest(\"MD5\"))|};")]
    [InlineData("var digest = new MD5Digest(); var mac = {|ST2104:new HMac(digest)|};")]
    [InlineData("var mac = {|ST2104:new HMac(new RipeMD160Digest())|};")]
    public async Task WeakMac_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("using var mac = {|ST2104.Info:new HMACSHA1(key)|};")]
    [InlineData("using HMACSHA1 mac = {|ST2104.Info:new(key)|};")]
    [InlineData("var hash = {|ST2104.Info:HMACSHA1.HashData(key, input)|};")]
    [InlineData("object? mac = {|ST2104.Info:HMAC.Create(\"HMACSHA1\")|};")]
    [InlineData("object? mac = {|ST2104.Info:CryptoConfig.CreateFromName(\"http://www.w3.org/2000/09/xmldsig#hmac-sha1\")|};")]
    [InlineData("var mac = {|ST2104.Info:MacUtilities.GetMac(\"HMAC/SHA1\")|};")]
    [InlineData("var mac = {|ST2104.Info:new HMac(new Sha1Digest())|};")]
    [InlineData("Func<byte[], byte[], byte[]> mac = {|ST2104.Info:HMACSHA1.HashData|};")]
    public async Task HmacWithSha1_IsInformation(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task DigestThatIsAlsoUsedAlone_IsReportedItself() =>
        await ReportsAsync(InMethod("var digest = {|ST2101:new MD5Digest()|}; var mac = {|ST2104:new HMac(digest)|}; digest.Update(1);"));

    [Fact]
    public async Task ImportsAndMembers_AreReported() =>
        await ReportsAsync("""
            using static System.Security.Cryptography.HMACMD5;
            using Mac = System.Security.Cryptography.HMACMD5;

            class Client(byte[] key)
            {
                private readonly Mac _mac = {|ST2104:new Mac(key)|};
                private System.Security.Cryptography.HMAC Made => {|ST2104:new System.Security.Cryptography.HMACMD5(key)|};
                byte[] Sign(byte[] input) => {|ST2104:HashData(key, input)|};
                byte[] Both(byte[] input) => _mac.ComputeHash(Made.ComputeHash(input));
            }
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var hash = {|ST2104.Info:HMACMD5.HashData(key, input)|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilentForWarnings() =>
        await IsSilentAsync(InMethod("var hash = HMACMD5.HashData(key, input);"), RuleSituation.Generated);

    [Fact]
    public async Task FipsPolicy_DecidesForWhatOnlyFipsForbids()
    {
        await ReportsAsync(InMethod("var hash = {|ST2104.Error:HMACMD5.HashData(key, input)|};"), RuleSituation.With("secureteams.fips = enforce"));
        await ReportsAsync(InMethod("var hash = {|ST2104:HMACMD5.HashData(key, HMACSHA1.HashData(key, input))|}; using var mac = new HMACRIPEMD160();"), RuleSituation.With("secureteams.fips = off"));
    }

    [Theory]
    [InlineData("StrongMac", "using var mac = new HMACSHA256(key); var hash = HMACSHA512.HashData(key, HMACSHA384.HashData(key, HMACSHA3_256.HashData(key, input)));")]
    [InlineData("StrongMacByName", "object? mac = HMAC.Create(\"HMACSHA256\"); mac = KeyedHashAlgorithm.Create(\"HMACSHA512\"); mac = CryptoConfig.CreateFromName(\"HMACSHA384\");")]
    [InlineData("StrongMacOfLibrary", "var mac = MacUtilities.GetMac(\"HMAC-SHA256\"); mac = MacUtilities.GetMac(\"HMAC/SHA256\"); mac = MacUtilities.GetMac(\"AESCMAC\"); mac = new HMac(new Sha256Digest()); mac = new HMac(DigestUtilities.GetDigest(\"SHA-512\"));")]
    [InlineData("OtherMac", "var mac = Kmac256.HashData(key, input, 32);")]
    [InlineData("UnknownName", "object? mac = HMAC.Create(text); mac = CryptoConfig.CreateFromName(text); mac = MacUtilities.GetMac(text);")]
    [InlineData("UnknownDigest", "Org.BouncyCastle.Crypto.IMac Make(Org.BouncyCastle.Crypto.IDigest digest) => new HMac(digest);")]
    [InlineData("NameOf", "var name = nameof(HMACMD5) + nameof(HMACMD5.HashData); Console.WriteLine(\"HMACMD5 is refused\");")]
    [InlineData("TypeOf", "var same = key.GetType() == typeof(HMACMD5);")]
    [InlineData("IsPattern", "object value = key; var same = value is HMACMD5 or HMACSHA1;")]
    [InlineData("SwitchLabel", "var strong = text switch { \"HMACMD5\" or \"HMACSHA1\" => false, _ => true };")]
    [InlineData("Comparison", "var same = text == \"HMACMD5\" || text.Equals(\"hmac-sha1\", StringComparison.Ordinal);")]
    [InlineData("GivenInstance", "byte[] Sign(HMACMD5 mac) => mac.ComputeHash(input);")]
    [InlineData("SizeOnly", "var size = HMACMD5.HashSizeInBytes;")]
    [InlineData("ListOfTypes", "var list = new List<HMACMD5>(); var lazy = new Lazy<HMACSHA256>(); var made = new Lazy<HMAC>(() => new HMACSHA256(key));")]
    [InlineData("TotpLocalFunction", "byte[] TotpMac() => HMACSHA1.HashData(key, input);")]
    [InlineData("Truncated", "var mac = HMACSHA1.HashData(key, input); var at = mac[19] & 0x0f; var code = ((mac[at] & 0x7f) << 24 | mac[at + 1] << 16 | mac[at + 2] << 8 | mac[at + 3]) % 1000000;")]
    [InlineData("TruncatedAtOnce", "var mac = new HMACSHA1(key).ComputeHash(input); var at = mac[^1] & 0xF; var code = BitConverter.ToInt32(mac, at) & 0x7FFFFFFF;")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Fact]
    public async Task OneTimePasswordTypes_AreSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography;

            namespace Contoso.TwoFactor
            {
                class Codes
                {
                    byte[] Mac(byte[] key, byte[] counter) => HMACSHA1.HashData(key, counter);
                }
            }

            class HotpAlgorithm
            {
                byte[] Mac(byte[] key, byte[] counter) => new HMACSHA1(key).ComputeHash(counter);
            }

            class Rfc6238AuthenticationService
            {
                byte[] Mac(byte[] key, byte[] counter) => new HMACSHA1(key).ComputeHash(counter);
            }
            """);

    [Theory]
    [InlineData("using var mac = {|ST2104:new HMACMD5(key)|};", "using var mac = new HMACSHA256(key);")]
    [InlineData("using HMACMD5 mac = {|ST2104:new HMACMD5(key)|}; // kept", "using HMACSHA256 mac = new HMACSHA256(key); // kept")]
    [InlineData("using HMACMD5 mac = {|ST2104:new(key)|};", "using HMACSHA256 mac = new(key);")]
    [InlineData("using HMAC mac = {|ST2104:new HMACMD5 { Key = key }|};", "using HMAC mac = new HMACSHA256 { Key = key };")]
    [InlineData("var hash = {|ST2104:HMACMD5.HashData(key, input)|};", "var hash = HMACSHA256.HashData(key, input);")]
    [InlineData("var hash = {|ST2104:System.Security.Cryptography.HMACMD5.HashData(key, input)|};", "var hash = System.Security.Cryptography.HMACSHA256.HashData(key, input);")]
    [InlineData("Func<byte[], byte[], byte[]> mac = {|ST2104:HMACMD5.HashData|};", "Func<byte[], byte[], byte[]> mac = HMACSHA256.HashData;")]
    [InlineData("using var mac = {|ST2104.Info:new HMACSHA1(key)|};", "using var mac = new HMACSHA256(key);")]
    [InlineData("object? mac = {|ST2104:CryptoConfig.CreateFromName(\"HMACMD5\")|};", "object? mac = CryptoConfig.CreateFromName(\"HMACSHA256\");")]
    [InlineData("var mac = {|ST2104:MacUtilities.GetMac(\"HMAC-MD5\")|};", "var mac = MacUtilities.GetMac(\"HMACSHA256\");")]
    public async Task Fix_AuthenticatesWithSha256(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("HMACMD5 mac; mac = {|ST2104:new HMACMD5(key)|};")]
    [InlineData("HMACMD5 mac; mac = {|ST2104:new(key)|};")]
    [InlineData("{|ST2104:HMACMD5.HashData(key, input, new byte[16])|};")]
    [InlineData("var id = new Guid({|ST2104:HMACMD5.HashData(key, input)|});")]
    [InlineData("using var mac = {|ST2104.Info:new HMACSHA1(key, true)|};")]
    [InlineData("using var mac = {|ST2104:new OurMac()|};")]
    [InlineData("object? mac = {|ST2104:CryptoConfig.CreateFromName(Chosen)|};")]
    [InlineData("var mac = {|ST2104:new HMac(new MD5Digest())|};")]
    public async Task FixThatWouldBreak_IsNotOffered(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) =>
        $$"""
        using System.Security.Cryptography;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Crypto.Macs;
        using Org.BouncyCastle.Security;
        #pragma warning disable SYSLIB0045, SYSLIB0030

        class OurMac : HMACMD5 { }

        class HMACRIPEMD160 : HMAC { }

        class MACTripleDES : KeyedHashAlgorithm
        {
            public override void Initialize() { }
            protected override void HashCore(byte[] array, int start, int size) { }
            protected override byte[] HashFinal() => [];
        }

        class Client
        {
            private const string Chosen = "HMACMD5";

            static T New<T>() where T : new() => new T();

            async Task UseAsync(byte[] key, byte[] input, string text, bool flag)
            {
                await Task.Yield();
                {{statement}}
            }
        }
        """;
}
