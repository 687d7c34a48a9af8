using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDisableCertificateValidationTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("new HttpClientHandler { ServerCertificateCustomValidationCallback = {|ST1101:(request, certificate, chain, errors) => true|} };")]
    [InlineData("new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:delegate { return true; }|};")]
    [InlineData("new SocketsHttpHandler().SslOptions.RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("_ = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} };")]
    [InlineData("_ = new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|} };")]
    [InlineData("_ = new SslStream(Stream.Null, false, {|ST1101:(_, _, _, _) => true|});")]
    [InlineData("_ = new SslStream(Stream.Null, userCertificateValidationCallback: {|ST1101:(_, _, _, _) => true|}, leaveInnerStreamOpen: false);")]
    [InlineData("_ = {|ST1101:new RemoteCertificateValidationCallback((_, _, _, _) => true)|};")]
    [InlineData("RemoteCertificateValidationCallback callback = {|ST1101:new((_, _, _, _) => true)|};")]
    [InlineData("_ = {|ST1101:(RemoteCertificateValidationCallback)((_, _, _, _) => true)|};")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback += {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("ServicePointManager.ServerCertificateValidationCallback ??= {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("WebRequest.CreateHttp(\"https://contoso.com\").ServerCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("new System.Net.WebSockets.ClientWebSocket().Options.RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|};")]
    [InlineData("new Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions().ClientCertificateValidation = {|ST1101:(_, _, _) => true|};")]
    [InlineData("var callback = {|ST1101:(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true|};")]
    [InlineData("Func<X509Chain, SslPolicyErrors, bool> callback = {|ST1101:(_, _) => true|};")]
    [InlineData("Func<X509Certificate2, SslPolicyErrors?, bool> callback = {|ST1101:(_, _) => true|};")]
    [InlineData("Func<X509Certificate2, SslPolicyErrors, Task<bool>> callback = {|ST1101:async (_, _) => { await Task.Yield(); return true; }|};")]
    [InlineData("Func<X509Certificate2, SslPolicyErrors, Task<bool>> callback = {|ST1101:(_, _) => Task.FromResult(true)|};")]
    [InlineData("Func<X509Certificate2, SslPolicyErrors, ValueTask<bool>> callback = {|ST1101:(_, _) => new ValueTask<bool>(true)|};")]
    public async Task EveryDelegateShapeThatAcceptsAll_IsReported(string statement) =>
        await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("true")]
    [InlineData("!false")]
    [InlineData("errors == SslPolicyErrors.None || true")]
    [InlineData("true | errors == SslPolicyErrors.None")]
    [InlineData("errors == SslPolicyErrors.None ? true : true")]
    [InlineData("errors switch { SslPolicyErrors.None => true, _ => true }")]
    [InlineData("(bool)(object)true")]
    [InlineData("Constant")]
    [InlineData("ReadOnlyField")]
    [InlineData("Property")]
    [InlineData("AutoProperty")]
    [InlineData("Method()")]
    [InlineData("Method(errors)")]
    [InlineData("Elsewhere.AcceptAll")]
    [InlineData("_private")]
    [InlineData("!(!ReadOnlyField && Property)")]
    [InlineData("errors is var _")]
    [InlineData("errors.HasFlag(SslPolicyErrors.None)")]
    [InlineData("(errors & SslPolicyErrors.None) == SslPolicyErrors.None")]
    [InlineData("(errors & SslPolicyErrors.None) == 0")]
    [InlineData("SslPolicyErrors.None == (errors & SslPolicyErrors.None)")]
    [InlineData("(errors & ~(SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNotAvailable)) == SslPolicyErrors.None")]
    [InlineData("Task.FromResult(true).Result")]
    [InlineData("errors == SslPolicyErrors.None || errors != SslPolicyErrors.None")]
    [InlineData("certificate != null")]
    [InlineData("certificate is not null")]
    [InlineData("certificate is { }")]
    [InlineData("chain is not null && certificate is not null")]
    public async Task ExpressionThatCanOnlyBeTrue_IsReported(string expression) =>
        await ReportsAsync([
            Usings + $$"""
            class Client
            {
                private const bool Constant = true;
                private static readonly bool ReadOnlyField = true;
                private bool _private = true;
                private static bool Property => !false;
                private static bool AutoProperty { get; } = true;
                private static bool Method() { return true; }
                private static bool Method(SslPolicyErrors errors) => errors switch { SslPolicyErrors.None => true, _ => Constant };

                void Open(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = {|ST1101:(request, certificate, chain, errors) => {{expression}}|};
            }
            """,
            "static class Elsewhere { public static readonly bool AcceptAll = true; }",
        ]);

    [Theory]
    [InlineData("{ Console.WriteLine(errors); return true; }")]
    [InlineData("{ if (errors != SslPolicyErrors.None) { Console.WriteLine(\"bad\"); } return true; }")]
    [InlineData("{ if (errors == SslPolicyErrors.None) return true; Console.WriteLine(\"bad\"); return true; }")]
    [InlineData("{ try { return chain!.Build(certificate!) || true; } catch { return true; } }")]
    [InlineData("{ try { if (errors != SslPolicyErrors.None) throw new InvalidOperationException(); return true; } catch (Exception) { return true; } }")]
    [InlineData("{ var accepted = true; return accepted; }")]
    [InlineData("{ bool accepted; accepted = true; return accepted; }")]
    [InlineData("{ if (false) { return false; } return true; }")]
    [InlineData("{ return true; bool Never() => false; }")]
    [InlineData("{ const bool skip = true; if (skip) { return true; } return errors == SslPolicyErrors.None; }")]
    [InlineData("{ switch (errors) { case SslPolicyErrors.None: return true; default: return true; } }")]
    [InlineData("{ Func<bool> inner = () => false; return true; }")]
    [InlineData("{ foreach (var status in chain!.ChainStatus) { if (status.Status == X509ChainStatusFlags.Revoked) { return true; } } return true; }")]
    [InlineData("{ lock (this) { return true; } }")]
    [InlineData("{ goto end; end: return true; }")]
    [InlineData("{ while (true) { return true; } }")]
    [InlineData("{ using var stream = new MemoryStream(); return true; }")]
    [InlineData("{ try { return true; } finally { Console.WriteLine(errors); } }")]
    [InlineData("{ if (errors == SslPolicyErrors.None) { return true; } else { return true; } }")]
    [InlineData("{ return errors == SslPolicyErrors.None || Accept(errors); static bool Accept(SslPolicyErrors errors) => true; }")]
    [InlineData("{ var accepted = errors == SslPolicyErrors.None; accepted = true; return true; }")]
    [InlineData("{ certificate!.Verify(); return true; }")]
    [InlineData("{ chain!.Build(certificate!); return true; }")]
    [InlineData("{ System.Diagnostics.Debug.Assert(errors == SslPolicyErrors.None); return true; }")]
    [InlineData("{ ArgumentNullException.ThrowIfNull(certificate); return true; }")]
    [InlineData("{ if (certificate == null) throw new ArgumentNullException(nameof(certificate)); return true; }")]
    [InlineData("{ if (certificate is null) { return false; } return true; }")]
    [InlineData("{ var seen = new List<SslPolicyErrors>(); seen.Add(errors); return true; }")]
    [InlineData("{ System.Diagnostics.Trace.WriteLine(string.Format(\"{0}\", errors)); return true; }")]
    public async Task BodyWhoseEveryReturnIsTrue_IsReported(string body) =>
        await ReportsAsync(InMethod("new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(request, certificate, chain, errors) => " + body + "|};", allowUnreachable: true));

    [Fact]
    public async Task MethodGroups_AreReported() =>
        await ReportsAsync([
            Usings + """
            using static Elsewhere;
            using Trust = Elsewhere;

            partial class Client
            {
                private static bool ExpressionBody(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

                private bool BlockBody(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    return true;
                }

                private static bool Generic<T>(T sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

                void Open(SslClientAuthenticationOptions options)
                {
                    options.RemoteCertificateValidationCallback = {|ST1101:ExpressionBody|};
                    options.RemoteCertificateValidationCallback = {|ST1101:BlockBody|};
                    options.RemoteCertificateValidationCallback = {|ST1101:this.BlockBody|};
                    options.RemoteCertificateValidationCallback = {|ST1101:InAnotherPart|};
                    options.RemoteCertificateValidationCallback = {|ST1101:Elsewhere.InAnotherType|};
                    options.RemoteCertificateValidationCallback = {|ST1101:Trust.InAnotherType|};
                    options.RemoteCertificateValidationCallback = {|ST1101:InAnotherType|};
                    options.RemoteCertificateValidationCallback = {|ST1101:Generic<object>|};
                    options.RemoteCertificateValidationCallback = {|ST1101:Local|};
                    options.RemoteCertificateValidationCallback = {|ST1101:LocalExpression|};

                    bool Local(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                    {
                        return true;
                    }

                    static bool LocalExpression(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
                }
            }
            """,
            Usings + """
            partial class Client
            {
                private static bool InAnotherPart(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
            }

            static class Elsewhere
            {
                public static bool InAnotherType(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    return true;
                }
            }
            """,
        ]);

    [Fact]
    public async Task DelegatesInMembersArgumentsAndResults_AreReportedWhereTheyAreMade() =>
        await ReportsAsync(Usings + """
            record Settings
            {
                public RemoteCertificateValidationCallback? Callback { get; init; }
            }

            class Client
            {
                private static readonly RemoteCertificateValidationCallback Field = {|ST1101:(_, _, _, _) => true|};
                private RemoteCertificateValidationCallback Expression => {|ST1101:(_, _, _, _) => true|};
                private RemoteCertificateValidationCallback Property { get; } = {|ST1101:(_, _, _, _) => true|};

                private static RemoteCertificateValidationCallback Make() => {|ST1101:(_, _, _, _) => true|};

                private static RemoteCertificateValidationCallback MakeInBlock()
                {
                    return {|ST1101:(_, _, _, _) => true|};
                }

                void Use(Settings settings, bool lax, Action<RemoteCertificateValidationCallback> helper)
                {
                    RemoteCertificateValidationCallback local = {|ST1101:(_, _, _, _) => true|};
                    helper({|ST1101:(_, _, _, _) => true|});
                    var changed = settings with { Callback = {|ST1101:(_, _, _, _) => true|} };
                    Settings created = new() { Callback = {|ST1101:(_, _, _, _) => true|} };
                    local = lax ? {|ST1101:(_, _, _, _) => true|} : (_, _, _, errors) => errors == SslPolicyErrors.None;
                    helper(local ?? ({|ST1101:(_, _, _, _) => true|}));
                }
            }
            """);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync(Usings + """
            var handler = new HttpClientHandler();
            handler.ServerCertificateCustomValidationCallback = {|ST1101:AcceptAll|};
            await Task.Yield();

            static bool AcceptAll(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
            """);

    [Fact]
    public async Task AsyncMethodsAndExtensionMethods_AreReported() =>
        await ReportsAsync(Usings + """
            static class Extensions
            {
                public static HttpClientHandler TrustAll(this HttpClientHandler handler)
                {
                    handler.ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};
                    return handler;
                }

                public static async Task OpenAsync<T>(T options) where T : SslClientAuthenticationOptions
                {
                    await Task.Yield();
                    options.RemoteCertificateValidationCallback = {|ST1101:(_, _, _, _) => true|};
                }
            }
            """);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};"), RuleSituation.Generated);

    [Fact]
    public async Task CallsThatMeetInTheSameMethods_AreSearchedOnce()
    {
        var steps = Enumerable.Range(0, 6).Select(step => $"static void Step{step}() {{ {string.Concat(Enumerable.Repeat($"Step{step + 1}(); ", 60))} }}");
        await ReportsAsync(Usings + $$"""
            class Client
            {
                {{string.Join('\n', steps)}}
                static void Step6() { }

                void Open(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = {|ST1101:(m, c, ch, e) => { Step0(); return true; }|};
            }
            """);
    }

    private static string InMethod(string statement, bool allowUnreachable = false) =>
        Usings + (allowUnreachable ? "#pragma warning disable CS0162, CS8321\n" : string.Empty) + $$"""
            #pragma warning disable SYSLIB0014
            class Client
            {
                void Open()
                {
                    {{(statement.StartsWith("new HttpClientHandler {", StringComparison.Ordinal) ? "_ = " + statement : statement)}}
                }
            }
            """;
}
