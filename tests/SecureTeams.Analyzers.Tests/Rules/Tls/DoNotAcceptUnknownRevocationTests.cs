using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotAcceptUnknownRevocationTests
{
    private const string Usings = """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("{|ST1204:policy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|};")]
    [InlineData("{|ST1204:policy.VerificationFlags = X509VerificationFlags.IgnoreCertificateAuthorityRevocationUnknown|};")]
    [InlineData("{|ST1204:policy.VerificationFlags = X509VerificationFlags.IgnoreRootRevocationUnknown|};")]
    [InlineData("{|ST1204:policy.VerificationFlags = X509VerificationFlags.IgnoreCtlSignerRevocationUnknown|};")]
    [InlineData("{|ST1204:policy.VerificationFlags |= X509VerificationFlags.IgnoreEndRevocationUnknown | X509VerificationFlags.IgnoreRootRevocationUnknown|};")]
    [InlineData("{|ST1204:policy.VerificationFlags = (X509VerificationFlags)0x100|};")]
    [InlineData("{|ST1204:policy.VerificationFlags = (X509VerificationFlags)3840|};")]
    [InlineData("const X509VerificationFlags soft = X509VerificationFlags.IgnoreEndRevocationUnknown; {|ST1204:policy.VerificationFlags = soft|};")]
    [InlineData("var soft = X509VerificationFlags.NoFlag; soft |= X509VerificationFlags.IgnoreEndRevocationUnknown; {|ST1204:policy.VerificationFlags = soft|};")]
    [InlineData("{|ST1204:policy.VerificationFlags = lax ? X509VerificationFlags.IgnoreEndRevocationUnknown : X509VerificationFlags.NoFlag|};")]
    [InlineData("_ = new X509ChainPolicy { {|ST1204:VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|} };")]
    [InlineData("_ = new X509Chain { ChainPolicy = { {|ST1204:VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|} } };")]
    [InlineData("_ = new SslServerAuthenticationOptions { CertificateChainPolicy = new() { {|ST1204:VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|} } };")]
    [InlineData("Action<X509ChainPolicy> configure = p => {|ST1204:p.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|};")]
    [InlineData("{|ST1204:policy.VerificationFlags = Enum.Parse<X509VerificationFlags>(\"IgnoreEndRevocationUnknown\")|};")]
    public async Task Flag_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task PrivateRoots_AreInformation() =>
        await ReportsAsync(InMethod("""
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            {|ST1204.Info:policy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|};
            """));

    [Fact]
    public async Task RootCheckOfAnUnknownAuthority_LeavesTheLesserFault() =>
        await ReportsAsync(DoNotIgnoreChainErrorsTests.InValidation(
            "{|ST1204:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreEndRevocationUnknown|};",
            "return chain.Build(certificate) && chain.ChainElements[^1].Certificate.RawData.SequenceEqual(root.RawData);"));

    [Theory]
    [InlineData("{|ST1106:policy.VerificationFlags = X509VerificationFlags.AllFlags|};")]
    [InlineData("{|ST1106:policy.VerificationFlags = (X509VerificationFlags)0x110|};")]
    [InlineData("{|ST1106:policy.VerificationFlags = {|ST1204:X509VerificationFlags.IgnoreRootRevocationUnknown|} | X509VerificationFlags.AllFlags|};")]
    public async Task GraverFault_StandsForTheWrite(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task DevelopmentGuardAndTestProject_LowerOneLevel()
    {
        await ReportsAsync(InMethod("#if DEBUG\n{|ST1204.Info:policy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|};\n#endif"), RuleSituation.Debug);
        await ReportsAsync(InMethod("{|ST1204.Info:policy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|};"), RuleSituation.TestProject);
    }

    [Theory]
    [InlineData("policy.VerificationFlags &= ~X509VerificationFlags.IgnoreEndRevocationUnknown;")]
    [InlineData("policy.VerificationFlags = policy.VerificationFlags & ~(X509VerificationFlags.IgnoreEndRevocationUnknown | X509VerificationFlags.IgnoreRootRevocationUnknown);")]
    [InlineData("if (policy.VerificationFlags == X509VerificationFlags.IgnoreEndRevocationUnknown) { throw new InvalidOperationException(); }")]
    [InlineData("if (policy.VerificationFlags.HasFlag(X509VerificationFlags.IgnoreRootRevocationUnknown)) { throw new InvalidOperationException(); }")]
    [InlineData("var strict = (policy.VerificationFlags & X509VerificationFlags.IgnoreEndRevocationUnknown) == 0; Console.WriteLine(strict);")]
    [InlineData("var names = new Dictionary<string, X509VerificationFlags> { [\"end\"] = X509VerificationFlags.IgnoreEndRevocationUnknown }; Console.WriteLine(names.Count);")]
    [InlineData("var text = policy.VerificationFlags switch { X509VerificationFlags.IgnoreEndRevocationUnknown => \"soft\", _ => \"hard\" }; Console.WriteLine(text);")]
    [InlineData("Console.WriteLine(nameof(X509VerificationFlags.IgnoreEndRevocationUnknown));")]
    [InlineData("policy.VerificationFlags = X509VerificationFlags.NoFlag; policy.RevocationMode = X509RevocationMode.Online;")]
    [InlineData("foreach (var status in new X509Chain().ChainStatus) { if (status.Status == X509ChainStatusFlags.RevocationStatusUnknown) { throw new InvalidOperationException(); } }")]
    public async Task RemovedComparedOrNamedFlags_AreSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("{|ST1204:policy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown|};", "policy.VerificationFlags = X509VerificationFlags.NoFlag;")]
    [InlineData("{|ST1204:policy.VerificationFlags = X509VerificationFlags.IgnoreEndRevocationUnknown | X509VerificationFlags.IgnoreRootRevocationUnknown|};", "policy.VerificationFlags = X509VerificationFlags.NoFlag;")]
    [InlineData("{|ST1204:policy.VerificationFlags = policy.VerificationFlags | X509VerificationFlags.IgnoreEndRevocationUnknown|};", "policy.VerificationFlags = policy.VerificationFlags;")]
    [InlineData("{|ST1204:policy.VerificationFlags |= X509VerificationFlags.IgnoreEndRevocationUnknown|};\n        Console.WriteLine(lax);", "Console.WriteLine(lax);")]
    public async Task Fix_RemovesTheFlag(string statement, string fixedStatement) =>
        await FixesAsync(InMethod(statement), InMethod(fixedStatement));

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Client
            {
                void Open(X509ChainPolicy policy, bool lax)
                {
                    {{statement}}
                }
            }
            """;
}
