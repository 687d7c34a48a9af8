using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDisableUsageChecksTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Certificate;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        """;

    [Theory]
    [InlineData("{|ST1209:options.ValidateCertificateUse = false|};")]
    [InlineData("{|ST1209:options.ValidateCertificateUse = !true|};")]
    [InlineData("{|ST1209:options.ValidateCertificateUse &= false|};")]
    [InlineData("{|ST1209:options.ValidateCertificateUse = Off|};")]
    [InlineData("{|ST1209:options.ValidateCertificateUse = Property|};")]
    [InlineData("var off = false; {|ST1209:options.ValidateCertificateUse = off|};")]
    [InlineData("{|ST1209:options.ValidateCertificateUse = lax ? false : true|};")]
    [InlineData("_ = new CertificateAuthenticationOptions { {|ST1209:ValidateCertificateUse = false|} };")]
    [InlineData("{|ST1209:(options.ValidateCertificateUse, lax) = (false, true)|};")]
    [InlineData("CertificateAuthenticationOptions made = new() { {|ST1209:ValidateCertificateUse = false|}, ValidateValidityPeriod = true };")]
    [InlineData("services.AddAuthentication(CertificateAuthenticationDefaults.AuthenticationScheme).AddCertificate(o => {|ST1209:o.ValidateCertificateUse = false|});")]
    [InlineData("services.AddAuthentication().AddCertificate(o => { o.AllowedCertificateTypes = CertificateTypes.Chained; {|ST1209:o.ValidateCertificateUse = false|}; });")]
    [InlineData("services.Configure<CertificateAuthenticationOptions>(o => {|ST1209:o.ValidateCertificateUse = false|});")]
    [InlineData("{|ST1209:policy.VerificationFlags = X509VerificationFlags.IgnoreWrongUsage|};")]
    [InlineData("{|ST1209:policy.VerificationFlags |= X509VerificationFlags.IgnoreWrongUsage|};")]
    [InlineData("{|ST1209:policy.VerificationFlags = (X509VerificationFlags)32|};")]
    [InlineData("_ = new X509ChainPolicy { {|ST1209:VerificationFlags = X509VerificationFlags.IgnoreWrongUsage|} };")]
    [InlineData("var flags = X509VerificationFlags.IgnoreWrongUsage; {|ST1209:policy.VerificationFlags = flags|};")]
    public async Task UsageThatIsNotChecked_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task DerivedOptionsAndTopLevelStatements_AreReported() =>
        await ReportsAsync(Usings + """
            var services = new ServiceCollection();
            services.Configure<DeviceOptions>(options => {|ST1209:options.ValidateCertificateUse = false|});

            class DeviceOptions : CertificateAuthenticationOptions
            {
                public DeviceOptions() => {|ST1209:ValidateCertificateUse = false|};
            }
            """);

    [Fact]
    public async Task PrivateRoots_AreInformation() =>
        await ReportsAsync(InMethod("""
            services.AddAuthentication().AddCertificate(o =>
            {
                o.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust;
                o.CustomTrustStore.Add(root);
                {|ST1209.Info:o.ValidateCertificateUse = false|};
            });
            policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            {|ST1209.Info:policy.VerificationFlags = X509VerificationFlags.IgnoreWrongUsage|};
            """));

    [Theory]
    [InlineData("if (env.IsDevelopment()) { {|ST1209.Info:options.ValidateCertificateUse = false|}; }")]
    [InlineData("{|ST1209.Info:options.ValidateCertificateUse = env.IsDevelopment() ? false : true|};")]
    [InlineData("{|ST1209:options.ValidateCertificateUse = env.IsDevelopment() ? true : false|};")]
    public async Task DevelopmentGuard_LowersOneLevel(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_LowersOneLevel() =>
        await ReportsAsync(InMethod("{|ST1209.Info:options.ValidateCertificateUse = false|};"), RuleSituation.TestProject);

    [Theory]
    [InlineData("options.ValidateCertificateUse = true;")]
    [InlineData("options.ValidateCertificateUse = !env.IsDevelopment();")]
    [InlineData("options.ValidateCertificateUse |= false;")]
    [InlineData("options.ValidateCertificateUse = lax;")]
    [InlineData("options.ValidateCertificateUse = bool.Parse(\"false\");")]
    [InlineData("options.ValidateCertificateUse = other.ValidateCertificateUse;")]
    [InlineData("if (options.ValidateCertificateUse == false) { throw new InvalidOperationException(); }")]
    [InlineData("if (options is { ValidateCertificateUse: false }) { throw new InvalidOperationException(); }")]
    [InlineData("if (!options.ValidateCertificateUse) { options.ValidateCertificateUse = true; }")]
    [InlineData("services.AddAuthentication().AddCertificate(o => { o.AllowedCertificateTypes = CertificateTypes.Chained; o.RevocationMode = X509RevocationMode.Online; o.ValidateCertificateUse = true; });")]
    [InlineData("policy.VerificationFlags &= ~X509VerificationFlags.IgnoreWrongUsage;")]
    [InlineData("if ((policy.VerificationFlags & X509VerificationFlags.IgnoreWrongUsage) != 0) { throw new InvalidOperationException(); }")]
    [InlineData("policy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.2\"));")]
    [InlineData("var copy = new { ValidateCertificateUse = false }; Console.WriteLine(copy);")]
    public async Task UsageThatIsCheckedOrUnknown_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("{|ST1209:options.ValidateCertificateUse = false|};\n        options.ValidateValidityPeriod = true;", "options.ValidateValidityPeriod = true;")]
    [InlineData("_ = new CertificateAuthenticationOptions { {|ST1209:ValidateCertificateUse = false|}, ValidateValidityPeriod = true };", "_ = new CertificateAuthenticationOptions { ValidateValidityPeriod = true };")]
    [InlineData("services.AddAuthentication().AddCertificate(o => {|ST1209:o.ValidateCertificateUse = false|});", "services.AddAuthentication().AddCertificate(o => { });")]
    [InlineData("{|ST1209:policy.VerificationFlags = X509VerificationFlags.IgnoreWrongUsage|};", "policy.VerificationFlags = X509VerificationFlags.NoFlag;")]
    [InlineData("{|ST1209:policy.VerificationFlags |= X509VerificationFlags.IgnoreWrongUsage|};\n        options.ValidateValidityPeriod = true;", "options.ValidateValidityPeriod = true;")]
    public async Task Fix_ChecksTheUsageAgain(string statement, string fixedStatement) =>
        await FixesAsync(InMethod(statement), InMethod(fixedStatement));

    [Fact]
    public async Task AssignmentThatHoldsAnother_GetsNoFix() =>
        await OffersNoFixAsync(InMethod("{|ST1209:options.ValidateCertificateUse = lax = false|};"));

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Client
            {
                private const bool Off = false;
                private static bool Property => false;

                void Open(CertificateAuthenticationOptions options, CertificateAuthenticationOptions other, IServiceCollection services, X509ChainPolicy policy, X509Certificate2 root, IHostEnvironment env, bool lax)
                {
                    {{statement}}
                }
            }
            """;
}
