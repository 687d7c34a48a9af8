using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class RequireServerAuthenticationFixTests
{
    private const string Requirement = ".ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.1\"));\n        ";

    [Theory]
    [InlineData("using var fresh = new X509Chain();\n        #return {|ST1206:fresh.Build(Leaf(stream))|};", "fresh")]
    [InlineData("var fresh = new X509Chain();\n        // Trust the roots of the machine.\n        #if (!{|ST1206:fresh.Build(Leaf(stream))|}) return false;\n        return true;", "fresh")]
    [InlineData("var fresh = new X509Chain();\n        #var ok = {|ST1206:fresh!.Build(Leaf(stream))|};\n        return ok;", "fresh")]
    public async Task Fix_AsksForServerAuthBeforeBuild(string body, string chain)
    {
        var source = body.Replace("#", string.Empty, StringComparison.Ordinal);
        var inserted = body.Contains("// Trust", StringComparison.Ordinal)
            ? body.Replace("#", string.Empty, StringComparison.Ordinal).Replace("// Trust", chain + Requirement + "// Trust", StringComparison.Ordinal)
            : body.Replace("#", chain + Requirement, StringComparison.Ordinal);
        await FixesAsync(InMethod(source), InMethod(inserted.Replace("{|ST1206:", string.Empty, StringComparison.Ordinal).Replace("|}", string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("return {|ST1206:new X509Chain().Build(Leaf(stream))|};")]
    [InlineData("using (var fresh = new X509Chain()) return {|ST1206:fresh.Build(Leaf(stream))|};")]
    public async Task ChainThatCannotBeToldBeforehand_GetsNoFix(string body) => await OffersNoFixAsync(InMethod(body));

    private static string InMethod(string body) => $$"""
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        class Client
        {
            private static X509Certificate2 Leaf(SslStream stream) => new X509Certificate2(stream.RemoteCertificate!);

            bool IsGood(SslStream stream)
            {
                {{body}}
            }
        }
        """;
}
