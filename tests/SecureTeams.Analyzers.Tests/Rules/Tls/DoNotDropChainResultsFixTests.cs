using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDropChainResultsFixTests
{
    private const string Refusal = "\n        {\n            throw new CryptographicException(\"The certificate is not trusted.\");\n        }";

    [Theory]
    [InlineData("{|ST1107:chain.Build(certificate)|};", "if (!chain.Build(certificate))" + Refusal)]
    [InlineData("// Trust first.\n        {|ST1107:chain.Build(certificate)|}; // then use", "// Trust first.\n        if (!chain.Build(certificate))" + Refusal + " // then use")]
    [InlineData("_ = {|ST1107:certificate.Verify()|};", "if (!certificate.Verify())" + Refusal)]
    [InlineData("chain?{|ST1107:.Build(certificate)|};", "if (chain?.Build(certificate) != true)" + Refusal)]
    [InlineData("var ok = {|ST1107:chain.Build(certificate)|};", "if (!chain.Build(certificate))" + Refusal)]
    [InlineData("var ok = {|ST1107:chain.Build(certificate)|};\n        Console.WriteLine(ok);", "var ok = chain.Build(certificate);\n        if (!ok)" + Refusal + "\n\n        Console.WriteLine(ok);")]
    [InlineData("bool ok;\n        ok = {|ST1107:chain.Build(certificate)|};", "bool ok;\n        ok = chain.Build(certificate);\n        if (!ok)" + Refusal)]
    [InlineData(
        "if (certificate.HasPrivateKey)\n            {|ST1107:certificate.Verify()|};\n        else\n            Console.WriteLine();",
        "if (certificate.HasPrivateKey)\n        {\n            if (!certificate.Verify())\n            {\n                throw new CryptographicException(\"The certificate is not trusted.\");\n            }\n        }\n        else\n            Console.WriteLine();")]
    public async Task Fix_RefusesInPlace(string statement, string fixedStatement) =>
        await FixesAsync(InMethod(statement), InMethod(fixedStatement));

    [Theory]
    [InlineData("Console.WriteLine({|ST1107:certificate.Verify()|});")]
    [InlineData("void Check() => {|ST1107:certificate.Verify()|}; Check();")]
    [InlineData("bool one = {|ST1107:certificate.Verify()|}, two = true;")]
    public async Task WhereNoStatementCanTakeItsPlace_NoFixIsOffered(string statement) =>
        await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) => $$"""
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        class Client
        {
            void Open(X509Certificate2 certificate)
            {
                using var chain = new X509Chain();
                {{statement}}
            }
        }
        """;
}
