using static SecureTeams.Analyzers.Tests.Rules.Cryptography.DoNotUseShortRsaKeysTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotUseShortRsaKeysSilentTests
{
    [Theory]
    [InlineData("FrameworkDefault", "using var rsa = RSA.Create();")]
    [InlineData("LongEnough", "using var rsa = RSA.Create(2048);")]
    [InlineData("Longer", "using var rsa = new RSACryptoServiceProvider(4096);")]
    [InlineData("CngDefault", "using var rsa = new RSACng();")]
    [InlineData("UnknownLength", "using var rsa = RSA.Create(input.Length * 8);")]
    [InlineData("FromConfiguration", "using var rsa = RSA.Create(int.Parse(mode));")]
    [InlineData("Raised", "int bits = 1024; if (flag) { bits = int.Parse(mode); } if (bits < 2048) { bits = 2048; } using var rsa = RSA.Create(bits);")]
    [InlineData("RaisedByMax", "int bits = 1024; using var rsa = RSA.Create(Math.Max(bits, 2048));")]
    [InlineData("Refused", "int bits = flag ? 1024 : 2048; ArgumentOutOfRangeException.ThrowIfLessThan(bits, 2048); using var rsa = RSA.Create(bits);")]
    [InlineData("SizeRead", "if (given.KeySize < 2048) throw new CryptographicException(\"too short\");")]
    [InlineData("SizeCompared", "var isOld = given.KeySize is 1024 or 512;")]
    [InlineData("SizeTable", "int[] sizes = { 1024, 2048, 4096 };")]
    [InlineData("FromXml", "using var rsa = new RSACryptoServiceProvider(); rsa.FromXmlString(mode);")]
    [InlineData("SizeIgnoredByImport", "using var rsa = new RSACryptoServiceProvider(1024); rsa.FromXmlString(mode); rsa.Encrypt(input, true);")]
    [InlineData("FromParameters", "using var rsa = new RSACryptoServiceProvider(); rsa.ImportParameters(given.ExportParameters(false));")]
    [InlineData("FromBlob", "using var rsa = new RSACryptoServiceProvider(); rsa.ImportCspBlob(input); Console.WriteLine(rsa.KeySize);")]
    [InlineData("FromPem", "RSA rsa = new RSACryptoServiceProvider(); rsa.ImportFromPem(mode); if (rsa.KeySize < 2048) throw new CryptographicException();")]
    [InlineData("FromPkcs8", "using (var rsa = new RSACryptoServiceProvider { PersistKeyInCsp = false }) { rsa.ImportPkcs8PrivateKey(input, out _); }")]
    [InlineData("LoadedElsewhere", "using var rsa = new RSACryptoServiceProvider(); Fill(rsa, mode); static void Fill(RSA target, string xml) => target.FromXmlString(xml);")]
    [InlineData("CreatedInPrivateMethod", "using var rsa = Blank(); rsa.FromXmlString(mode); static RSACryptoServiceProvider Blank() => new();")]
    [InlineData("ByNameAndImport", "using var rsa = RSA.Create(\"RSA\"); rsa!.FromXmlString(mode);")]
    [InlineData("LengthStated", "using var rsa = new RSACryptoServiceProvider { KeySize = 3072 };")]
    [InlineData("LengthStatedLater", "using var rsa = new RSACryptoServiceProvider(); rsa.KeySize = 3072;")]
    [InlineData("NamedContainer", "using var rsa = new RSACryptoServiceProvider(new CspParameters { KeyContainerName = \"bot\" });")]
    [InlineData("NamedContainerByConstructor", "var csp = new CspParameters(24, null, mode); using var rsa = new RSACryptoServiceProvider(csp);")]
    [InlineData("NamedContainerLater", "var csp = new CspParameters(); csp.KeyContainerName = mode; using var rsa = new RSACryptoServiceProvider(csp);")]
    [InlineData("ExistingContainer", "var csp = new CspParameters { KeyContainerName = \"bot\", Flags = CspProviderFlags.UseExistingKey | CspProviderFlags.UseMachineKeyStore }; using var rsa = new RSACryptoServiceProvider(1024, csp);")]
    [InlineData("EllipticKeySize", "using var key = ECDsa.Create(); key.KeySize = 256;")]
    [InlineData("SymmetricKeySize", "using var aes = Aes.Create(); aes.KeySize = 256;")]
    [InlineData("EllipticCngLength", "var length = new CngProperty(\"Length\", BitConverter.GetBytes(256), CngPropertyOptions.None);")]
    [InlineData("LongCngLength", "var length = new CngProperty(\"Length\", BitConverter.GetBytes(2048), CngPropertyOptions.None);")]
    [InlineData("OtherCngProperty", "var usage = new CngProperty(\"Key Usage\", BitConverter.GetBytes(1024), CngPropertyOptions.None);")]
    [InlineData("BouncyLong", "var generator = new RsaKeyPairGenerator(); generator.Init(new KeyGenerationParameters(new SecureRandom(), 2048));")]
    [InlineData("BouncyCurve", "var generator = new ECKeyPairGenerator(); generator.Init(new KeyGenerationParameters(new SecureRandom(), 256));")]
    [InlineData("BouncySymmetric", "var generator = GeneratorUtilities.GetKeyGenerator(\"AES256\"); generator.Init(new KeyGenerationParameters(new SecureRandom(), 256));")]
    [InlineData("BouncyGroup", "new DHParametersGenerator().Init(2048, 80, new SecureRandom());")]
    [InlineData("BuffersModulus", "var key = new RSAParameters { Modulus = new byte[128] }; input.AsSpan(0, 128).CopyTo(key.Modulus);")]
    [InlineData("ReadModulus", "var key = new RSAParameters { Modulus = input, Exponent = new byte[] { 1, 0, 1 } };")]
    [InlineData("TypeNamed", "var isOld = given is RSACryptoServiceProvider; var name = nameof(RSACryptoServiceProvider);")]
    public async Task HonestCode_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Fact]
    public async Task FieldThatIsFilledElsewhereInItsType_IsSilent() => await IsSilentAsync(Usings + """
        public sealed class Verifier
        {
            private readonly RSACryptoServiceProvider _rsa = new();

            public Verifier(string xml) => _rsa.FromXmlString(xml);

            public bool Check(byte[] data, byte[] signature) => _rsa.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        """);

    [Fact]
    public async Task KeyThatOnlyItsCallerMeasures_IsSilent() => await IsSilentAsync(Usings + """
        public sealed record KeyOptions(int Bits);

        public static class Keys
        {
            public static RSA Make(KeyOptions options) => options.Bits < 2048 ? throw new ArgumentException("too short", nameof(options)) : RSA.Create(options.Bits);
            public static RSA Make(int bits) => RSA.Create(bits);
        }
        """);
}
