using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class TrustDevelopmentCertificatesTests
{
    [Theory]
    [InlineData("if (env.IsDevelopment()) { @; }")]
    [InlineData("if (!env.IsDevelopment()) { return; } @;")]
    [InlineData("if (env.EnvironmentName == \"Development\") { @; }")]
    [InlineData("if (env.IsEnvironment(Environments.Development)) { @; }")]
    [InlineData("if (env.IsDevelopment() && Environment.Is64BitProcess) { @; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": @; break; }")]
    [InlineData("var local = env.IsDevelopment(); if (local) { @; }")]
    public async Task TrustAllInDevelopment_IsReported(string guarded)
    {
        await ReportsAsync(InMethod(guarded.Replace("@", "handler.ServerCertificateCustomValidationCallback = {|ST1110:(_, _, _, _) => true|}", StringComparison.Ordinal)));
        await ReportsAsync(InMethod(guarded.Replace("@", "handler.ServerCertificateCustomValidationCallback = {|ST1110:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task DebugRegion_IsReported() =>
        await ReportsAsync(
            InMethod("\n#if DEBUG\n        handler.ServerCertificateCustomValidationCallback = {|ST1110:(_, _, _, _) => true|};\n#endif"),
            RuleSituation.Debug);

    [Fact]
    public async Task ConditionalMethod_IsReported() =>
        await ReportsAsync("""
            class Client
            {
                [System.Diagnostics.Conditional("DEBUG")]
                void TrustAll(HttpClientHandler handler) => handler.ServerCertificateCustomValidationCallback = {|ST1110:(_, _, _, _) => true|};
            }
            """);

    [Fact]
    public async Task TestProject_IsReported() =>
        await ReportsAsync(
            InMethod("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1110:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}; }"),
            RuleSituation.TestProject);

    [Fact]
    public async Task StrictMode_Warns() =>
        await ReportsAsync(
            InMethod("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1110.Warning:(_, _, _, _) => true|}; }"),
            new RuleSituation { GlobalConfig = "build_property.SecureTeamsMode = Strict" });

    [Fact]
    public async Task SilencedHere_IsLeftToTheRuleItselfOneLevelLower() =>
        await ReportsAsync(
            InMethod("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1101.Warning:(_, _, _, _) => true|}; }"),
            RuleSituation.With("dotnet_diagnostic.ST1110.severity = none"));

    [Theory]
    [InlineData("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = null; }")]
    [InlineData("if (env.IsDevelopment()) { handler.UseProxy = false; }")]
    [InlineData("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = (_, _, _, errors) => errors == System.Net.Security.SslPolicyErrors.None; }")]
    [InlineData("if (env.IsDevelopment()) { throw new InvalidOperationException(nameof(HttpClientHandler.DangerousAcceptAnyServerCertificateValidator)); }")]
    [InlineData("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = (_, _, _, _) => false; }")]
    [InlineData("if (env.IsDevelopment() && handler.ServerCertificateCustomValidationCallback == HttpClientHandler.DangerousAcceptAnyServerCertificateValidator) { return; }")]
    public async Task HonestDevelopmentCode_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

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
