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

            class Client
            {
                static void Use(RemoteCertificateValidationCallback callback) { }

                static void Connect(string host, RemoteCertificateValidationCallback callback) { }

                static void Connect(object otherMeaning) { }

                static bool AcceptAll(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

                void Open(HttpClientHandler handler)
                {
                    {{statements}}
                }
            }
            """.Replace("                    \n", string.Empty, StringComparison.Ordinal);
}
