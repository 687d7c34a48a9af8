using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotInvertDevelopmentGuardsTests
{
    private const string TrustAll = "handler.ServerCertificateCustomValidationCallback = {|#:(_, _, _, _) => true|}";

    [Theory]
    [InlineData("if (!env.IsDevelopment()) { @; }")]
    [InlineData("if (env.IsProduction()) { @; }")]
    [InlineData("if (env.IsDevelopment()) { return; } @;")]
    [InlineData("if (env.IsDevelopment()) { } else { @; }")]
    [InlineData("if (env.EnvironmentName != \"Development\") { @; }")]
    [InlineData("if (env.EnvironmentName != Environments.Development) { @; }")]
    [InlineData("if (env.IsEnvironment(\"Production\")) { @; }")]
    [InlineData("if (env.IsDevelopment() == false) { @; }")]
    [InlineData("if (env.IsDevelopment() is false) { @; }")]
    [InlineData("var local = env.IsDevelopment(); if (!local) { @; }")]
    [InlineData("if (!env.IsDevelopment() && Environment.Is64BitProcess) { @; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Production\": @; break; }")]
    [InlineData("if (!string.Equals(env.EnvironmentName, \"Development\", StringComparison.OrdinalIgnoreCase)) { @; }")]
    public async Task WrongWayRound_IsReported(string guarded) => await ReportsAsync(InGuard(guarded, "ST1109"));

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1109:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback ??= {|ST1109:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};")]
    public async Task BuiltInValidator_IsReported(string statement) =>
        await ReportsAsync(InMethod("if (env.IsProduction()) { " + statement + " }"));

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsDevelopment() ? null : {|ST1109:(_, _, _, _) => true|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsProduction() ? {|ST1109:(_, _, _, _) => true|} : null;")]
    public async Task Choice_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task DebugRegion_IsReported() =>
        await ReportsAsync(InMethod("""

            #if !DEBUG
            handler.ServerCertificateCustomValidationCallback = {|ST1109:(_, _, _, _) => true|};
            #endif
            #if DEBUG
            #else
            handler.ServerCertificateCustomValidationCallback = {|ST1109:(_, _, _, _) => true|};
            #endif
            """));

    [Fact]
    public async Task OnlyCallOfAPrivateMethod_IsReported() =>
        await ReportsAsync("""
            using Microsoft.Extensions.Hosting;

            class Client
            {
                void Open(IHostEnvironment env, HttpClientHandler handler)
                {
                    if (!env.IsDevelopment())
                    {
                        TrustAll(handler);
                    }
                }

                private static void TrustAll(HttpClientHandler handler) => handler.ServerCertificateCustomValidationCallback = {|ST1109:(_, _, _, _) => true|};
            }
            """);

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1109:(_, _, _, errors) => errors != SslPolicyErrors.RemoteCertificateChainErrors|}")]
    [InlineData("{|ST1109:policy.VerificationFlags = X509VerificationFlags.AllFlags|}")]
    [InlineData("{|ST1109:policy.VerificationFlags |= X509VerificationFlags.IgnoreNotTimeValid|}")]
    [InlineData("{|ST1109:options.AllowedCertificateTypes = CertificateTypes.All|}")]
    [InlineData("{|ST1109:options.ValidateValidityPeriod = false|}")]
    public async Task LesserWeakness_IsReported(string statement)
    {
        var source = $$"""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            using Microsoft.AspNetCore.Authentication.Certificate;
            using Microsoft.Extensions.Hosting;

            class Client
            {
                void Open(IHostEnvironment env, HttpClientHandler handler, X509ChainPolicy policy, CertificateAuthenticationOptions options)
                {
                    if (#) { {{statement}}; }
                }
            }
            """;
        await ReportsAsync(source.Replace("#", "!env.IsDevelopment()", StringComparison.Ordinal));
        await ReportsAsync(source.Replace("#", "env.IsProduction()", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("if (!env.IsDevelopment() && handler.ServerCertificateCustomValidationCallback != null) { throw new InvalidOperationException(); }")]
    [InlineData("if (!env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = null; }")]
    [InlineData("if (env.IsProduction()) { handler.CheckCertificateRevocationList = true; }")]
    [InlineData("if (!env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None; }")]
    [InlineData("if (env.IsProduction()) { handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => false; }")]
    [InlineData("if (!env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => throw new NotSupportedException(); }")]
    public async Task StricterOutsideDevelopment_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData("if (env.IsDevelopment() || env.IsStaging()) { @; }")]
    [InlineData("if (!env.IsProduction()) { @; }")]
    [InlineData("if (Environment.Is64BitProcess) { @; }")]
    public async Task OtherGuard_IsLeftToTheRuleItself(string guarded) => await ReportsAsync(InGuard(guarded, "ST1101"));

    [Fact]
    public async Task SilencedHere_IsLeftToTheRuleItself() =>
        await ReportsAsync(
            InGuard("if (!env.IsDevelopment()) { @; }", "ST1101"),
            RuleSituation.With("dotnet_diagnostic.ST1109.severity = none"));

    [Theory]
    [InlineData("if (!env.IsDevelopment())\n        {\n            @;\n        }", "if (env.IsDevelopment())\n        {\n            @;\n        }")]
    [InlineData("if (env.IsProduction()) // live\n            @;", "if (env.IsDevelopment()) // live\n            @;")]
    [InlineData("if (env.EnvironmentName != Environments.Development) { @; }", "if (env.EnvironmentName == Environments.Development) { @; }")]
    [InlineData("if (\"Development\" != env.EnvironmentName) { @; }", "if (\"Development\" == env.EnvironmentName) { @; }")]
    public async Task Guard_IsTurnedRound(string before, string after) =>
        await FixesAsync(InGuard(before, "ST1109"), InGuard(after, "ST1110"));

    [Theory]
    [InlineData("env.IsDevelopment() ? null : {|ST1109:(_, _, _, _) => true|}", "!env.IsDevelopment() ? null : {|ST1110:(_, _, _, _) => true|}")]
    [InlineData("env.IsProduction() ? {|ST1109:(_, _, _, _) => true|} : null", "env.IsDevelopment() ? {|ST1110:(_, _, _, _) => true|} : null")]
    public async Task Choice_IsTurnedRound(string before, string after) =>
        await FixesAsync(
            InMethod("handler.ServerCertificateCustomValidationCallback = " + before + ";"),
            InMethod("handler.ServerCertificateCustomValidationCallback = " + after + ";"));

    [Theory]
    [InlineData("if (!env.IsDevelopment()) { handler.UseProxy = true; @; }")]
    [InlineData("if (env.IsDevelopment()) { handler.UseProxy = true; } else { @; }")]
    [InlineData("if (env.IsDevelopment()) { return; } @;")]
    [InlineData("if (!env.IsDevelopment() && Environment.Is64BitProcess) { @; }")]
    public async Task GuardOfMore_GetsNoFix(string guarded) => await OffersNoFixAsync(InGuard(guarded, "ST1109"));

    private static string InGuard(string guarded, string id) => InMethod(guarded.Replace("@", TrustAll.Replace("#", id, StringComparison.Ordinal), StringComparison.Ordinal));

    private static string InMethod(string statement) => $$"""
        using Microsoft.Extensions.Hosting;

        class Client
        {
            void Open(IHostEnvironment env, HttpClientHandler handler)
            {
                {{statement}}
            }
        }
        """;
}
