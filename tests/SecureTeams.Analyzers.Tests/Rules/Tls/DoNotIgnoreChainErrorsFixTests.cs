using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotIgnoreChainErrorsFixTests
{
    [Theory]
    [InlineData("{|ST1106:policy.VerificationFlags = X509VerificationFlags.AllFlags|};", "policy.VerificationFlags = X509VerificationFlags.NoFlag;")]
    [InlineData("{|ST1106:policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|}; // lab", "policy.VerificationFlags = X509VerificationFlags.NoFlag; // lab")]
    [InlineData("{|ST1106:policy.VerificationFlags = (X509VerificationFlags)0xFFF|};", "policy.VerificationFlags = X509VerificationFlags.NoFlag;")]
    [InlineData("{|ST1106:policy.VerificationFlags = Enum.Parse<X509VerificationFlags>(\"AllFlags\")|};", "policy.VerificationFlags = X509VerificationFlags.NoFlag;")]
    [InlineData("{|ST1106:policy.VerificationFlags |= X509VerificationFlags.AllFlags|};\n        policy.RevocationMode = X509RevocationMode.Online;", "policy.RevocationMode = X509RevocationMode.Online;")]
    [InlineData("_ = new X509ChainPolicy { {|ST1106:VerificationFlags = X509VerificationFlags.AllFlags|} };", "_ = new X509ChainPolicy { VerificationFlags = X509VerificationFlags.NoFlag };")]
    [InlineData(
        "{|ST1106:policy.VerificationFlags = lax ? X509VerificationFlags.AllFlags : X509VerificationFlags.NoFlag|};",
        "policy.VerificationFlags = lax ? X509VerificationFlags.NoFlag : X509VerificationFlags.NoFlag;")]
    [InlineData(
        "{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreInvalidName|};",
        "policy.VerificationFlags = X509VerificationFlags.NoFlag;")]
    [InlineData(
        "{|ST1106.Warning:policy.VerificationFlags = policy.VerificationFlags | (X509VerificationFlags.IgnoreInvalidName)|};",
        "policy.VerificationFlags = policy.VerificationFlags;")]
    public async Task Fix_IgnoresNothing(string statement, string fixedStatement) =>
        await FixesAsync(InMethod(statement), InMethod(fixedStatement));

    [Fact]
    public async Task Fixes_OfAllRules_LeaveNoFlag() =>
        Assert.Equal(
            InMethod("policy.VerificationFlags = X509VerificationFlags.NoFlag;"),
            await Snippet.FixedAsync(InMethod("policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreWrongUsage | X509VerificationFlags.IgnoreEndRevocationUnknown;")));

    [Fact]
    public async Task Fix_NamesTheTypeInFull_WhereItIsNotImported() =>
        await FixesAsync(
            """
            static class Flags { public const System.Security.Cryptography.X509Certificates.X509VerificationFlags Lax = (System.Security.Cryptography.X509Certificates.X509VerificationFlags)0xFFF; }
            class Client { void Open(System.Security.Cryptography.X509Certificates.X509Chain chain) { {|ST1106:chain.ChainPolicy.VerificationFlags = Flags.Lax|}; } }
            """,
            """
            static class Flags { public const System.Security.Cryptography.X509Certificates.X509VerificationFlags Lax = (System.Security.Cryptography.X509Certificates.X509VerificationFlags)0xFFF; }
            class Client { void Open(System.Security.Cryptography.X509Certificates.X509Chain chain) { chain.ChainPolicy.VerificationFlags = System.Security.Cryptography.X509Certificates.X509VerificationFlags.NoFlag; } }
            """);

    private static string InMethod(string statement) => $$"""
        using System.Security.Cryptography.X509Certificates;

        class Client
        {
            void Open(X509ChainPolicy policy, bool lax)
            {
                {{statement}}
            }
        }
        """;
}
