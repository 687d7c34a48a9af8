using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

/// <summary>Types and defaults that only .NET Framework has.</summary>
public sealed class NetFrameworkHashesTests
{
    [Theory]
    [InlineData("HashAlgorithm hash = {|ST2102:new SHA1Cng()|};")]
    [InlineData("HashAlgorithm hash = {|ST2101:new MD5Cng()|};")]
    [InlineData("HashAlgorithm hash = {|ST2102:HashAlgorithm.Create()|};")]
    [InlineData("var lazy = {|ST2101:new Lazy<MD5CryptoServiceProvider>()|};")]
    [InlineData("KeyedHashAlgorithm mac = {|ST2104:new MACTripleDES(input)|};")]
    [InlineData("HMAC mac = {|ST2104:new HMACRIPEMD160(input)|};")]
    [InlineData("HMAC mac = {|ST2104.Info:HMAC.Create()|};")]
    [InlineData("KeyedHashAlgorithm mac = {|ST2104.Info:KeyedHashAlgorithm.Create()|};")]
    [InlineData("KeyedHashAlgorithm mac = {|ST2104:KeyedHashAlgorithm.Create(\"MACTripleDES\")|};")]
    [InlineData("var signature = new RSACryptoServiceProvider(2048).SignData(input, {|ST2103:\"SHA1\"|});")]
    [InlineData("{|ST2103:binding.DefaultAlgorithmSuite = SecurityAlgorithmSuite.Basic256|};")]
    [InlineData("{|ST2103:binding.DefaultAlgorithmSuite = SecurityAlgorithmSuite.Default|};")]
    [InlineData("{|ST2103:binding.DefaultAlgorithmSuite = SecurityAlgorithmSuite.TripleDesRsa15|};")]
    [InlineData("{|ST2103:http.Security.Message.AlgorithmSuite = SecurityAlgorithmSuite.Basic128|};")]
    [InlineData("{|ST2103:tcp.Security.Message.AlgorithmSuite = SecurityAlgorithmSuite.Basic256Rsa15|};")]
    [InlineData("var suite = SecurityAlgorithmSuite.Basic256; {|ST2103:http.Security.Message.AlgorithmSuite = suite|};")]
    public async Task WeakHash_IsReported(string statement) => await ReportsAsync(InMethod(statement), OtherMajors.NetFrameworkSecurity);

    [Theory]
    [InlineData("StrongSuite", "http.Security.Message.AlgorithmSuite = SecurityAlgorithmSuite.Basic256Sha256; binding.DefaultAlgorithmSuite = SecurityAlgorithmSuite.Basic128Sha256Rsa15;")]
    [InlineData("ComparedSuite", "var weak = binding.DefaultAlgorithmSuite == SecurityAlgorithmSuite.Basic256;")]
    [InlineData("TranslatedSuite", "binding.DefaultAlgorithmSuite = text switch { \"Basic256\" => SecurityAlgorithmSuite.Basic256, _ => SecurityAlgorithmSuite.Basic256Sha256 };")]
    [InlineData("StrongHash", "HashAlgorithm hash = new SHA256Cng(); HMAC mac = new HMACSHA256(input);")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement), OtherMajors.NetFrameworkSecurity);
    }

    private static string InMethod(string statement) =>
        $$"""
        using System.Security.Cryptography;
        using System.ServiceModel;
        using System.ServiceModel.Channels;
        using System.ServiceModel.Security;

        class Client
        {
            void Use(byte[] input, string text, SecurityBindingElement binding, WSHttpBinding http, NetTcpBinding tcp)
            {
                {{statement}}
            }
        }
        """;
}
