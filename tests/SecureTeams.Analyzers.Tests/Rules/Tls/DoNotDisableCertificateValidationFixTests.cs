using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDisableCertificateValidationFixTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData(
        "handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};\n        handler.UseProxy = false;",
        "handler.UseProxy = false;")]
    [InlineData(
        "handler.UseProxy = false;\n        // The platform decides.\n        handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};",
        "handler.UseProxy = false;\n        // The platform decides.")]
    [InlineData(
        "if (handler.UseProxy) handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};",
        "if (handler.UseProxy) { }")]
    [InlineData(
        "_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|} };",
        "_ = new HttpClientHandler();")]
    [InlineData(
        "HttpClientHandler made = new() { ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|} };",
        "HttpClientHandler made = new();")]
    [InlineData(
        "_ = new HttpClientHandler { UseProxy = false, ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|} };",
        "_ = new HttpClientHandler { UseProxy = false };")]
    [InlineData(
        "_ = new HttpClientHandler\n        {\n            ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|},\n            UseProxy = false,\n        };",
        "_ = new HttpClientHandler\n        {\n            UseProxy = false,\n        };")]
    [InlineData(
        "_ = new HttpClientHandler\n        {\n            UseProxy = false, // no proxy\n            ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|}\n        };",
        "_ = new HttpClientHandler\n        {\n            UseProxy = false // no proxy\n        };")]
    [InlineData(
        "_ = new SslStream(Stream.Null, false, {|ST1101:(_, _, _, _) => true|});",
        "_ = new SslStream(Stream.Null, false);")]
    [InlineData(
        "Action<HttpClientHandler> configure = made => made.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};",
        "Action<HttpClientHandler> configure = made => { };")]
    [InlineData(
        "handler.UseProxy = false;\n        handler.ServerCertificateCustomValidationCallback = {|ST1101:AcceptAll|};",
        "handler.UseProxy = false;")]
    [InlineData(
        "handler.UseProxy = false;\n        ServicePointManager.ServerCertificateValidationCallback += {|ST1101:(_, _, _, _) => true|}; // all",
        "handler.UseProxy = false;")]
    [InlineData(
        "_ = new SocketsHttpHandler { SslOptions = { RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} } };",
        "_ = new SocketsHttpHandler { SslOptions = { } };")]
    [InlineData(
        "_ = new SocketsHttpHandler\n        {\n            SslOptions = new SslClientAuthenticationOptions\n            {\n                // No name check yet.\n                RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|},\n                AllowRenegotiation = false,\n            },\n        };",
        "_ = new SocketsHttpHandler\n        {\n            SslOptions = new SslClientAuthenticationOptions\n            {\n                // No name check yet.\n                AllowRenegotiation = false,\n            },\n        };")]
    [InlineData(
        "handler.UseProxy = false;\n#if !OLD\n        handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};\n#endif",
        "handler.UseProxy = false;\n#if !OLD\n#endif")]
    [InlineData(
        "switch (1) { case 1: handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|}; break; }",
        "switch (1) { case 1: break; }")]
    public async Task Removal_LeavesTheRestAsItWas(string before, string after) =>
        await FixesAsync(InHandler(before), InHandler(after));

    [Theory]
    [InlineData(
        "handler.UseProxy = false; handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|}; // lab\n        handler.UseCookies = false;",
        "handler.UseProxy = false; // lab\n        handler.UseCookies = false;")]
    [InlineData(
        "handler.UseProxy = false; handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};\n        handler.UseCookies = false;",
        "handler.UseProxy = false;\n        handler.UseCookies = false;")]
    [InlineData(
        "_ = new HttpClientHandler\n        {\n            UseProxy = false, ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|}, // lab\n            UseCookies = false,\n        };",
        "_ = new HttpClientHandler\n        {\n            UseProxy = false, // lab\n            UseCookies = false,\n        };")]
    public async Task CommentOfALineThatStays_IsKept(string before, string after) => await FixesAsync(InHandler(before), InHandler(after));

    [Theory]
    [InlineData("maybe?.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};\n        handler.UseProxy = false;", "handler.UseProxy = false;")]
    [InlineData("holder?.Handler?.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};\n        handler.UseProxy = false;", "handler.UseProxy = false;")]
    public async Task NullConditionalAssignment_IsRemoved(string before, string after) => await FixesAsync(InHandler(before), InHandler(after));

    [Fact]
    public async Task ManyInSeveralFiles_AreFixedInEveryScope()
    {
        var statements = Enumerable.Range(0, 12).Select(index => $"handler.MaxConnectionsPerServer = {index + 1};\n").ToList();
        var bad = "        handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};\n        ";
        var before = InHandler(string.Concat(statements.Select(statement => statement + bad)));
        var after = InHandler(string.Concat(statements.Select(statement => statement + "        ")));
        var other = Usings + "class Second { void Open(HttpClientHandler handler) { # } }";

        await FixesAsync(
            [before, other.Replace("#", "handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};", StringComparison.Ordinal)],
            [after, other.Replace("# ", string.Empty, StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task OneThatCannotGo_KeepsNoOtherFromGoing() =>
        await FixesAsync(
            InHandler("_ = new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|} };\n        _ = new Needed { Callback = {|ST1101:(_, _, _, _) => true|} };\n        handler.ServerCertificateCustomValidationCallback = {|ST1101:AcceptAll|};"),
            InHandler("_ = new HttpClientHandler();\n        _ = new Needed { Callback = {|ST1101:(_, _, _, _) => true|} };"));

    [Fact]
    public async Task AllInADocument_AreFixedTogether() =>
        await FixesAsync(
            InHandler("""
                _ = new SslStream(Stream.Null, false, {|ST1101:(_, _, _, _) => true|});
                        handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};
                        _ = new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|}, UseProxy = false };
                """),
            InHandler("""
                _ = new SslStream(Stream.Null, false);
                        _ = new HttpClientHandler { UseProxy = false };
                """));

    [Theory]
    [InlineData("RemoteCertificateValidationCallback callback = {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("Use({|ST1101:(_, _, _, _) => true|});")]
    [InlineData("Func<RemoteCertificateValidationCallback> make = () => {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("Connect(\"host\", {|ST1101:(_, _, _, _) => true|});")]
    [InlineData("_ = new Needed { Callback = {|ST1101:(_, _, _, _) => true|} };")]
    public async Task RemovalThatWouldNotCompile_IsNotOffered(string statement) =>
        await OffersNoFixAsync(InHandler(statement));

    private static string InHandler(string statements) =>
        Usings + $$"""
            class Needed
            {
                public required RemoteCertificateValidationCallback Callback { get; set; }
            }

            class Holder
            {
                public HttpClientHandler? Handler { get; set; }
            }

            class Client
            {
                static void Use(RemoteCertificateValidationCallback callback) { }

                static void Connect(string host, RemoteCertificateValidationCallback callback) { }

                static void Connect(object otherMeaning) { }

                static bool AcceptAll(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

                void Open(HttpClientHandler handler, HttpClientHandler? maybe, Holder? holder)
                {
                    {{statements}}
                }
            }
            """.Replace("                    \n", string.Empty, StringComparison.Ordinal);
}
