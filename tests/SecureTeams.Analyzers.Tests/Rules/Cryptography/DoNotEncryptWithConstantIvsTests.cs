using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotEncryptWithConstantIvsTests
{
    internal const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Engines;
        using Org.BouncyCastle.Crypto.Modes;
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Security;

        """;

    [Theory]
    [InlineData("{|ST2204:aes.IV = new byte[16]|};")]
    [InlineData("{|ST2204:aes.IV = new byte[aes.BlockSize / 8]|}; var encryptor = aes.CreateEncryptor();")]
    [InlineData("{|ST2204:aes.IV = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 }|};")]
    [InlineData("{|ST2204:aes.IV = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]|};")]
    [InlineData("{|ST2204:aes.IV = \"0123456789abcdef\"u8.ToArray()|};")]
    [InlineData("{|ST2204:aes.IV = Encoding.ASCII.GetBytes(\"0123456789abcdef\")|};")]
    [InlineData("{|ST2204:aes.IV = Convert.FromHexString(\"000102030405060708090a0b0c0d0e0f\")|};")]
    [InlineData("{|ST2204:aes.IV = Convert.FromBase64String(\"AAECAwQFBgcICQoLDA0ODw==\")|};")]
    [InlineData("{|ST2204:aes.IV = Guid.Parse(\"f81d4fae-7dec-11d0-a765-00a0c91e6bf6\").ToByteArray()|};")]
    [InlineData("{|ST2204:aes.IV = Enumerable.Repeat((byte)0, 16).ToArray()|};")]
    [InlineData("{|ST2204:aes.IV = given ?? new byte[16]|};")]
    [InlineData("{|ST2204:aes.IV = flag ? given! : s_iv|};")]
    [InlineData("{|ST2204:aes.IV = s_iv|};")]
    [InlineData("using var own = Aes.Create(); {|ST2204:own.IV = s_iv|}; if (flag) { own.GenerateIV(); } var encryptor = own.CreateEncryptor();")]
    [InlineData("using var own = Aes.Create(); {|ST2204:own.IV = s_iv|}; var first = own.CreateEncryptor(); own.GenerateIV();")]
    [InlineData("using var own = Aes.Create(); {|ST2204:own.IV = s_iv|}; var encryptor = own.CreateEncryptor(own.Key, own.IV);")]
    [InlineData("using var own = Aes.Create(); {|ST2204:own.IV = s_iv|}; Take(own); void Take(Aes cipher) { }")]
    [InlineData("using var own = Aes.Create(); {|ST2204:own.IV = s_iv|}; Func<ICryptoTransform> later = () => own.CreateEncryptor();")]
    [InlineData("{|ST2204:aes.IV = _iv|};")]
    [InlineData("{|ST2204:aes.IV = Property|};")]
    [InlineData("{|ST2204:aes.IV = s_zeros|};")]
    [InlineData("{|ST2204:aes.IV = Text.ToArray()|};")]
    [InlineData("{|ST2204:aes.IV = Make()|};")]
    [InlineData("given ??= new byte[16]; {|ST2204:aes.IV = given|};")]
    [InlineData("var iv = new byte[16]; Console.WriteLine(iv.Length); {|ST2204:aes.IV = iv|};")]
    [InlineData("var iv = new byte[16]; Array.Clear(iv); {|ST2204:aes.IV = iv|};")]
    [InlineData("var iv = Encoding.UTF8.GetBytes(\"0123456789abcdefghij\"); {|ST2204:aes.IV = iv[..16]|}; Stream.Null.Write(iv);")]
    [InlineData("using var made = new AesManaged { Key = text, {|ST2204:IV = new byte[16]|} };")]
    [InlineData("using var encryptor = aes.CreateEncryptor(text, {|ST2204:new byte[16]|});")]
    [InlineData("using var encryptor = aes.CreateEncryptor(rgbIV: {|ST2204:s_iv|}, rgbKey: text);")]
    [InlineData("var secret = aes.EncryptCbc(text, {|ST2204:s_iv|});")]
    [InlineData("var secret = aes.EncryptCbc(text, {|ST2204:stackalloc byte[16]|});")]
    [InlineData("Span<byte> iv = stackalloc byte[16]; var secret = aes.EncryptCfb(text, {|ST2204:iv|});")]
    [InlineData("ReadOnlySpan<byte> iv = new byte[16]; var secret = aes.EncryptCbc(text, {|ST2204:iv|});")]
    [InlineData("var done = aes.TryEncryptCbc(text, {|ST2204:\"0123456789abcdef\"u8|}, text, out var written);")]
    [InlineData("using var gcm = new AesGcm(text, 16); gcm.Encrypt({|ST2204:new byte[12]|}, text, text, text);")]
    [InlineData("using var gcm = new AesGcm(text, 16); gcm.Encrypt({|ST2204:s_iv.AsSpan(0, 12)|}, text, text, text);")]
    [InlineData("using var gcm = new AesGcm(text, 16); Span<byte> nonce = stackalloc byte[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 }; gcm.Encrypt({|ST2204:nonce|}, text, text, text);")]
    [InlineData("using var ccm = new AesCcm(text); ccm.Encrypt({|ST2204:GC.AllocateUninitializedArray<byte>(12)|}, text, text, text);")]
    [InlineData("using var poly = new System.Security.Cryptography.ChaCha20Poly1305(text); poly.Encrypt(plaintext: text, nonce: {|ST2204:Text[..12]|}, ciphertext: text, tag: text);")]
    [InlineData("void Seal(AesGcm gcm, byte[] nonce) => gcm.Encrypt({|ST2204:nonce|}, text, text, text); Seal(null!, new byte[12]);")]
    [InlineData("var parameters = new ParametersWithIV(new KeyParameter(text), {|ST2204:new byte[16]|});")]
    [InlineData("var cipher = new GcmBlockCipher(new AesEngine()); cipher.Init(true, new AeadParameters(new KeyParameter(text), 128, {|ST2204:s_iv|}));")]
    public async Task StatedOrUntouchedBytes_AreReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task CipherSetUpForBothDirections_IsReported() =>
        await ReportsAsync(Usings + """
            public sealed class Protector : IDisposable
            {
                private static readonly byte[] Iv = { 0x49, 0x76, 0x61, 0x6e, 0x20, 0x4d, 0x65, 0x64, 0x76, 0x65, 0x64, 0x65, 0x76, 0x00, 0x01, 0x02 };
                private readonly Aes _aes = Aes.Create();

                public Protector(byte[] key)
                {
                    _aes.Key = key;
                    {|ST2204:_aes.IV = Iv|};
                }

                public byte[] Protect(byte[] text) => {|ST2203:_aes.CreateEncryptor()|}.TransformFinalBlock(text, 0, text.Length);
                public byte[] Unprotect(byte[] secret) => _aes.CreateDecryptor().TransformFinalBlock(secret, 0, secret.Length);
                public void Dispose() => _aes.Dispose();
            }
            """);

    [Fact]
    public async Task ConstantThatTravels_IsReportedWhereItIsUsed() =>
        await ReportsAsync(Usings + """
            sealed class Constructed
            {
                private readonly byte[] _iv;

                public Constructed() : this(new byte[16]) { }
                private Constructed(byte[] iv) => _iv = iv;

                byte[] Seal(Aes aes, byte[] text) => {|ST2203:aes.EncryptCbc(text, {|ST2204:_iv|})|};
            }

            sealed class BothWays
            {
                private static byte[] Run(byte[] text, byte[] key, byte[] iv, bool encrypts)
                {
                    using var aes = Aes.Create();
                    using var transform = encrypts ? {|ST2203:aes.CreateEncryptor(key, {|ST2204:iv|})|} : aes.CreateDecryptor(key, iv);
                    return transform.TransformFinalBlock(text, 0, text.Length);
                }

                static byte[] Seal(byte[] text, byte[] key) => Run(text, key, new byte[16], true);
                static byte[] Open(byte[] text, byte[] key) => Run(text, key, new byte[16], false);
            }

            sealed class ByVersion
            {
                void Set(Aes aes, int version) => {|ST2204:aes.IV = version switch { 1 => new byte[16], 2 => RandomNumberGenerator.GetBytes(16), _ => throw new NotSupportedException() }|};
                void Deconstruct(Aes aes, byte[] key) => {|ST2204:(aes.Key, aes.IV) = (key, new byte[16])|};
                void Pattern(Aes? aes) { if (aes is { } known) {|ST2204:known.IV = new byte[16]|}; }
                void Cleared(AesGcm gcm, byte[] text, byte[] tag) { Span<byte> nonce = stackalloc byte[12]; nonce.Clear(); gcm.Encrypt({|ST2204:nonce|}, text, text, tag); }
            }

            abstract class Keyed(byte[] key)
            {
                protected Aes Create() { var aes = Aes.Create(); aes.Key = key; return aes; }
            }

            sealed partial class Derived(byte[] key) : Keyed(key)
            {
                byte[] Seal(byte[] text) { using var aes = Create(); using var encryptor = {|ST2203:aes.CreateEncryptor(aes.Key, {|ST2204:Vector|})|}; return encryptor.TransformFinalBlock(text, 0, text.Length); }
                byte[] Open(byte[] text) { using var aes = Create(); using var decryptor = aes.CreateDecryptor(aes.Key, Vector); return decryptor.TransformFinalBlock(text, 0, text.Length); }
            }

            sealed partial class Derived
            {
                private static readonly byte[] Vector = Encoding.UTF8.GetBytes("pemgail9uzpgzl88");
            }
            """);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync("""
            using System.Security.Cryptography;
            byte[] key = RandomNumberGenerator.GetBytes(32), tag = new byte[16], secret = new byte[4];
            using var gcm = new AesGcm(key, 16);
            gcm.Encrypt({|ST2204:"constantiv12"u8|}, "text"u8, secret, tag);
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("{|ST2204.Info:aes.IV = new byte[16]|};"), RuleSituation.TestProject);

    [Fact]
    public async Task EnforcedFips_RaisesToError() =>
        await ReportsAsync(InMethod("{|ST2204.Error:aes.IV = new byte[16]|};"), RuleSituation.With("secureteams.fips = enforce"));

    [Fact]
    public async Task GeneratedCode_IsSilentBelowErrors() =>
        await IsSilentAsync(InMethod("aes.IV = new byte[16];"), RuleSituation.Generated);

    internal static string InMethod(string statement) =>
        Usings + $$"""
            #pragma warning disable SYSLIB0021
            class Client
            {
                private static readonly byte[] s_iv = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 };
                private static readonly byte[] s_zeros = new byte[16];
                private readonly byte[] _iv = new byte[16];
                private static readonly byte[] s_drawn = RandomNumberGenerator.GetBytes(16);
                private static byte[] Property => new byte[16];
                private static ReadOnlySpan<byte> Text => "0123456789abcdef"u8;
                private static byte[] Make() { return new byte[16]; }
                private static byte[] Tag(byte[] key, byte[] text) => HMACSHA256.HashData(key, text);
                private static void Fill(byte[] buffer) { for (var i = 0; i < buffer.Length; i++) buffer[i] = (byte)Environment.TickCount; }

                void Use(Aes aes, byte[] text, byte[]? given, bool flag, Stream stream)
                {
                    {{statement}}
                }
            }
            """;
}
