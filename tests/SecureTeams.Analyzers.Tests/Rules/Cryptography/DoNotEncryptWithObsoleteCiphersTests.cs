using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotEncryptWithObsoleteCiphersTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Security.Cryptography.Pkcs;
        using System.Security.Cryptography.Xml;
        using Org.BouncyCastle.Bcpg;
        using Org.BouncyCastle.Bcpg.OpenPgp;
        using Org.BouncyCastle.Cms;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Engines;
        using Org.BouncyCastle.Crypto.Modes;
        using Org.BouncyCastle.Crypto.Paddings;
        using Org.BouncyCastle.Security;
        using ContentInfo = System.Security.Cryptography.Pkcs.ContentInfo;

        """;

    [Theory]
    [InlineData("using var des = {|ST2201:DES.Create()|};")]
    [InlineData("using SymmetricAlgorithm? des = {|ST2201:DES.Create(\"DES\")|};")]
    [InlineData("using var des = {|ST2201:new DESCryptoServiceProvider()|};")]
    [InlineData("DESCryptoServiceProvider des = {|ST2201:new()|};")]
    [InlineData("var stream = new CryptoStream(Stream.Null, {|ST2201:new DESCryptoServiceProvider { Key = input }|}.CreateEncryptor(), CryptoStreamMode.Write);")]
    [InlineData("var des = {|ST2201:DES.Create()|}; var transform = des.CreateDecryptor();")]
    [InlineData("using var triple = {|ST2201:TripleDES.Create()|};")]
    [InlineData("using var triple = {|ST2201:TripleDES.Create(\"TripleDES\")|};")]
    [InlineData("using var triple = {|ST2201:new TripleDESCryptoServiceProvider { Mode = CipherMode.CBC }|};")]
    [InlineData("using var triple = {|ST2201:new TripleDESCng()|};")]
    [InlineData("using var triple = {|ST2201:new TripleDESCng(\"key\")|};")]
    [InlineData("using var rc2 = {|ST2201:RC2.Create()|};")]
    [InlineData("using var rc2 = {|ST2201:new RC2CryptoServiceProvider()|};")]
    [InlineData("var key = {|ST2201:System.Security.Cryptography.TripleDES.Create()|}.Key;")]
    [InlineData("Func<SymmetricAlgorithm> make = {|ST2201:TripleDES.Create|};")]
    [InlineData("Func<SymmetricAlgorithm> make = () => {|ST2201:DES.Create()|};")]
    [InlineData("SymmetricAlgorithm derived = {|ST2201:new OurDes()|};")]
    [InlineData("SymmetricAlgorithm ported = {|ST2201:new ARC4Managed()|};")]
    [InlineData("SymmetricAlgorithm made = {|ST2201:Activator.CreateInstance<TripleDESCryptoServiceProvider>()|};")]
    [InlineData("object? made = {|ST2201:Activator.CreateInstance(typeof(DESCryptoServiceProvider))|};")]
    [InlineData("IBlockCipher engine = {|ST2201:new DesEngine()|};")]
    [InlineData("IBlockCipher engine = {|ST2201:new DesEdeEngine()|};")]
    [InlineData("IBlockCipher engine = {|ST2201:new RC2Engine()|};")]
    [InlineData("IStreamCipher engine = {|ST2201:new RC4Engine()|};")]
    [InlineData("IWrapper engine = {|ST2201:new DesEdeWrapEngine()|};")]
    public async Task EveryForm_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("SymmetricAlgorithm.Create(\"DES\")")]
    [InlineData("SymmetricAlgorithm.Create(\"3DES\")")]
    [InlineData("SymmetricAlgorithm.Create(\"TripleDES\")")]
    [InlineData("SymmetricAlgorithm.Create(\"Triple DES\")")]
    [InlineData("SymmetricAlgorithm.Create(\"System.Security.Cryptography.TripleDES\")")]
    [InlineData("SymmetricAlgorithm.Create(\"RC2\")")]
    [InlineData("SymmetricAlgorithm.Create(flag ? \"AES\" : \"DES\")")]
    [InlineData("CryptoConfig.CreateFromName(\"DES\")")]
    [InlineData("CryptoConfig.CreateFromName(\"RC2\")")]
    [InlineData("CryptoConfig.CreateFromName(\"System.Security.Cryptography.DESCryptoServiceProvider\")")]
    [InlineData("CryptoConfig.CreateFromName(\"1.2.840.113549.3.7\")")]
    [InlineData("CryptoConfig.CreateFromName(\"http://www.w3.org/2001/04/xmlenc#tripledes-cbc\")")]
    [InlineData("CipherUtilities.GetCipher(\"DESede/CBC/PKCS5Padding\")")]
    [InlineData("CipherUtilities.GetCipher(\"DESede/\" + flag + \"/PKCS5Padding\")")]
    [InlineData("CipherUtilities.GetCipher(\"DES/ECB/NoPadding\")")]
    [InlineData("CipherUtilities.GetCipher(\"RC4\")")]
    [InlineData("CipherUtilities.GetCipher(Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers.DesEde3Cbc)")]
    [InlineData("CipherUtilities.GetCipher(Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers.RC2Cbc)")]
    [InlineData("CipherUtilities.GetCipher(Org.BouncyCastle.Asn1.Oiw.OiwObjectIdentifiers.DesCbc)")]
    [InlineData("CipherUtilities.GetCipher(\"PBEwithMD5andDES-CBC\")")]
    [InlineData("CipherUtilities.GetCipher(\"PBEWithSHAAnd3-KeyTripleDES-CBC\")")]
    [InlineData("WrapperUtilities.GetWrapper(\"DESEDEWRAP\")")]
    [InlineData("SymmetricAlgorithm.Create(\"des\".ToUpperInvariant())")]
    [InlineData("new EnvelopedCms(new ContentInfo(input), new AlgorithmIdentifier(new Oid(\"1.2.840.113549.3.7\")))")]
    [InlineData("new EncryptionMethod(EncryptedXml.XmlEncTripleDESUrl)")]
    [InlineData("new EncryptionMethod(\"http://www.w3.org/2001/04/xmlenc#kw-tripledes\")")]
    [InlineData("new CmsEnvelopedDataGenerator().Generate(new CmsProcessableByteArray(input), CmsEnvelopedGenerator.DesEde3Cbc)")]
    [InlineData("new CmsEnvelopedDataStreamGenerator().Open(Stream.Null, CmsEnvelopedGenerator.RC2Cbc)")]
    [InlineData("new PgpEncryptedDataGenerator(SymmetricKeyAlgorithmTag.TripleDes, true)")]
    public async Task AlgorithmAskedForByName_IsReported(string expression) => await ReportsAsync(InMethod("object? made = {|ST2201:" + expression + "|};"));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("using var des = {|ST2201.Warning:DES.Create()|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("using var des = {|ST2201:DES.Create()|};"), RuleSituation.Generated);

    [Theory]
    [InlineData("Decryptor", "using var cipher = {|ST2201.Info:TripleDES.Create()|}; cipher.Key = input; using var decryptor = cipher.CreateDecryptor();")]
    [InlineData("DecryptCbc", "using (var cipher = {|ST2201.Info:TripleDES.Create()|}) { cipher.Key = input; var text = cipher.DecryptCbc(input, input); }")]
    [InlineData("Provider", "var cipher = {|ST2201.Info:new TripleDESCryptoServiceProvider { Key = input }|}; var text = cipher.CreateDecryptor().TransformFinalBlock(input, 0, input.Length);")]
    [InlineData("OnTheSpot", "var text = {|ST2201.Info:TripleDES.Create()|}.CreateDecryptor(input, input).TransformFinalBlock(input, 0, 8);")]
    [InlineData("ByName", "var cipher = {|ST2201.Info:SymmetricAlgorithm.Create(\"3DES\")|}; var decryptor = cipher?.CreateDecryptor();")]
    [InlineData("WrappedEngine", "var cipher = new PaddedBufferedBlockCipher(new CbcBlockCipher({|ST2201.Info:new DesEdeEngine()|})); cipher.Init(false, null); var text = cipher.DoFinal(input);")]
    [InlineData("CipherByName", "var cipher = {|ST2201.Info:CipherUtilities.GetCipher(\"DESede/CBC/PKCS7Padding\")|}; cipher.Init(forEncryption: false, null);")]
    public async Task TripleDesThatOnlyDecrypts_IsInformation(string shape, string statement)
    {
        Assert.NotEmpty(shape);
        await ReportsAsync(InMethod(statement));
    }

    [Fact]
    public async Task PrivateFieldThatOnlyDecrypts_IsInformation() =>
        await ReportsAsync(Usings + """
            class Reader
            {
                private readonly TripleDES _cipher = {|ST2201.Info:TripleDES.Create()|};
                byte[] Read(byte[] secret) => {|ST2202.Info:_cipher.DecryptEcb(secret, PaddingMode.PKCS7)|};
            }

            class Store
            {
                private readonly TripleDES _cipher = {|ST2201:TripleDES.Create()|};
                byte[] Read(byte[] secret) => {|ST2202.Info:_cipher.DecryptEcb(secret, PaddingMode.PKCS7)|};
                byte[] Write(byte[] text) => {|ST2202:_cipher.EncryptEcb(text, PaddingMode.PKCS7)|};
            }
            """);

    [Theory]
    [InlineData("var cipher = {|ST2201:TripleDES.Create()|}; var text = cipher.DecryptCbc(input, input); var secret = cipher.EncryptCbc(input, input);")]
    [InlineData("var cipher = {|ST2201:TripleDES.Create()|}; using var decryptor = cipher.CreateDecryptor(); Take(cipher);")]
    [InlineData("var cipher = {|ST2201:TripleDES.Create()|}; Func<SymmetricAlgorithm> keep = () => cipher; var decryptor = cipher.CreateDecryptor();")]
    [InlineData("var cipher = new CbcBlockCipher({|ST2201:new DesEdeEngine()|}); cipher.Init(true, null);")]
    [InlineData("var cipher = new CbcBlockCipher({|ST2201:new DesEdeEngine()|}); cipher.Init(flag, null);")]
    [InlineData("var cipher = {|ST2201:DES.Create()|}; var text = cipher.DecryptCbc(input, input);")]
    public async Task CipherThatMayEncryptOrIsNotTripleDes_IsReportedInFull(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("{|ST2201:new PemWriter(writer).WriteObject(key, \"DES-EDE3-CBC\", password, new SecureRandom())|};")]
    [InlineData("var method = new EncryptionMethod(); {|ST2201:method.KeyAlgorithm = EncryptedXml.XmlEncTripleDESKeyWrapUrl|};")]
    [InlineData("new PemWriter(writer).WriteObject(key, \"AES-256-CBC\", password, new SecureRandom());")]
    public async Task CipherOfPem_IsReported(string statement) =>
        await ReportsAsync(Usings + "using Org.BouncyCastle.OpenSsl;\nclass Keys { void Write(TextWriter writer, object key, char[] password) { " + statement + " } }");

    [Fact]
    public async Task ObsoletionOfTheFactory_DoesNotSilence() =>
        await ReportsAsync(InMethod("""
            #pragma warning disable SYSLIB0021, SYSLIB0045
            var provider = {|ST2201:new DESCryptoServiceProvider()|};
            #pragma warning restore
            var named = {|ST2201:SymmetricAlgorithm.Create("DES")|};
            """));

    [Theory]
    [InlineData("Aes", "using var aes = Aes.Create(); using var gcm = new AesGcm(input, 16); using var managed = new AesManaged();")]
    [InlineData("Rijndael", "using var rijndael = new RijndaelManaged();")]
    [InlineData("AesByName", "object? aes = SymmetricAlgorithm.Create(\"AES\"); aes = CryptoConfig.CreateFromName(\"AES\"); aes = CipherUtilities.GetCipher(\"AES/GCM/NoPadding\");")]
    [InlineData("AesByIdentifier", "object? aes = CipherUtilities.GetCipher(Org.BouncyCastle.Asn1.Nist.NistObjectIdentifiers.IdAes256Gcm);")]
    [InlineData("AesEngine", "IBlockCipher engine = new AesEngine(); var cipher = new GcmBlockCipher(engine);")]
    [InlineData("PostQuantum", "var sizes = MLKemAlgorithm.MLKem768.CiphertextSizeInBytes;")]
    [InlineData("NameOf", "var name = nameof(DES) + nameof(TripleDES.Create);")]
    [InlineData("TypeOf", "var same = input.GetType() == typeof(TripleDES);")]
    [InlineData("IsPattern", "object value = input; var weak = value is DES or TripleDES or RC2;")]
    [InlineData("SwitchLabel", "object value = input; switch (value) { case TripleDES: throw new NotSupportedException(); case \"DES\": break; }")]
    [InlineData("Comparison", "var weak = \"DES\".Equals(input.ToString(), StringComparison.Ordinal);")]
    [InlineData("MethodGroupCompared", "Func<DES> make = null!; var same = make == DES.Create;")]
    [InlineData("GivenInstance", "byte[] Read(TripleDES cipher) => cipher.EncryptCbc(input, input);")]
    [InlineData("WeakKeyCheck", "var weak = DES.IsWeakKey(input) || TripleDES.IsWeakKey(input);")]
    [InlineData("UnknownName", "object? cipher = SymmetricAlgorithm.Create(Environment.MachineName); cipher = CipherUtilities.GetCipher(Environment.MachineName + \"/CBC\");")]
    [InlineData("NameOnlyType", "var looksLike = new DESConfiguration();")]
    [InlineData("CmsAes", "var cms = new EnvelopedCms(new ContentInfo(input), new AlgorithmIdentifier(new Oid(\"2.16.840.1.101.3.4.1.42\"))); var plain = new EnvelopedCms(new ContentInfo(input));")]
    [InlineData("XmlNameOfTheKey", "void Name(SymmetricAlgorithm key) { var url = \"\"; if (key is TripleDES) { url = EncryptedXml.XmlEncTripleDESUrl; } else if (key is Aes) { url = EncryptedXml.XmlEncAES256Url; } var method = new EncryptionMethod(url); }")]
    [InlineData("PgpAes", "var generator = new PgpEncryptedDataGenerator(SymmetricKeyAlgorithmTag.Aes256, true);")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod("#pragma warning disable SYSLIB0021, SYSLIB0022, SYSLIB0045, SYSLIB5006\n" + statement));
    }

    [Fact]
    public async Task MacOfTripleDes_IsAnotherRules() =>
        await ReportsAsync(InMethod("var name = \"MACTripleDES\"; object? mac = {|ST2104:CryptoConfig.CreateFromName(name)|};"));

    [Fact]
    public async Task DerivedTypeThatIsNeverMade_IsSilent() =>
        await IsSilentAsync(Usings + "abstract class OurCipher : TripleDES { }");

    [Fact]
    public async Task NoFix_IsOffered() => await OffersNoFixAsync(InMethod("using var des = {|ST2201:DES.Create()|};"));

    private static string InMethod(string statement) =>
        Usings + $$"""
            class DESConfiguration { }

            class OurDes : DES
            {
                public override ICryptoTransform CreateDecryptor(byte[] key, byte[]? iv) => throw new NotSupportedException();
                public override ICryptoTransform CreateEncryptor(byte[] key, byte[]? iv) => throw new NotSupportedException();
                public override void GenerateIV() { }
                public override void GenerateKey() { }
            }

            class ARC4Managed : SymmetricAlgorithm
            {
                public override ICryptoTransform CreateDecryptor(byte[] key, byte[]? iv) => throw new NotSupportedException();
                public override ICryptoTransform CreateEncryptor(byte[] key, byte[]? iv) => throw new NotSupportedException();
                public override void GenerateIV() { }
                public override void GenerateKey() { }
            }

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
