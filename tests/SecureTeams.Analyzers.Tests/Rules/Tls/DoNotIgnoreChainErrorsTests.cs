using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotIgnoreChainErrorsTests
{
    private const string Usings = """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("{|ST1106:policy.VerificationFlags = X509VerificationFlags.AllFlags|};")]
    [InlineData("{|ST1106:policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};")]
    [InlineData("{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.IgnoreInvalidName|};")]
    [InlineData("{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid|};")]
    [InlineData("{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.IgnoreInvalidBasicConstraints|};")]
    [InlineData("{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.IgnoreInvalidPolicy|};")]
    [InlineData("{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeNested|};")]
    [InlineData("{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.IgnoreCtlNotTimeValid|};")]
    [InlineData("{|ST1106:policy.VerificationFlags |= X509VerificationFlags.AllowUnknownCertificateAuthority|};")]
    [InlineData("{|ST1106:policy.VerificationFlags = policy.VerificationFlags | X509VerificationFlags.AllFlags|};")]
    [InlineData("_ = new X509ChainPolicy { {|ST1106:VerificationFlags = X509VerificationFlags.AllFlags|} };")]
    [InlineData("X509ChainPolicy made = new() { {|ST1106:VerificationFlags = X509VerificationFlags.AllFlags|} };")]
    [InlineData("_ = new X509Chain { ChainPolicy = { {|ST1106:VerificationFlags = X509VerificationFlags.AllFlags|} } };")]
    [InlineData("_ = new SslClientAuthenticationOptions { CertificateChainPolicy = new() { {|ST1106:VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|} } };")]
    [InlineData("new SocketsHttpHandler().SslOptions.CertificateChainPolicy = new X509ChainPolicy { {|ST1106:VerificationFlags = X509VerificationFlags.AllFlags|} };")]
    [InlineData("using var chain = new X509Chain(); {|ST1106:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags|};")]
    [InlineData("X509Chain? chain = X509Chain.Create(); ({|ST1106:chain!.ChainPolicy.VerificationFlags = X509VerificationFlags.AllFlags|}).ToString();")]
    [InlineData("(policy.VerificationFlags, policy.RevocationMode) = ({|ST1106:X509VerificationFlags.AllFlags|}, X509RevocationMode.Online);")]
    [InlineData("Action<X509ChainPolicy> configure = p => {|ST1106:p.VerificationFlags = X509VerificationFlags.AllFlags|};")]
    [InlineData("void Configure(X509ChainPolicy p) => {|ST1106:p.VerificationFlags = X509VerificationFlags.AllFlags|}; Configure(policy);")]
    public async Task EveryShapeOfWrite_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("(X509VerificationFlags)0xFFF")]
    [InlineData("(X509VerificationFlags)16")]
    [InlineData("(X509VerificationFlags)Number")]
    [InlineData("~X509VerificationFlags.NoFlag")]
    [InlineData("Constant")]
    [InlineData("ReadOnlyField")]
    [InlineData("Elsewhere.Field")]
    [InlineData("Property")]
    [InlineData("AutoProperty")]
    [InlineData("Method()")]
    [InlineData("Choose(lax)")]
    [InlineData("AllFlags")]
    [InlineData("Flags.AllFlags")]
    [InlineData("lax ? X509VerificationFlags.AllFlags : X509VerificationFlags.NoFlag")]
    [InlineData("lax ? X509VerificationFlags.NoFlag : X509VerificationFlags.AllowUnknownCertificateAuthority")]
    [InlineData("lax switch { true => X509VerificationFlags.AllFlags, _ => X509VerificationFlags.NoFlag }")]
    [InlineData("given ?? X509VerificationFlags.AllFlags")]
    [InlineData("Enum.Parse<X509VerificationFlags>(\"AllFlags\")")]
    [InlineData("(X509VerificationFlags)Enum.Parse(typeof(X509VerificationFlags), \"ignorenottimevalid, allowunknowncertificateauthority\", true)")]
    [InlineData("X509VerificationFlags.AllFlags & ~X509VerificationFlags.IgnoreRootRevocationUnknown")]
    [InlineData("policy.VerificationFlags | X509VerificationFlags.AllowUnknownCertificateAuthority")]
    [InlineData("(X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreNotTimeValid)")]
    [InlineData("local")]
    [InlineData("grown")]
    [InlineData("joined")]
    public async Task ValueThatContainsTheFlag_IsReported(string value) =>
        await ReportsAsync([
            Usings + $$"""
            using static System.Security.Cryptography.X509Certificates.X509VerificationFlags;
            using Flags = System.Security.Cryptography.X509Certificates.X509VerificationFlags;

            partial class Client
            {
                private const int Number = 0x10;
                private const X509VerificationFlags Constant = X509VerificationFlags.AllFlags;
                private static readonly X509VerificationFlags ReadOnlyField = X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreNotTimeValid;
                private static X509VerificationFlags Property => X509VerificationFlags.AllFlags;
                private static X509VerificationFlags AutoProperty { get; } = X509VerificationFlags.AllFlags;
                private static X509VerificationFlags Method() { return X509VerificationFlags.AllFlags; }
                private static X509VerificationFlags Choose(bool lax) { if (lax) { return X509VerificationFlags.AllFlags; } return X509VerificationFlags.NoFlag; }

                public static async Task OpenAsync(X509ChainPolicy policy, bool lax, X509VerificationFlags? given)
                {
                    await Task.Yield();
                    var local = X509VerificationFlags.AllFlags;
                    var grown = X509VerificationFlags.NoFlag;
                    grown |= X509VerificationFlags.AllowUnknownCertificateAuthority;
                    var extra = X509VerificationFlags.AllowUnknownCertificateAuthority;
                    var joined = extra | Part;
                    {|ST1106:policy.VerificationFlags = {{value}}|};
                }
            }
            """,
            """
            using System.Security.Cryptography.X509Certificates;

            static class Elsewhere { public static readonly X509VerificationFlags Field = X509VerificationFlags.AllFlags; }
            partial class Client { private static X509VerificationFlags Part => X509VerificationFlags.NoFlag; }
            """,
        ]);

    [Fact]
    public async Task PrivateRootsThatAnyRootCanReplace_AreReportedAsWarning() =>
        await ReportsAsync(Usings + """
            class Client
            {
                X509ChainPolicy Create(X509Certificate2 root)
                {
                    var policy = new X509ChainPolicy
                    {
                        TrustMode = X509ChainTrustMode.CustomRootTrust,
                        {|ST1106.Warning:VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|},
                    };
                    policy.CustomTrustStore.Add(root);
                    return policy;
                }

                X509ChainPolicy CreateOpen(X509Certificate2 root)
                {
                    var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust };
                    policy.CustomTrustStore.Add(root);
                    {|ST1106:policy.VerificationFlags = X509VerificationFlags.AllFlags|};
                    return policy;
                }

                X509ChainPolicy CreateSystem(X509Certificate2 root)
                {
                    var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.System };
                    {|ST1106:policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};
                    policy.ExtraStore.Add(root);
                    return policy;
                }
            }
            """);

    [Theory]
    [InlineData("return chain.Build(certificate);")]
    [InlineData("var built = chain.Build(certificate); foreach (var element in chain.ChainElements) { Console.WriteLine(element.Certificate.Thumbprint); } return built;")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements.Count == 2;")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[^1].Certificate != null;")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[^1].Certificate.Subject == root.Subject;")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[^1].Certificate.GetNameInfo(X509NameType.SimpleName, false) == \"Contoso\";")]
    [InlineData("if (!chain.Build(certificate)) { throw new InvalidOperationException(string.Join(',', chain.ChainStatus.Select(status => status.StatusInformation))); } return true;")]
    [InlineData("return chain.Build(certificate) && root.Thumbprint == \"A0\";")]
    [InlineData("return chain.Build(certificate) && certificate.Subject == root.Subject;")]
    [InlineData("return chain.Build(certificate) && chain.ChainElements[^1].Certificate is not null;")]
    [InlineData("Console.WriteLine(certificate.Thumbprint); return chain.Build(certificate);")]
    [InlineData("return chain.Build(certificate) && Inspect(chain); static bool Inspect(X509Chain built) => built.ChainElements.Count > 0;")]
    public async Task UnknownAuthorityWhoseRootNobodyCompares_IsReported(string rest) =>
        await ReportsAsync(InValidation("{|ST1106:chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};", rest));

    [Fact]
    public async Task SeveralFlagsOfOneKind_AreOneFinding() =>
        await ReportsAsync(InMethod("{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid | X509VerificationFlags.IgnoreInvalidName | X509VerificationFlags.IgnoreInvalidPolicy|};"));

    [Theory]
    [InlineData("{|ST1106:policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority | {|ST1209:X509VerificationFlags.IgnoreWrongUsage|} | {|ST1204:X509VerificationFlags.IgnoreEndRevocationUnknown|}|};")]
    [InlineData("{|ST1209:policy.VerificationFlags |= X509VerificationFlags.IgnoreWrongUsage | {|ST1204:X509VerificationFlags.IgnoreRootRevocationUnknown|}|};")]
    [InlineData("{|ST1106.Warning:policy.VerificationFlags = lax ? X509VerificationFlags.IgnoreNotTimeValid : {|ST1204:X509VerificationFlags.IgnoreRootRevocationUnknown|}|};")]
    [InlineData("{|ST1106:policy.VerificationFlags = (X509VerificationFlags)0x130|};")]
    [InlineData("const X509VerificationFlags mixed = X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreWrongUsage; {|ST1106:policy.VerificationFlags = mixed|};")]
    [InlineData("{|ST1209:policy.VerificationFlags = (X509VerificationFlags)0x120|};")]
    public async Task EachFault_HasItsOwnFinding(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync(Usings + """
            const X509VerificationFlags Lax = X509VerificationFlags.AllFlags;
            using var chain = new X509Chain();
            {|ST1106:chain.ChainPolicy.VerificationFlags = Lax|};
            Console.WriteLine(chain.ChainPolicy.VerificationFlags);
            """);

    [Fact]
    public async Task FieldInitializerExtensionMethodAndGenericType_AreReported() =>
        await ReportsAsync(Usings + """
            static class Policies
            {
                private static readonly X509ChainPolicy Open = new() { {|ST1106:VerificationFlags = X509VerificationFlags.AllFlags|} };
                public static X509ChainPolicy Lax => new() { {|ST1106:VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|} };
                public static void TrustAnyRoot(this X509ChainPolicy policy) => {|ST1106:policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority|};
                public static X509ChainPolicy Get() => Open;
            }

            class Cache<T> where T : class
            {
                private void Apply(X509Chain chain, X509VerificationFlags flags) => {|ST1106:chain.ChainPolicy.VerificationFlags = flags|};
                public void Use(X509Chain chain) => Apply(chain, X509VerificationFlags.AllFlags);
            }
            """);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { {|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.AllFlags|}; }")]
    [InlineData("if (!env.IsDevelopment()) { return; } {|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.AllFlags|};")]
    [InlineData("{|ST1106.Warning:policy.VerificationFlags = env.IsDevelopment() ? X509VerificationFlags.AllFlags : X509VerificationFlags.NoFlag|};")]
    [InlineData("{|ST1106:policy.VerificationFlags = env.IsProduction() ? X509VerificationFlags.AllFlags : X509VerificationFlags.NoFlag|};")]
    public async Task DevelopmentGuard_LowersOneLevel(string guarded) =>
        await ReportsAsync(Usings + "using Microsoft.Extensions.Hosting;\n" + "class Client { void Open(IHostEnvironment env, X509ChainPolicy policy) { " + guarded + " } }");

    [Fact]
    public async Task TestProject_LowersOneLevel() =>
        await ReportsAsync(InMethod("{|ST1106.Warning:policy.VerificationFlags = X509VerificationFlags.AllFlags|};"), RuleSituation.TestProject);

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

    internal static string InValidation(string write, string rest) =>
        Usings + $$"""
            class Client
            {
                bool IsTrusted(X509Certificate2 certificate, X509Certificate2 root)
                {
                    using var chain = new X509Chain();
                    chain.ChainPolicy.ExtraStore.Add(root);
                    {{write}}
                    {{rest}}
                }
            }
            """;
}
