using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDisableCertificateValidationGuardTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("if (env.IsDevelopment()) { #; }")]
    [InlineData("if (!env.IsDevelopment()) { return; } #;")]
    [InlineData("if (env.IsDevelopment() && Environment.Is64BitProcess) #;")]
    [InlineData("var dev = env.IsDevelopment(); if (dev) { #; }")]
    [InlineData("if (env.EnvironmentName == \"Development\") { #; }")]
    [InlineData("if (env.IsEnvironment(Environments.Development)) { #; }")]
    [InlineData("if (env.IsProduction()) { } else if (env.IsDevelopment()) { #; }")]
    [InlineData("if (!env.IsDevelopment()) { } else { #; }")]
    [InlineData("if (string.Equals(Environment.GetEnvironmentVariable(\"DOTNET_ENVIRONMENT\"), \"Development\", StringComparison.OrdinalIgnoreCase)) { #; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": #; break; }")]
    [InlineData("if (env.IsDevelopment() is not true) return; #;")]
    [InlineData("var dev = false; dev = env.IsDevelopment(); if (dev) { #; }")]
    public async Task DevelopmentGuard_IsLeftToItsOwnRule(string guarded) =>
        await ReportsAsync(InGuard(guarded, "ST1110"));

    [Theory]
    [InlineData("if (env.IsDevelopment() || env.IsStaging()) { #; }")]
    [InlineData("if (!env.IsProduction()) { #; }")]
    [InlineData("if (Environment.Is64BitProcess) { #; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": case \"Staging\": #; break; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": break; default: #; break; }")]
    [InlineData("var dev = env.IsDevelopment(); if (Environment.Is64BitProcess) dev = true; if (dev) { #; }")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MODE\") == \"Development\") { #; }")]
    public async Task ForeignGuard_IsReportedInFull(string guarded) =>
        await ReportsAsync(InGuard(guarded, "ST1101"));

    [Theory]
    [InlineData("if (env.IsDevelopment()) { TrustAll(handler); }", "ST1110")]
    [InlineData("if (!env.IsDevelopment()) { TrustAll(handler); }", "ST1109")]
    [InlineData("if (env.IsDevelopment()) { TrustAll(handler); } TrustAll(handler);", "ST1101")]
    public async Task GuardAroundTheOnlyCallOfAPrivateMethod_Counts(string statement, string id) =>
        await ReportsAsync(Usings + $$"""
            using Microsoft.Extensions.Hosting;

            class Client
            {
                void Open(IHostEnvironment env, HttpClientHandler handler)
                {
                    {{statement}}
                }

                private static void TrustAll(HttpClientHandler handler) => handler.ServerCertificateCustomValidationCallback = {|{{id}}:(_, _, _, _) => true|};
            }
            """);

    [Fact]
    public async Task DebugRegion_IsLeftToItsOwnRule() =>
        await ReportsAsync(InMethod("""

            #if DEBUG
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1110:(_, _, _, _) => true|};
            #endif
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};
            """), RuleSituation.Debug);

    [Fact]
    public async Task InvertedDebugRegion_IsLeftToItsOwnRule() =>
        await ReportsAsync(InMethod("""

            #if !DEBUG
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1109:(_, _, _, _) => true|};
            #endif
            #if !RELEASE
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};
            #endif
            #if DEBUG
            #else
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1109:(_, _, _, _) => true|};
            #endif
            """));

    [Fact]
    public async Task ConditionalDebugMethod_IsLeftToItsOwnRule() =>
        await ReportsAsync(Usings + """
            class Client
            {
                [System.Diagnostics.Conditional("DEBUG")]
                void TrustAll(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = {|ST1110:(_, _, _, _) => true|};
            }
            """);

    [Fact]
    public async Task ManyEarlyExits_AreEachReported()
    {
        var steps = string.Join('\n', Enumerable.Range(0, 100).Select(step => $"var b{step} = x[{step}]; if (b{step}) return; handler.ServerCertificateCustomValidationCallback = {{|ST1101:(_, _, _, _) => true|}};"));
        await ReportsAsync(Usings + "class Client { void Open(bool[] x, HttpClientHandler handler) { " + steps + " } }");
    }

    private static string InMethod(string statement) =>
        Usings + $$"""
            #pragma warning disable SYSLIB0014
            class Client
            {
                void Open()
                {
                    {{(statement.StartsWith("new HttpClientHandler {", StringComparison.Ordinal) ? "_ = " + statement : statement)}}
                }
            }
            """;

    private static string InGuard(string guarded, string id) =>
        Usings + $$"""
            using Microsoft.Extensions.Hosting;

            class Client
            {
                void Open(IHostEnvironment env, HttpClientHandler handler)
                {
                    {{guarded.Replace("#", "handler.ServerCertificateCustomValidationCallback = {|" + id + ":(_, _, _, _) => true|}", StringComparison.Ordinal)}}
                }
            }
            """;
}
