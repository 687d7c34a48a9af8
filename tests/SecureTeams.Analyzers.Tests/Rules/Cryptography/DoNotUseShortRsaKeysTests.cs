using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotUseShortRsaKeysTests
{
    internal const string Usings = """
        using System.Security.Cryptography;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Generators;
        using Org.BouncyCastle.Crypto.Parameters;
        using Org.BouncyCastle.Security;

        """;

    [Theory]
    [InlineData("using var rsa = RSA.Create({|ST2301:1024|});")]
    [InlineData("using var rsa = RSA.Create(keySizeInBits: {|ST2301:1024|});")]
    [InlineData("using var rsa = RSA.Create({|ST2301:flag ? 1024 : 4096|});")]
    [InlineData("using var rsa = RSA.Create({|ST2301:mode switch { \"low\" => 1024, _ => 2048 }|});")]
    [InlineData("using var rsa = RSA.Create({|ST2301:1 << 10|});")]
    [InlineData("int bits = 1536; using var rsa = RSA.Create({|ST2301:bits|});")]
    [InlineData("const int bits = 1024; using var rsa = RSA.Create({|ST2301:bits|});")]
    [InlineData("using var rsa = RSA.Create({|ST2301:Declared|});")]
    [InlineData("using var rsa = RSA.Create({|ST2301:ReadOnly|});")]
    [InlineData("using var rsa = RSA.Create({|ST2301:Computed|});")]
    [InlineData("using var rsa = RSA.Create({|ST2301:(int)Strength.Low|});")]
    [InlineData("int? asked = null; using var rsa = RSA.Create({|ST2301:asked ?? 1024|});")]
    [InlineData("using var rsa = Make(1024); static RSA Make(int bits) => RSA.Create({|ST2301:bits|});")]
    [InlineData("Func<RSA> make = () => RSA.Create({|ST2301:1024|});")]
    [InlineData("using var rsa = new RSACryptoServiceProvider({|ST2301:1024|});")]
    [InlineData("using RSACryptoServiceProvider rsa = new({|ST2301:512|}) { PersistKeyInCsp = false };")]
    [InlineData("using var rsa = new RSACryptoServiceProvider({|ST2301:1024|}, new CspParameters { KeyContainerName = \"bot\" });")]
    [InlineData("using var rsa = new RSACng({|ST2301:1024|});")]
    [InlineData("using var rsa = new RSAOpenSsl({|ST2301:1024|});")]
    [InlineData("using var rsa = {|ST2301:new RSACryptoServiceProvider()|};")]
    [InlineData("using RSACryptoServiceProvider rsa = {|ST2301:new()|};")]
    [InlineData("using var rsa = {|ST2301:new RSACryptoServiceProvider { PersistKeyInCsp = false }|};")]
    [InlineData("using var rsa = {|ST2301:new RSACryptoServiceProvider(new CspParameters())|};")]
    [InlineData("var csp = new CspParameters { Flags = CspProviderFlags.UseMachineKeyStore }; using var rsa = {|ST2301:new RSACryptoServiceProvider(csp)|};")]
    [InlineData("var key = {|ST2301:new RSACryptoServiceProvider()|}.ToXmlString(false);")]
    [InlineData("using var rsa = {|ST2301:new RSACryptoServiceProvider()|}; var key = rsa.ToXmlString(true); rsa.FromXmlString(key);")]
    [InlineData("using var rsa = new RSACryptoServiceProvider({|ST2301:1024|}); if (flag) { rsa.FromXmlString(mode); } else { Console.Write(rsa.ToXmlString(false)); }")]
    [InlineData("using var rsa = {|ST2301:RSA.Create(\"RSA\")|};")]
    [InlineData("using var rsa = {|ST2301:AsymmetricAlgorithm.Create(\"RSA\")|};")]
    [InlineData("using var rsa = (RSA?){|ST2301:CryptoConfig.CreateFromName(\"System.Security.Cryptography.RSA\")|};")]
    [InlineData("using var rsa = {|ST2301:Activator.CreateInstance<RSACryptoServiceProvider>()|};")]
    [InlineData("using var rsa = RSA.Create(); {|ST2301:rsa.KeySize = 1024|};")]
    [InlineData("using var rsa = new RSACng { {|ST2301:KeySize = 1024|} };")]
    [InlineData("using var rsa = new RSACryptoServiceProvider { {|ST2301:KeySize = 1024|} };")]
    [InlineData("using AsymmetricAlgorithm key = RSA.Create(); {|ST2301:key.KeySize = 1024|};")]
    public async Task ShortKeyOfTheFramework_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("var parameters = new CngKeyCreationParameters(); parameters.Parameters.Add(new CngProperty(\"Length\", {|ST2301:BitConverter.GetBytes(1024)|}, CngPropertyOptions.None));")]
    [InlineData("var length = new CngProperty(\"Length\", {|ST2301:new byte[] { 0, 4, 0, 0 }|}, CngPropertyOptions.None);")]
    [InlineData("var pair = new RsaKeyGenerationParameters(Org.BouncyCastle.Math.BigInteger.Three, new SecureRandom(), {|ST2301:1024|}, 80);")]
    [InlineData("var generator = new RsaKeyPairGenerator(); generator.Init(new KeyGenerationParameters(new SecureRandom(), {|ST2301:1024|}));")]
    [InlineData("var generator = GeneratorUtilities.GetKeyPairGenerator(\"RSA\"); var parameters = new KeyGenerationParameters(new SecureRandom(), {|ST2301:1024|}); generator.Init(parameters);")]
    [InlineData("new DHParametersGenerator().Init({|ST2301:1024|}, 80, new SecureRandom());")]
    [InlineData("new ElGamalParametersGenerator().Init(size: {|ST2301:1024|}, certainty: 80, random: new SecureRandom());")]
    public async Task ShortKeyOfOthers_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task StatedModulus_IsReported() => await ReportsAsync(InMethod(
        "var key = new RSAParameters { {|ST2301:Modulus = Convert.FromBase64String(\"" + Convert.ToBase64String([.. Enumerable.Repeat((byte)0xC5, 128)]) + "\")|}, Exponent = new byte[] { 1, 0, 1 } };"));

    [Fact]
    public async Task ParameterDefaultAndPublicFactory_AreReported() => await ReportsAsync(Usings + """
        public sealed class Settings { public int Bits { get; set; } = 1024; }

        public sealed record Choice(int Bits = 1024);

        public static class Keys
        {
            public static RSA New(int bits = 1024) => RSA.Create({|ST2301:bits|});
            public static RSA Make(Settings settings) => RSA.Create({|ST2301:settings.Bits|});
            public static RSA Make(Choice choice) => RSA.Create({|ST2301:choice.Bits|});
            public static RSACryptoServiceProvider Old() => {|ST2301:new()|};
        }
        """);

    [Fact]
    public async Task TopLevelStatements_AreReported() => await ReportsAsync("""
        using static System.Security.Cryptography.RSA;
        using Provider = System.Security.Cryptography.RSACryptoServiceProvider;

        using var made = Create({|ST2301:1024|});
        using var old = {|ST2301:new Provider()|};
        """);

    [Fact]
    public async Task FactoryOfNetFramework_IsReported() => await ReportsAsync(
        InMethod("using var rsa = {|ST2301:RSA.Create()|};"),
        new RuleSituation { GlobalConfig = "build_property.TargetFramework = net472" });

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("using var rsa = RSA.Create({|ST2301.Warning:1024|});"), RuleSituation.TestProject);

    [Fact]
    public async Task Debug_LowersByOneLevel() => await ReportsAsync(
        InMethod("#if DEBUG\nusing var rsa = RSA.Create({|ST2301.Warning:1024|});\n#endif\n"), RuleSituation.Debug);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("using var rsa = RSA.Create({|ST2301:1024|});"), RuleSituation.Generated);

    [Theory]
    [InlineData("using var rsa = RSA.Create({|ST2301:1024|});", "using var rsa = RSA.Create(3072);")]
    [InlineData("using var rsa = RSA.Create(/* small */ {|ST2301:1024|} /* bits */);", "using var rsa = RSA.Create(/* small */ 3072 /* bits */);")]
    [InlineData("using var rsa = RSA.Create({|ST2301:flag ? 1024 : 4096|});", "using var rsa = RSA.Create(flag ? 3072 : 4096);")]
    [InlineData("int bits = 1024; using var rsa = RSA.Create({|ST2301:bits|});", "int bits = 3072; using var rsa = RSA.Create(bits);")]
    [InlineData("const int bits = 1024; using var rsa = RSA.Create({|ST2301:bits|});", "const int bits = 3072; using var rsa = RSA.Create(bits);")]
    [InlineData("using var rsa = RSA.Create(); {|ST2301:rsa.KeySize = 1024|};", "using var rsa = RSA.Create(); rsa.KeySize = 3072;")]
    [InlineData("using var rsa = new RSACng { {|ST2301:KeySize = 1024|} };", "using var rsa = new RSACng { KeySize = 3072 };")]
    [InlineData("using var rsa = {|ST2301:new RSACryptoServiceProvider()|};", "using var rsa = new RSACryptoServiceProvider(3072);")]
    [InlineData("using RSACryptoServiceProvider rsa = {|ST2301:new()|};", "using RSACryptoServiceProvider rsa = new(3072);")]
    [InlineData("using var rsa = {|ST2301:new RSACryptoServiceProvider { PersistKeyInCsp = false }|};", "using var rsa = new RSACryptoServiceProvider(3072) { PersistKeyInCsp = false };")]
    [InlineData("using var rsa = {|ST2301:new RSACryptoServiceProvider(new CspParameters())|};", "using var rsa = new RSACryptoServiceProvider(3072, new CspParameters());")]
    [InlineData("var length = new CngProperty(\"Length\", {|ST2301:BitConverter.GetBytes(1024)|}, CngPropertyOptions.None);", "var length = new CngProperty(\"Length\", BitConverter.GetBytes(3072), CngPropertyOptions.None);")]
    public async Task Fix_MakesALongerKey(string statement, string fixedStatement) => await FixesAsync(InMethod(statement), InMethod(fixedStatement));

    [Fact]
    public async Task Fix_ChangesTheDeclaredConstantAndTheParameterDefault() => await FixesAsync(
        "using System.Security.Cryptography; static class Keys { const int Bits = 1024; public static RSA Make() => RSA.Create({|ST2301:Bits|}); public static RSA New(int bits = 1024) => RSA.Create({|ST2301:bits|}); }",
        "using System.Security.Cryptography; static class Keys { const int Bits = 3072; public static RSA Make() => RSA.Create(Bits); public static RSA New(int bits = 3072) => RSA.Create(bits); }");

    [Fact]
    public async Task Fix_ChangesTheDefaultOfASettingAndOfAField() => await FixesAsync(
        "using System.Security.Cryptography; using Microsoft.Extensions.Configuration; class Settings { public int Bits = 1024; } class Keys(IConfiguration c, Settings s) { protected virtual int Bits => 1024; public RSA Make() => RSA.Create({|ST2301:c.GetValue(\"Bits\", 1024)|}); public RSA New() => RSA.Create({|ST2301:s.Bits|}); public RSA Old() => RSA.Create({|ST2301:Bits|}); }",
        "using System.Security.Cryptography; using Microsoft.Extensions.Configuration; class Settings { public int Bits = 3072; } class Keys(IConfiguration c, Settings s) { protected virtual int Bits => 3072; public RSA Make() => RSA.Create(c.GetValue(\"Bits\", 3072)); public RSA New() => RSA.Create(s.Bits); public RSA Old() => RSA.Create(Bits); }");

    [Theory]
    [InlineData("using var rsa = {|ST2301:RSA.Create(\"RSA\")|};")]
    [InlineData("using var rsa = {|ST2301:Activator.CreateInstance<RSACryptoServiceProvider>()|};")]
    public async Task NoFix_WhereTheCallHasNoLength(string statement) => await OffersNoFixAsync(InMethod(statement));

    internal static string InMethod(string statement) => Usings + $$"""
        public enum Strength { Low = 1024, High = 4096 }

        public sealed class Sample
        {
            private const int Declared = 1024;
            private static readonly int ReadOnly = 1024;
            private static int Computed => 1024;

            public void Run(bool flag, string mode, RSA given, byte[] input)
            {
                {{statement}}
            }
        }
        """;
}
