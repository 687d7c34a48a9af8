using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotListWeakCipherSuitesTests
{
    [Theory]
    [InlineData("TLS_RSA_WITH_NULL_SHA256")]
    [InlineData("TLS_NULL_WITH_NULL_NULL")]
    [InlineData("TLS_RSA_EXPORT_WITH_RC4_40_MD5")]
    [InlineData("TLS_ECDHE_RSA_WITH_RC4_128_SHA")]
    [InlineData("TLS_ECDHE_ECDSA_WITH_3DES_EDE_CBC_SHA")]
    [InlineData("TLS_DHE_RSA_WITH_DES_CBC_SHA")]
    [InlineData("TLS_ECDH_anon_WITH_AES_256_CBC_SHA")]
    [InlineData("TLS_DH_anon_WITH_AES_128_GCM_SHA256")]
    [InlineData("TLS_RSA_WITH_AES_128_GCM_SHA256")]
    [InlineData("TLS_RSA_WITH_AES_256_CBC_SHA256")]
    [InlineData("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA")]
    public async Task WeakSuite_IsReported(string suite) =>
        await ReportsAsync(InClient("_ = {|ST1304:new CipherSuitesPolicy(new[] { TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite." + suite + " })|};"));

    [Theory]
    [InlineData("CipherSuitesPolicy made = {|ST1304:new([TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA])|};")]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy(allowedCipherSuites: new List<TlsCipherSuite> { TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA })|};")]
    [InlineData("var suites = new[] { TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA }; _ = {|ST1304:new CipherSuitesPolicy(suites)|};")]
    [InlineData("var suites = new List<TlsCipherSuite>(); suites.Add(TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA); _ = {|ST1304:new CipherSuitesPolicy(suites)|};")]
    [InlineData("var suites = new List<TlsCipherSuite> { TlsCipherSuite.TLS_AES_128_GCM_SHA256 }; suites.AddRange(Old); _ = {|ST1304:new CipherSuitesPolicy(suites)|};")]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy(Old)|};")]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy(Strong.Concat(Old).ToArray())|};")]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy(Strong.Append(TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA))|};")]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy([.. Strong, .. Old])|};")]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy([(TlsCipherSuite)47])|};")]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy([isOld ? TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA : TlsCipherSuite.TLS_AES_128_GCM_SHA256])|};")]
    [InlineData("_ = new SslClientAuthenticationOptions { CipherSuitesPolicy = {|ST1304:new CipherSuitesPolicy(new HashSet<TlsCipherSuite>(Old))|} };")]
    public async Task WeakList_IsReported(string statement) => await ReportsAsync(InClient(statement));

    [Fact]
    public async Task BouncyCastleList_IsReported() =>
        await ReportsAsync("""
            using Org.BouncyCastle.Tls;
            using Org.BouncyCastle.Tls.Crypto;

            abstract class Client(TlsCrypto crypto) : DefaultTlsClient(crypto)
            {
                private static readonly int[] Suites = { CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, CipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA };
                private static readonly int[] Strong = { CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 };

                protected override int[] GetSupportedCipherSuites() => {|ST1304:TlsUtilities.GetSupportedCipherSuites(Crypto, Suites)|};

                protected int[] Others() => TlsUtilities.GetSupportedCipherSuites(Crypto, Strong);
            }
            """);

    [Theory]
    [InlineData("_ = new CipherSuitesPolicy(Strong);")]
    [InlineData("_ = new CipherSuitesPolicy([TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256, TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384]);")]
    [InlineData("_ = new CipherSuitesPolicy([TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384]);")]
    [InlineData("_ = new CipherSuitesPolicy(Enum.GetValues<TlsCipherSuite>().Except(Old));")]
    [InlineData("_ = new CipherSuitesPolicy(Strong.Concat(Old).Where(IsFine));")]
    [InlineData("var suites = new List<TlsCipherSuite>(Strong) { TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA }; suites.RemoveAll(suite => !IsFine(suite)); _ = new CipherSuitesPolicy(suites);")]
    [InlineData("var suites = new HashSet<TlsCipherSuite>(Strong); suites.UnionWith(given); suites.ExceptWith(Old); _ = new CipherSuitesPolicy(suites);")]
    [InlineData("_ = new CipherSuitesPolicy(given);")]
    [InlineData("if (stream.NegotiatedCipherSuite == TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA || Old.Contains(stream.NegotiatedCipherSuite)) { throw new InvalidOperationException(); }")]
    [InlineData("var grade = stream.NegotiatedCipherSuite switch { TlsCipherSuite.TLS_RSA_WITH_RC4_128_SHA => 'F', _ => 'A' };")]
    [InlineData("Console.WriteLine(TlsCipherSuite.TLS_RSA_WITH_NULL_SHA);")]
    public async Task StrongFilteredOrCompared_IsSilent(string statement) => await IsSilentAsync(InClient(statement));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InClient("_ = {|ST1304.Info:new CipherSuitesPolicy(Old)|};"), RuleSituation.TestProject);

    [Theory]
    [InlineData(
        "_ = {|ST1304:new CipherSuitesPolicy(new[] { TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, TlsCipherSuite.TLS_AES_256_GCM_SHA384 })|};",
        "_ = new CipherSuitesPolicy(new[] { TlsCipherSuite.TLS_AES_256_GCM_SHA384 });")]
    [InlineData(
        "_ = {|ST1304:new CipherSuitesPolicy([TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA, TlsCipherSuite.TLS_RSA_WITH_NULL_SHA])|};",
        "_ = new CipherSuitesPolicy([TlsCipherSuite.TLS_AES_256_GCM_SHA384]);")]
    [InlineData(
        "var suites = new List<TlsCipherSuite> { TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_RSA_WITH_NULL_SHA }; _ = {|ST1304:new CipherSuitesPolicy(suites)|};",
        "var suites = new List<TlsCipherSuite> { TlsCipherSuite.TLS_AES_256_GCM_SHA384 }; _ = new CipherSuitesPolicy(suites);")]
    public async Task WeakSuites_AreRemoved(string statement, string fixedStatement) => await FixesAsync(InClient(statement), InClient(fixedStatement));

    [Theory]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy([TlsCipherSuite.TLS_RSA_WITH_NULL_SHA])|};")]
    [InlineData("_ = {|ST1304:new CipherSuitesPolicy(Strong.Append(TlsCipherSuite.TLS_RSA_WITH_NULL_SHA))|};")]
    public async Task NothingLeftOrAddedByACall_GetsNoFix(string statement) => await OffersNoFixAsync(InClient(statement));

    private static string InClient(string statement) => $$"""
        using System.Net.Security;

        class Client
        {
            private static readonly TlsCipherSuite[] Old = { TlsCipherSuite.TLS_RSA_WITH_RC4_128_SHA, TlsCipherSuite.TLS_RSA_WITH_AES_128_CBC_SHA };
            private static readonly IReadOnlyList<TlsCipherSuite> Strong = [TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384];

            private static bool IsFine(TlsCipherSuite suite) => suite.ToString().EndsWith("GCM_SHA384", StringComparison.Ordinal);

            public void Run(IEnumerable<TlsCipherSuite> given, SslStream stream, bool isOld)
            {
                {{statement}}
            }
        }
        """;
}
