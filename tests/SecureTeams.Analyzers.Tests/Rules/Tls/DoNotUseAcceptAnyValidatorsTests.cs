using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotUseAcceptAnyValidatorsTests
{
    private const string AcceptAny = "{|ST1102:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}";

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = " + AcceptAny + ";")]
    [InlineData("_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = " + AcceptAny + " };")]
    [InlineData("HttpClientHandler made = new() { ServerCertificateCustomValidationCallback = " + AcceptAny + " };")]
    [InlineData("handler.ServerCertificateCustomValidationCallback ??= " + AcceptAny + ";")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = lax ? " + AcceptAny + " : null;")]
    [InlineData("var validator = " + AcceptAny + ";")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1102:Handler.DangerousAcceptAnyServerCertificateValidator|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1102:DangerousAcceptAnyServerCertificateValidator|};")]
    [InlineData("options.ConfigureHttpsDefaults(https => {|ST1102:https.AllowAnyClientCertificate()|});")]
    [InlineData("options.ConfigureHttpsDefaults(https => { {|ST1102:https.AllowAnyClientCertificate()|}; });")]
    [InlineData("Action allow = {|ST1102:new HttpsConnectionAdapterOptions().AllowAnyClientCertificate|};")]
    public async Task Use_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task HandlerFactory_IsReported() =>
        await ReportsAsync("""
            using Microsoft.Extensions.DependencyInjection;

            var services = new ServiceCollection();
            services.AddHttpClient("graph").ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
            {
                ServerCertificateCustomValidationCallback = {|ST1102:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|},
            });
            """);

    [Fact]
    public async Task DerivedHandler_IsReported() =>
        await ReportsAsync("""
            class Handler : HttpClientHandler
            {
                public Handler() => ServerCertificateCustomValidationCallback = {|ST1102:DangerousAcceptAnyServerCertificateValidator|};
            }
            """);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1110:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}; }")]
    [InlineData("if (!env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1109:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}; }")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsDevelopment() ? {|ST1110:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|} : null;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.IsDevelopment() ? null : {|ST1109:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = env.EnvironmentName switch { \"Development\" => {|ST1110:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}, _ => null };")]
    public async Task DevelopmentGuard_IsLeftToItsOwnRules(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(
            InMethod("handler.ServerCertificateCustomValidationCallback = {|ST1102.Warning:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};"),
            RuleSituation.TestProject);

    [Theory]
    [InlineData("if (handler.ServerCertificateCustomValidationCallback == HttpClientHandler.DangerousAcceptAnyServerCertificateValidator) { throw new InvalidOperationException(); }")]
    [InlineData("if (ReferenceEquals(handler.ServerCertificateCustomValidationCallback, HttpClientHandler.DangerousAcceptAnyServerCertificateValidator)) { return; }")]
    [InlineData("var refused = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator.Equals(handler.ServerCertificateCustomValidationCallback);")]
    [InlineData("_ = nameof(HttpClientHandler.DangerousAcceptAnyServerCertificateValidator);")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = null;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback -= HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;")]
    [InlineData("_ = Own.DangerousAcceptAnyServerCertificateValidator;")]
    [InlineData("new Own().AllowAnyClientCertificate();")]
    public async Task ComparisonOrOtherMember_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData(
        "handler.ServerCertificateCustomValidationCallback = {|ST1102:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|};\n        handler.UseProxy = false;",
        "handler.UseProxy = false;")]
    [InlineData(
        "_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1102:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|} };",
        "_ = new HttpClientHandler();")]
    [InlineData(
        "options.ConfigureHttpsDefaults(https => {|ST1102:https.AllowAnyClientCertificate()|});",
        "options.ConfigureHttpsDefaults(https => { });")]
    [InlineData(
        "options.ConfigureHttpsDefaults(https => { {|ST1102:https.AllowAnyClientCertificate()|}; https.CheckCertificateRevocation = true; });",
        "options.ConfigureHttpsDefaults(https => { https.CheckCertificateRevocation = true; });")]
    public async Task Removal_LeavesTheRestAsItWas(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData(
        "_ = new HttpClientHandler\n        { // why\n            ServerCertificateCustomValidationCallback = V\n        };",
        "_ = new HttpClientHandler\n        { // why\n        };")]
    [InlineData(
        "_ = new HttpClientHandler // why\n        {\n            ServerCertificateCustomValidationCallback = V,\n        };",
        "_ = new HttpClientHandler // why\n        {\n        };")]
    [InlineData(
        "HttpClientHandler made = new()\n        {\n            // why\n            ServerCertificateCustomValidationCallback = V,\n        };",
        "HttpClientHandler made = new()\n        {\n            // why\n        };")]
    [InlineData(
        "// why\n        handler.ServerCertificateCustomValidationCallback = V; // any\n        handler.UseProxy = false;",
        "// why\n        handler.UseProxy = false;")]
    [InlineData(
        "Own.Open(\n            \"h\",\n            // why\n            V);",
        "Own.Open(\n            \"h\"\n            // why\n            );")]
    public async Task Removal_KeepsEveryCommentThatMaySayMore(string before, string after) => await FixesAsync(InMethod(Marked(before)), InMethod(after));

    [Theory]
    [InlineData("Own.Open(\"h\", V);", "Own.Open(\"h\");")]
    [InlineData("Own.Open(\"h\", V, client: Trusted);", "Own.Open(\"h\", client: Trusted);")]
    [InlineData("Own.Open(\"h\", null, V);", "Own.Open(\"h\", null);")]
    [InlineData("Own.Open(client: V, host: \"h\");", "Own.Open(host: \"h\");")]
    public async Task OptionalArgument_IsRemoved(string before, string after) => await FixesAsync(InMethod(Marked(before)), InMethod(after));

    [Theory]
    [InlineData("Own.Open(\"h\", V, Trusted);")]
    [InlineData("Own.Open(\"h\", server: V, Trusted);")]
    public async Task OptionalArgumentBeforeAnother_GetsNoFix(string statement) => await OffersNoFixAsync(InMethod(Marked(statement)));

    [Fact]
    public async Task ValidatorInAVariable_GetsNoFix() =>
        await OffersNoFixAsync(InMethod("var validator = " + AcceptAny + ";"));

    private static string Marked(string statement) => statement.Replace(" V", " {|ST1102:HttpClientHandler.DangerousAcceptAnyServerCertificateValidator|}", StringComparison.Ordinal);

    private static string InMethod(string statement) => $$"""
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Server.Kestrel.Core;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.Hosting;
        using static System.Net.Http.HttpClientHandler;
        using Handler = System.Net.Http.HttpClientHandler;

        class Own
        {
            public static object? DangerousAcceptAnyServerCertificateValidator => null;
            public void AllowAnyClientCertificate() { }

            public static void Open(
                string host,
                Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool>? server = null,
                Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool>? client = null) { }
        }

        class Client
        {
            static bool Trusted(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None;

            void Open(HttpClientHandler handler, KestrelServerOptions options, IHostEnvironment env, bool lax)
            {
                {{statement}}
            }
        }
        """;
}
