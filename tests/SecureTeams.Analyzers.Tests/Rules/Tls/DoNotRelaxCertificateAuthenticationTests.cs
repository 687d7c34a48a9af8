using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotRelaxCertificateAuthenticationTests
{
    [Theory]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = CertificateTypes.All|};")]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = CertificateTypes.SelfSigned|};")]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = CertificateTypes.Chained | CertificateTypes.SelfSigned|};")]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = (CertificateTypes)3|};")]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = Enum.Parse<CertificateTypes>(\"All\")|};")]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = Types|};")]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = partner ? CertificateTypes.All : CertificateTypes.Chained|};")]
    [InlineData("{|ST1113:options.ValidateValidityPeriod = false|};")]
    [InlineData("_ = new CertificateAuthenticationOptions { {|ST1113:ValidateValidityPeriod = false|} };")]
    [InlineData("var check = false; {|ST1113:options.ValidateValidityPeriod = check|};")]
    [InlineData("Action<CertificateAuthenticationOptions> configure = made => {|ST1113:made.AllowedCertificateTypes = CertificateTypes.All|};")]
    [InlineData("builder.AddCertificate(made => { {|ST1113:made.AllowedCertificateTypes = CertificateTypes.SelfSigned|}; made.RevocationMode = X509RevocationMode.Online; });")]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = CertificateTypes.All|}; options.Events = new CertificateAuthenticationEvents { OnCertificateValidated = context => { context.Success(); return Task.CompletedTask; } };")]
    public async Task RelaxedOption_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("options.Events = new CertificateAuthenticationEvents { OnCertificateValidated = context => { if (!known.Contains(context.ClientCertificate.GetCertHashString(System.Security.Cryptography.HashAlgorithmName.SHA256))) { context.Fail(\"unknown\"); } return Task.CompletedTask; } };")]
    [InlineData("options.Events = new KnownCertificates();")]
    [InlineData("options.EventsType = typeof(KnownCertificates);")]
    [InlineData("options.Events = new CertificateAuthenticationEvents { OnCertificateValidated = Check };")]
    public async Task EventThatMayRefuse_LowersSelfSigned(string statement)
    {
        await ReportsAsync(InMethod("{|ST1113.Info:options.AllowedCertificateTypes = CertificateTypes.SelfSigned|}; " + statement));
        await ReportsAsync(InMethod(statement + " {|ST1113:options.ValidateValidityPeriod = false|};"));
    }

    [Fact]
    public async Task TestProjectAndDevelopment_LowerByOneLevel()
    {
        await ReportsAsync(InMethod("{|ST1113.Info:options.AllowedCertificateTypes = CertificateTypes.All|};"), RuleSituation.TestProject);
        await ReportsAsync(InMethod("if (env.IsDevelopment()) { {|ST1113.Info:options.ValidateValidityPeriod = false|}; }"));
    }

    [Theory]
    [InlineData("options.AllowedCertificateTypes = CertificateTypes.Chained;")]
    [InlineData("options.AllowedCertificateTypes = CertificateTypes.Chained; options.ChainTrustValidationMode = X509ChainTrustMode.CustomRootTrust; options.CustomTrustStore.Add(root);")]
    [InlineData("options.ValidateValidityPeriod = true;")]
    [InlineData("options.ValidateValidityPeriod = partner;")]
    [InlineData("options.AllowedCertificateTypes &= ~CertificateTypes.SelfSigned;")]
    [InlineData("if (options.AllowedCertificateTypes.HasFlag(CertificateTypes.SelfSigned)) { throw new InvalidOperationException(); }")]
    [InlineData("if (options.AllowedCertificateTypes == CertificateTypes.All || !options.ValidateValidityPeriod) { throw new InvalidOperationException(); }")]
    [InlineData("var text = options.AllowedCertificateTypes switch { CertificateTypes.All => \"all\", CertificateTypes.SelfSigned => \"own\", _ => \"chained\" };")]
    [InlineData("var same = new CertificateAuthenticationOptions { AllowedCertificateTypes = CertificateTypes.All }.Equals(options);")]
    [InlineData("var own = new Own { AllowedCertificateTypes = CertificateTypes.All, ValidateValidityPeriod = false };")]
    [InlineData("options.AllowedCertificateTypes = new Own().AllowedCertificateTypes;")]
    public async Task DefaultOrComparison_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task RevocationModeBesideIt_IsTheOtherRules() =>
        await ReportsAsync(InMethod("options.AllowedCertificateTypes = CertificateTypes.Chained; {|ST1201:options.RevocationMode = X509RevocationMode.NoCheck|};"));

    [Theory]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = CertificateTypes.All|}; // why", "options.AllowedCertificateTypes = CertificateTypes.Chained; // why")]
    [InlineData("{|ST1113:options.AllowedCertificateTypes = CertificateTypes.Chained | CertificateTypes.SelfSigned|};", "options.AllowedCertificateTypes = CertificateTypes.Chained;")]
    [InlineData("_ = new CertificateAuthenticationOptions { {|ST1113:ValidateValidityPeriod = false|} };", "_ = new CertificateAuthenticationOptions { ValidateValidityPeriod = true };")]
    public async Task Option_GetsItsDefault(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    private static string InMethod(string statement) => $$"""
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Authentication.Certificate;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        sealed class Own
        {
            public CertificateTypes AllowedCertificateTypes { get; set; }
            public bool ValidateValidityPeriod { get; set; }
        }

        sealed class KnownCertificates : CertificateAuthenticationEvents
        {
        }

        class Startup
        {
            private const CertificateTypes Types = CertificateTypes.SelfSigned;

            private static Task Check(CertificateValidatedContext context) => Task.CompletedTask;

            void Configure(AuthenticationBuilder builder, CertificateAuthenticationOptions options, HashSet<string> known, X509Certificate2 root, IHostEnvironment env, bool partner)
            {
                {{statement}}
            }
        }
        """;
}
