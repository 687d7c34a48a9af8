using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotHashWithMd5Tests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.AspNetCore.Http;
        using Org.BouncyCastle.Crypto;
        using Org.BouncyCastle.Crypto.Digests;
        using Org.BouncyCastle.Security;
        #pragma warning disable SYSLIB0021, SYSLIB0045

        """;

    [Theory]
    [InlineData("using var md5 = {|ST2101:MD5.Create()|};")]
    [InlineData("using MD5 md5 = {|ST2101:MD5.Create()|};")]
    [InlineData("using (HashAlgorithm md5 = {|ST2101:MD5.Create(\"MD5\")|}!) { }")]
    [InlineData("using var md5 = {|ST2101:MD5CryptoServiceProvider.Create()|};")]
    [InlineData("using var md5 = {|ST2101:new MD5CryptoServiceProvider()|};")]
    [InlineData("using MD5CryptoServiceProvider md5 = {|ST2101:new()|};")]
    [InlineData("var hash = {|ST2101:System.Security.Cryptography.MD5.HashData(input)|};")]
    [InlineData("var hash = {|ST2101:global::System.Security.Cryptography.MD5.Create()|}.ComputeHash(input);")]
    [InlineData("var hash = {|ST2101:MD5.HashData(input.AsSpan())|};")]
    [InlineData("var length = {|ST2101:MD5.HashData(input, new byte[16])|};")]
    [InlineData("var hash = {|ST2101:MD5.HashData(Stream.Null)|};")]
    [InlineData("var hash = await {|ST2101:MD5.HashDataAsync(Stream.Null)|};")]
    [InlineData("var done = {|ST2101:MD5.TryHashData(input, stackalloc byte[16], out _)|};")]
    [InlineData("var text = BitConverter.ToString({|ST2101:MD5.Create()|}.ComputeHash(Encoding.UTF8.GetBytes(\"password\")));")]
    [InlineData("Func<HashAlgorithm> make = {|ST2101:MD5.Create|};")]
    [InlineData("Func<byte[], byte[]> hash = {|ST2101:MD5.HashData|};")]
    [InlineData("var hashes = new[] { input }.Select({|ST2101:MD5.HashData|}).ToList();")]
    [InlineData("var made = Make<MD5>({|ST2101:MD5.Create|});")]
    [InlineData("Func<HashAlgorithm> make = () => {|ST2101:MD5.Create()|};")]
    [InlineData("var algorithm = flag ? {|ST2101:MD5.Create()|} : (HashAlgorithm)SHA256.Create();")]
    public async Task EveryFormOfTheFrameworkType_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("{|ST2101:HashAlgorithm.Create(\"MD5\")|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(\"md5\")|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(\"System.Security.Cryptography.MD5\")|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(\"System.Security.Cryptography.MD5CryptoServiceProvider, System.Security.Cryptography\")|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(nameof(MD5))|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(Chosen)|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(\"MD\" + 5)|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(flag ? \"SHA256\" : \"MD5\")|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(flag ? \"SHA1\" : \"MD5\")|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(typeof(MD5).FullName!)|}")]
    [InlineData("{|ST2101:CryptoConfig.CreateFromName(args: null, name: \"MD5\")|}")]
    [InlineData("{|ST2101:CryptoConfig.CreateFromName(\"MD5\")|}")]
    [InlineData("{|ST2101:CryptoConfig.CreateFromName(\"MD5\", new object[0])|}")]
    [InlineData("{|ST2101:CryptoConfig.CreateFromName(\"1.2.840.113549.2.5\")|}")]
    [InlineData("{|ST2101:CryptoConfig.CreateFromName(\"http://www.w3.org/2001/04/xmldsig-more#md5\")|}")]
    [InlineData("{|ST2101:HashAlgorithm.Create(\"MD4\")|}")]
    [InlineData("{|ST2101:DigestUtilities.GetDigest(\"MD5\")|}")]
    [InlineData("{|ST2101:DigestUtilities.GetDigest(\"MD4\")|}")]
    [InlineData("{|ST2101:DigestUtilities.GetDigest(Org.BouncyCastle.Asn1.Pkcs.PkcsObjectIdentifiers.MD5)|}")]
    [InlineData("{|ST2101:DigestUtilities.GetDigest(new Org.BouncyCastle.Asn1.DerObjectIdentifier(\"1.2.840.113549.2.2\"))|}")]
    [InlineData("{|ST2101:DigestUtilities.CalculateDigest(\"MD5\", input)|}")]
    public async Task AlgorithmAskedForByName_IsReported(string expression) => await ReportsAsync(InMethod("object? made = " + expression + ";"));

    [Theory]
    [InlineData("IDigest digest = {|ST2101:new MD5Digest()|};")]
    [InlineData("MD5Digest digest = {|ST2101:new()|};")]
    [InlineData("var digest = {|ST2101:new MD5Digest({|ST2101:new MD5Digest()|})|};")]
    [InlineData("IDigest digest = {|ST2101:new MD4Digest()|};")]
    [InlineData("IDigest digest = {|ST2101:new MD2Digest()|};")]
    [InlineData("var mac = {|ST2104:new Org.BouncyCastle.Crypto.Macs.HMac(new MD5Digest())|};")]
    [InlineData("HashAlgorithm ported = {|ST2101:new MD4Managed()|};")]
    [InlineData("HashAlgorithm derived = {|ST2101:new Fingerprint()|};")]
    [InlineData("HashAlgorithm made = {|ST2101:Activator.CreateInstance<MD5CryptoServiceProvider>()|};")]
    [InlineData("var made = {|ST2101:Activator.CreateInstance(typeof(MD5CryptoServiceProvider))|};")]
    [InlineData("var made = {|ST2101:New<MD5CryptoServiceProvider>()|};")]
    [InlineData("var made = {|ST2101:new Lazy<MD5CryptoServiceProvider>()|};")]
    [InlineData("var made = {|ST2101:new Lazy<MD5CryptoServiceProvider>(isThreadSafe: true)|};")]
    [InlineData("var made = {|ST2101:new Provider<MD5CryptoServiceProvider>()|};")]
    [InlineData("Provider<MD5CryptoServiceProvider> made = {|ST2101:new()|};")]
    [InlineData("var made = {|ST2101:Provider<MD5CryptoServiceProvider>.Create()|};")]
    [InlineData("var made = {|ST2101:Activator.CreateInstance(Type.GetType(\"System.Security.Cryptography.MD5CryptoServiceProvider\")!)|};")]
    [InlineData("object? made = {|ST2101:HashAlgorithm.Create(HashAlgorithmName.MD5.Name!)|};")]
    [InlineData("var made = new Lazy<MD5>({|ST2101:MD5.Create|});")]
    [InlineData("var made = new ThreadLocal<HashAlgorithm>(() => {|ST2101:MD5.Create()|});")]
    [InlineData("var made = {|ST2101:New<MD4Managed>()|};")]
    public async Task OtherImplementationsAndCreatedTypeArguments_AreReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task ImportsAndMembers_AreReported() =>
        await ReportsAsync([
            """
            using static System.Security.Cryptography.MD5;
            using Digest = System.Security.Cryptography.MD5;
            using Crypto = System.Security.Cryptography;

            class Client
            {
                private static readonly Digest Shared = {|ST2101:Digest.Create()|};
                private Crypto.MD5 Property { get; } = {|ST2101:Crypto.MD5.Create()|};
                private Crypto.HashAlgorithm Expression => {|ST2101:Create()|};
                byte[] Hash(byte[] input) => {|ST2101:HashData(input)|};
                Func<Crypto.HashAlgorithm> Make() => {|ST2101:Create|};
            }
            """,
            """
            var hash = {|ST2101:System.Security.Cryptography.MD5.HashData(new byte[3])|};
            System.Console.WriteLine(hash.Length);
            """,
        ]);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("var hash = {|ST2101.Info:MD5.HashData(input)|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilentForWarnings() =>
        await IsSilentAsync(InMethod("var hash = MD5.HashData(input);"), RuleSituation.Generated);

    [Theory]
    [InlineData("response.Headers.ETag = {|#|};")]
    [InlineData("response.Headers[\"ETag\"] = {|#|};")]
    [InlineData("response.Headers.Append(\"ETag\", {|#|});")]
    [InlineData("response.Headers[Microsoft.Net.Http.Headers.HeaderNames.ETag] = \"\\\"\" + {|#|} + \"\\\"\";")]
    [InlineData("var tag = $\"\\\"{{|#|}}\\\"\"; response.Headers.ETag = tag;")]
    [InlineData("var tag = new System.Net.Http.Headers.EntityTagHeaderValue({|#|});")]
    [InlineData("string etag = {|#|};")]
    [InlineData("response.Headers.ContentMD5 = {|#|};")]
    [InlineData("response.Headers[\"Content-MD5\"] = {|#|};")]
    [InlineData("string Tag() { return Local(); string Local() => {|#|}; } response.Headers.ETag = Tag();")]
    [InlineData("string ETag() => {|#|};")]
    public async Task EntityTagOrContentMd5_IsInformation(string statement) =>
        await ReportsAsync(InResponse(statement.Replace("{|#|}", "Convert.ToBase64String({|ST2101.Info:MD5.HashData(input)|})", StringComparison.Ordinal)));

    [Fact]
    public async Task EntityTagFromAnInstance_IsInformation() =>
        await ReportsAsync(InResponse("""
            using var md5 = {|ST2101.Info:MD5.Create()|};
            var hash = md5.ComputeHash(input);
            var content = new ByteArrayContent(input);
            content.Headers.ContentMD5 = hash;
            """));

    [Fact]
    public async Task EntityTagFromABuffer_IsInformation() =>
        await ReportsAsync(InResponse("""
            Span<byte> buffer = stackalloc byte[16];
            {|ST2101.Info:MD5.HashData(input, buffer)|};
            response.Headers.ETag = Convert.ToHexString(buffer);
            """));

    [Theory]
    [InlineData("for (var i = 0; i < hash.Length; i++) { text.Append(hash[i].ToString(\"x2\")); }")]
    [InlineData("foreach (var b in hash) { text.AppendFormat(\"{0:x2}\", b); }")]
    public async Task EntityTagPutTogetherFromBytes_IsInformation(string loop) =>
        await ReportsAsync(InResponse($$"""
            byte[] hash = {|ST2101.Info:MD5.Create()|}.ComputeHash(input);
            var text = new StringBuilder();
            {{loop}}
            response.Headers.ETag = text.ToString();
            """));

    [Fact]
    public async Task EntityTagFromASharedInstance_IsInformation() =>
        await ReportsAsync(Usings + """
            class Responses
            {
                private static readonly MD5 Hash = {|ST2101.Info:MD5.Create()|};
                public static string CalculateETag(byte[] body) => Convert.ToBase64String(Hash.ComputeHash(body));
            }
            """);

    [Fact]
    public async Task HashBesideAnEntityTag_KeepsItsSeverity() =>
        await ReportsAsync(InResponse("""
            response.Headers.ETag = "\"1\"";
            var password = Convert.ToHexString({|ST2101:MD5.HashData(input)|});
            """));

    [Fact]
    public async Task TypeNamedChecksum_IsInformation() =>
        await ReportsAsync(Usings + """
            class DownloadChecksum
            {
                static byte[] Of(byte[] input) => {|ST2101.Info:MD5.HashData(input)|};
                class Inner { object Make() => {|ST2101.Info:MD5.Create()|}; }
            }
            """);

    [Fact]
    public async Task FileNamedChecksum_IsInformation() =>
        await ReportsAsync(InMethod("var hash = {|ST2101.Info:MD5.HashData(input)|};"), new RuleSituation { FileName = "/0/file-checksums.cs" });

    [Theory]
    [InlineData("NameOf", "var name = nameof(MD5) + nameof(MD5.Create) + nameof(MD5.HashData);")]
    [InlineData("TypeOf", "var same = typeof(MD5) == input.GetType();")]
    [InlineData("IsPattern", "object value = input; var same = value is MD5 or MD5CryptoServiceProvider;")]
    [InlineData("SwitchLabel", "object value = input; switch (value) { case MD5: break; case \"MD5\": break; }")]
    [InlineData("Comparison", "var same = \"MD5\" == input.ToString();")]
    [InlineData("MethodGroupCompared", "Func<MD5> make = null!; var same = make == MD5.Create;")]
    [InlineData("TextOnly", "var text = \"MD5\"; Console.WriteLine(text);")]
    [InlineData("StrongHash", "var hash = SHA256.HashData(SHA512.HashData(SHA384.Create().ComputeHash(SHA3_256.HashData(input))));")]
    [InlineData("StrongHashByName", "object? hash = HashAlgorithm.Create(\"SHA256\"); hash = CryptoConfig.CreateFromName(\"2.16.840.1.101.3.4.2.1\"); hash = DigestUtilities.GetDigest(\"SHA-512\");")]
    [InlineData("StrongDigest", "IDigest digest = new Sha256Digest();")]
    [InlineData("UnknownName", "object? hash = HashAlgorithm.Create(Environment.MachineName);")]
    [InlineData("UnknownPartOfName", "object? hash = HashAlgorithm.Create(Environment.MachineName + \"5\");")]
    [InlineData("HashAlgorithmName", "var hash = HashAlgorithmName.MD5; Console.WriteLine(hash);")]
    [InlineData("LazyWithFactory", "var hash = new Lazy<HashAlgorithm>(() => SHA256.Create()); var strong = new Lazy<SHA256Managed>();")]
    [InlineData("GivenInstance", "byte[] Hash(MD5 md5) => md5.ComputeHash(input);")]
    [InlineData("SizeOnly", "var size = MD5.HashSizeInBytes;")]
    [InlineData("AbstractTypeArgument", "MD5? found = new object[0].OfType<MD5>().FirstOrDefault();")]
    [InlineData("UncreatedTypeArgument", "var list = new List<MD5CryptoServiceProvider>(); var comparer = Comparer<MD5CryptoServiceProvider>.Default;")]
    [InlineData("NeutralNameOfImplementation", "var own = new HashAlgorithmImplementation();")]
    [InlineData("NameOnlyType", "var looksLike = new MD5Result();")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Fact]
    public async Task DerivedTypeThatIsNeverMade_IsSilent() =>
        await IsSilentAsync(Usings + """
            abstract class OurMd5 : MD5
            {
                public override void Initialize() { }
                protected abstract override byte[] HashFinal();
            }

            class Holder(OurMd5 given)
            {
                byte[] Hash(byte[] input) => given.ComputeHash(input);
            }
            """);

    [Fact]
    public async Task ObsoleteDefaultOfTheRoot_IsLeftToTheCompiler() =>
        await IsSilentAsync(InMethod("""
            #pragma warning disable SYSLIB0007
            var hash = HashAlgorithm.Create();
            """));

    [Theory]
    [InlineData("var hash = {|ST2101:MD5.HashData(input)|};", "var hash = SHA256.HashData(input);")]
    [InlineData("var hash = {|ST2101:MD5.HashData(\n            input)|}; // why", "var hash = SHA256.HashData(\n            input); // why")]
    [InlineData("using var md5 = /* before */ {|ST2101:MD5.Create()|} /* after */;", "using var md5 = /* before */ SHA256.Create() /* after */;")]
    [InlineData("var hash = {|ST2101:MD5 // the digest\n            .Create( /* default */ )|}\n            .ComputeHash(input);", "var hash = SHA256 // the digest\n            .Create( /* default */ )\n            .ComputeHash(input);")]
    [InlineData("using MD5 md5 = {|ST2101:MD5.Create()|};", "using SHA256 md5 = SHA256.Create();")]
    [InlineData("using (MD5 md5 = {|ST2101:MD5.Create()|}) { }", "using (SHA256 md5 = SHA256.Create()) { }")]
    [InlineData("MD5? md5 = {|ST2101:MD5.Create(\"MD5\")|};", "SHA256? md5 = SHA256.Create();")]
    [InlineData("using var md5 = {|ST2101:new MD5CryptoServiceProvider()|};", "using var md5 = SHA256.Create();")]
    [InlineData("using var md5 = {|ST2101:new System.Security.Cryptography.MD5CryptoServiceProvider()|};", "using var md5 = System.Security.Cryptography.SHA256.Create();")]
    [InlineData("MD5CryptoServiceProvider md5 = {|ST2101:new()|};", "SHA256 md5 = SHA256.Create();")]
    [InlineData("System.Security.Cryptography.MD5 md5 = {|ST2101:System.Security.Cryptography.MD5.Create()|};", "System.Security.Cryptography.SHA256 md5 = System.Security.Cryptography.SHA256.Create();")]
    [InlineData("var hash = {|ST2101:global::System.Security.Cryptography.MD5.HashData(input)|};", "var hash = global::System.Security.Cryptography.SHA256.HashData(input);")]
    [InlineData("using var md5 = flag ? {|ST2101:MD5.Create()|} : (HashAlgorithm)SHA512.Create();", "using var md5 = flag ? SHA256.Create() : (HashAlgorithm)SHA512.Create();")]
    [InlineData("Func<HashAlgorithm> make = () => {|ST2101:MD5.Create()|};", "Func<HashAlgorithm> make = () => SHA256.Create();")]
    [InlineData("Func<HashAlgorithm> make = {|ST2101:MD5.Create|};", "Func<HashAlgorithm> make = SHA256.Create;")]
    [InlineData("Func<byte[], byte[]> hash = {|ST2101:MD5.HashData|};", "Func<byte[], byte[]> hash = SHA256.HashData;")]
    [InlineData("var hash = await {|ST2101:MD5.HashDataAsync(Stream.Null, default)|};", "var hash = await SHA256.HashDataAsync(Stream.Null, default);")]
    [InlineData("var hash = {|ST2101:HashAlgorithm.Create(\"MD5\")|}!.ComputeHash(input);", "var hash = SHA256.Create()!.ComputeHash(input);")]
    [InlineData("var hash = (HashAlgorithm?){|ST2101:CryptoConfig.CreateFromName(\"MD5\")|};", "var hash = (HashAlgorithm?)SHA256.Create();")]
    [InlineData("IDigest digest = {|ST2101:new MD5Digest()|};", "IDigest digest = new Sha256Digest();")]
    [InlineData("MD5Digest digest = {|ST2101:new MD5Digest()|};", "Sha256Digest digest = new Sha256Digest();")]
    [InlineData("var digest = {|ST2101:DigestUtilities.GetDigest(\"MD5\")|};", "var digest = DigestUtilities.GetDigest(\"SHA-256\");")]
    [InlineData("var hash = {|ST2101:MD5.HashData({|ST2101:MD5.HashData(input)|})|};", "var hash = SHA256.HashData(SHA256.HashData(input));")]
    public async Task Fix_HashesWithSha256(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Fact]
    public async Task Fix_QualifiesWhereNothingIsImported() =>
        await FixesAsync(
            """
            using static System.Security.Cryptography.MD5;
            using Digest = System.Security.Cryptography.MD5;

            class Client
            {
                byte[] Hash(byte[] input) => {|ST2101:HashData(input)|};
                byte[] Aliased(byte[] input) => {|ST2101:Digest.HashData(input)|};
            }
            """,
            """
            using static System.Security.Cryptography.MD5;
            using Digest = System.Security.Cryptography.MD5;

            class Client
            {
                byte[] Hash(byte[] input) => System.Security.Cryptography.SHA256.HashData(input);
                byte[] Aliased(byte[] input) => System.Security.Cryptography.SHA256.HashData(input);
            }
            """);

    [Fact]
    public async Task Fix_ChangesFieldAndPropertyTypes() =>
        await FixesAsync(
            Usings + """
            class Client
            {
                private readonly MD5 _hash = {|ST2101:MD5.Create()|}; // shared
                private MD5 Other { get; } = {|ST2101:MD5.Create()|};
                byte[] Hash(byte[] input) => _hash.ComputeHash(Other.ComputeHash(input));
            }
            """,
            Usings + """
            class Client
            {
                private readonly SHA256 _hash = SHA256.Create(); // shared
                private SHA256 Other { get; } = SHA256.Create();
                byte[] Hash(byte[] input) => _hash.ComputeHash(Other.ComputeHash(input));
            }
            """);

    [Theory]
    [InlineData("MD5 md5; md5 = {|ST2101:MD5.Create()|};")]
    [InlineData("Func<MD5> make = {|ST2101:MD5.Create|};")]
    [InlineData("Span<byte> hash = stackalloc byte[16]; {|ST2101:MD5.HashData(input, hash)|};")]
    [InlineData("var id = new Guid({|ST2101:MD5.HashData(input)|});")]
    [InlineData("Aes Keyed() { var aes = Aes.Create(); aes.Key = {|ST2101:MD5.HashData(input)|}; return aes; }")]
    [InlineData("Aes Started() { using var md5 = {|ST2101:MD5.Create()|}; var aes = Aes.Create(); aes.IV = md5.ComputeHash(input); return aes; }")]
    [InlineData("using var gcm = new AesGcm({|ST2101:MD5.HashData(input)|}, 16);")]
    [InlineData("using var md5 = {|ST2101:MD5.Create()|}; var hash = md5.ComputeHash(input); var id = new Guid(hash);")]
    [InlineData("var made = {|ST2101:HashAlgorithm.Create(flag ? \"SHA256\" : \"MD5\")|};")]
    [InlineData("var made = {|ST2101:New<MD5CryptoServiceProvider>()|};")]
    [InlineData("HashAlgorithm derived = {|ST2101:new Fingerprint()|};")]
    [InlineData("var content = new ByteArrayContent(input); content.Headers.ContentMD5 = {|ST2101.Info:MD5.HashData(input)|};")]
    public async Task FixThatWouldBreak_IsNotOffered(string statement) => await OffersNoFixAsync(InMethod(statement));

    [Fact]
    public async Task Message_NamesApiReasonAndRemedy()
    {
        var findings = await Snippet.FindingsAsync(Snippet.Compile(InMethod("var hash = MD5.HashData(input);")));

        Assert.Equal(
            "'MD5.HashData' computes MD5, for which anybody can make two inputs with one hash and which FIPS does not approve; use SHA256",
            Assert.Single(findings).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string InMethod(string statement) =>
        Usings + $$"""
            class MD5Result { }

            class Provider<T> where T : HashAlgorithm, new()
            {
                public static T Create() => new();
            }

            class Fingerprint : MD5
            {
                public override void Initialize() { }
                protected override void HashCore(byte[] array, int start, int size) { }
                protected override byte[] HashFinal() => [];
            }

            class MD4Managed : HashAlgorithm
            {
                public override void Initialize() { }
                protected override void HashCore(byte[] array, int start, int size) { }
                protected override byte[] HashFinal() => [];
            }

            class HashAlgorithmImplementation : HashAlgorithm
            {
                public override void Initialize() { }
                protected override void HashCore(byte[] array, int start, int size) { }
                protected override byte[] HashFinal() => [];
            }

            class Client
            {
                private const string Chosen = "MD5";

                static T Make<T>(Func<T> factory) => factory();

                static T New<T>() where T : new() => new T();

                async Task UseAsync(byte[] input, bool flag)
                {
                    await Task.Yield();
                    {{statement}}
                }
            }
            """;

    private static string InResponse(string statements) =>
        Usings + $$"""
            class Client
            {
                void Answer(Microsoft.AspNetCore.Http.HttpResponse response, byte[] input)
                {
                    {{statements}}
                }
            }
            """;
}
