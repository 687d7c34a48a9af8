using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotEncryptWithEcbTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Engines;
        using Org.BouncyCastle.Crypto.Modes;
        using Org.BouncyCastle.Crypto.Paddings;
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Security;

        """;

    [Theory]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = CipherMode.ECB|};")]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = (CipherMode)2|};")]
    [InlineData("const CipherMode mode = CipherMode.ECB; using var aes = Aes.Create(); {|ST2202:aes.Mode = mode|};")]
    [InlineData("var mode = CipherMode.ECB; using var aes = Aes.Create(); {|ST2202:aes.Mode = mode|};")]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = flag ? CipherMode.ECB : CipherMode.CBC|};")]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = input.Length switch { 16 => CipherMode.ECB, _ => CipherMode.CBC }|};")]
    [InlineData("CipherMode? given = null; using var aes = Aes.Create(); {|ST2202:aes.Mode = given ?? CipherMode.ECB|};")]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = Enum.Parse<CipherMode>(\"ECB\")|};")]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = (CipherMode)Enum.Parse(typeof(CipherMode), \"ecb\", true)|};")]
    [InlineData("using var aes = Aes.Create(); {|ST2202:(aes.Mode, aes.Padding) = (CipherMode.ECB, PaddingMode.PKCS7)|};")]
    [InlineData("using var managed = new RijndaelManaged { {|ST2202:Mode = CipherMode.ECB|}, Padding = PaddingMode.PKCS7 };")]
    [InlineData("using AesManaged managed = new() { Key = input, {|ST2202:Mode = CipherMode.ECB|} };")]
    [InlineData("using var cng = new AesCng(\"key\") { {|ST2202:Mode = CipherMode.ECB|} };")]
    [InlineData("using var provider = new AesCryptoServiceProvider(); {|ST2202:provider.Mode = CipherMode.ECB|}; var secret = provider.CreateEncryptor().TransformFinalBlock(input, 0, input.Length);")]
    [InlineData("SymmetricAlgorithm cipher = Aes.Create(); {|ST2202:cipher.Mode = CipherMode.ECB|};")]
    [InlineData("Action<Aes> configure = aes => {|ST2202:aes.Mode = CipherMode.ECB|};")]
    [InlineData("void Configure(Aes aes) { {|ST2202:aes.Mode = CipherMode.ECB|}; aes.Padding = PaddingMode.None; }")]
    [InlineData("using var aes = Aes.Create(); aes.Key = input; var secret = {|ST2202:aes.EncryptEcb(input, PaddingMode.PKCS7)|};")]
    [InlineData("using var aes = Aes.Create(); var written = {|ST2202:aes.EncryptEcb(plaintext: input, destination: input, paddingMode: PaddingMode.PKCS7)|};")]
    [InlineData("using var aes = Aes.Create(); var done = {|ST2202:aes.TryEncryptEcb(input, input, PaddingMode.PKCS7, out var written)|};")]
    [InlineData("using var aes = Aes.Create(); Func<byte[], PaddingMode, byte[]> encrypt = {|ST2202:aes.EncryptEcb|};")]
    [InlineData("var secret = {|ST2202:((SymmetricAlgorithm)Aes.Create()).EncryptEcb(input, PaddingMode.None)|};")]
    [InlineData("var cipher = {|ST2202:CipherUtilities.GetCipher(\"AES/ECB/PKCS7Padding\")|}; cipher.Init(true, new KeyParameter(input));")]
    [InlineData("var cipher = {|ST2202:CipherUtilities.GetCipher(\"aes/ecb/nopadding\")|};")]
    [InlineData("var cipher = {|ST2202:CipherUtilities.GetCipher(\"AES\")|};")]
    [InlineData("var cipher = {|ST2202:CipherUtilities.GetCipher(\"AES//PKCS7PADDING\")|};")]
    [InlineData("var cipher = {|ST2202:CipherUtilities.GetCipher(\"Blowfish/ECB/PKCS5Padding\")|};")]
    [InlineData("var cipher = {|ST2202:CipherUtilities.GetCipher(Environment.MachineName + \"/ECB/PKCS7Padding\")|};")]
    [InlineData("var cipher = {|ST2202:CipherUtilities.GetCipher(Org.BouncyCastle.Asn1.Nist.NistObjectIdentifiers.IdAes256Ecb)|};")]
    [InlineData("var cipher = {|ST2202:new PaddedBufferedBlockCipher(new AesEngine(), new Pkcs7Padding())|}; cipher.Init(true, new KeyParameter(input));")]
    [InlineData("IBlockCipher engine = new AesEngine(); var cipher = {|ST2202:new PaddedBufferedBlockCipher(engine, new Pkcs7Padding())|};")]
    [InlineData("var cipher = {|ST2202:new BufferedBlockCipher(AesUtilities.CreateEngine())|};")]
    [InlineData("var cipher = new PaddedBufferedBlockCipher({|ST2202:new EcbBlockCipher(new AesEngine())|});")]
    public async Task EveryForm_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task ModeThatIsHandedOn_IsReportedOnce() =>
        await ReportsAsync(Usings + """
            public static class Encryptor
            {
                private static readonly CipherMode s_mode = CipherMode.ECB;

                public static byte[] Encrypt(byte[] text, byte[] key, CipherMode mode)
                {
                    using var aes = Aes.Create();
                    aes.Key = key;
                    aes.Mode = mode;
                    return aes.EncryptEtM(text);
                }

                public static void Setup(Aes aes) => {|ST2202:aes.Mode = s_mode|};

                private static void Choose(Aes aes, CipherMode mode) => {|ST2202:aes.Mode = mode|};

                public static void Old(Aes aes) => Choose(aes, CipherMode.ECB);

                private static byte[] EncryptEtM(this Aes aes, byte[] text) => aes.Key;
            }

            public sealed class Store(CipherMode mode)
            {
                public void Use(Aes aes) => aes.Mode = mode;
            }

            public class CipherOptions
            {
                public CipherMode Mode { get; set; }
            }

            public class Caller
            {
                public byte[] Save(byte[] text, byte[] key) => Encryptor.Encrypt(text, key, {|ST2202:CipherMode.ECB|});

                public Store Open() => new({|ST2202:CipherMode.ECB|});

                public CipherOptions Options() => new() { {|ST2202:Mode = CipherMode.ECB|} };
            }
            """);

    [Fact]
    public async Task DerivedCipher_IsReported() =>
        await ReportsAsync(Usings + """
            abstract class OurAes : Aes
            {
                protected OurAes() => {|ST2202:Mode = CipherMode.ECB|};
            }
            """);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync("""
            using System.Security.Cryptography;
            using var aes = Aes.Create();
            Console.WriteLine({|ST2202:aes.EncryptEcb("text"u8, PaddingMode.PKCS7)|}.Length);
            """);

    [Theory]
    [InlineData("using var aes = Aes.Create(); aes.Key = input; {|ST2202.Info:aes.Mode = CipherMode.ECB|}; using var decryptor = aes.CreateDecryptor();")]
    [InlineData("using var aes = new AesManaged { Key = input, {|ST2202.Info:Mode = CipherMode.ECB|} }; var text = aes.CreateDecryptor().TransformFinalBlock(input, 0, 16);")]
    [InlineData("using var aes = Aes.Create(); var text = {|ST2202.Info:aes.DecryptEcb(input, PaddingMode.PKCS7)|};")]
    [InlineData("using var aes = Aes.Create(); var done = {|ST2202.Info:aes.TryDecryptEcb(input, input, PaddingMode.PKCS7, out var written)|};")]
    [InlineData("var cipher = {|ST2202.Info:CipherUtilities.GetCipher(\"AES/ECB/PKCS7Padding\")|}; cipher.Init(false, new KeyParameter(input));")]
    [InlineData("var cipher = {|ST2202.Info:new PaddedBufferedBlockCipher(new AesEngine(), new Pkcs7Padding())|}; cipher.Init(false, new KeyParameter(input));")]
    public async Task CipherThatOnlyDecrypts_IsInformation(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = CipherMode.ECB|}; var d = aes.CreateDecryptor(); var e = aes.CreateEncryptor();")]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = CipherMode.ECB|}; Take(aes); var d = aes.CreateDecryptor();")]
    [InlineData("using var aes = Aes.Create(); {|ST2202:aes.Mode = CipherMode.ECB|}; var transform = flag ? aes.CreateDecryptor() : aes.CreateEncryptor();")]
    public async Task CipherThatMayEncrypt_IsReportedInFull(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("using var triple = {|ST2201:new TripleDESCryptoServiceProvider { Key = input, {|ST2202:Mode = CipherMode.ECB|} }|};")]
    [InlineData("var cipher = {|ST2201:CipherUtilities.GetCipher(\"DESede/ECB/PKCS5Padding\")|};")]
    [InlineData("var cipher = {|ST2201:CipherUtilities.GetCipher(\"DES\")|};")]
    public async Task ObsoleteCipher_IsOneFaultAndItsModeAnother(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("using var aes = Aes.Create(); {|ST2202.Warning:aes.Mode = CipherMode.ECB|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("using var aes = Aes.Create(); {|ST2202:aes.Mode = CipherMode.ECB|};"), RuleSituation.Generated);

    [Fact]
    public async Task NoFix_IsOffered() => await OffersNoFixAsync(InMethod("using var aes = Aes.Create(); {|ST2202:aes.Mode = CipherMode.ECB|};"));

    private static string InMethod(string statement) =>
        Usings + $$"""
            #pragma warning disable SYSLIB0021, SYSLIB0022
            class Client
            {
                static void Take(SymmetricAlgorithm cipher) { }

                void Use(byte[] input, bool flag)
                {
                    {{statement}}
                }
            }
            """;
}
