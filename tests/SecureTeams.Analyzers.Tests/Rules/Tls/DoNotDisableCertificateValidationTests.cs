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
    public async Task DevelopmentGuard_LowersByOneLevel(string guarded) =>
        await ReportsAsync(InGuard(guarded, "ST1101.Warning"));

    [Theory]
    [InlineData("if (!env.IsDevelopment()) { #; }")]
    [InlineData("if (env.IsProduction()) { #; }")]
    [InlineData("if (env.IsDevelopment()) { return; } #;")]
    [InlineData("if (env.IsDevelopment()) { } else { #; }")]
    [InlineData("if (env.IsDevelopment() || env.IsStaging()) { #; }")]
    [InlineData("if (!env.IsProduction()) { #; }")]
    [InlineData("if (env.EnvironmentName != \"Development\") { #; }")]
    [InlineData("if (Environment.Is64BitProcess) { #; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": case \"Staging\": #; break; }")]
    [InlineData("switch (env.EnvironmentName) { case \"Development\": break; default: #; break; }")]
    [InlineData("var dev = env.IsDevelopment(); if (Environment.Is64BitProcess) dev = true; if (dev) { #; }")]
    [InlineData("if (Environment.GetEnvironmentVariable(\"MODE\") == \"Development\") { #; }")]
    public async Task InvertedOrForeignGuard_IsReportedInFull(string guarded) =>
        await ReportsAsync(InGuard(guarded, "ST1101"));

    [Theory]
    [InlineData("if (env.IsDevelopment()) { TrustAll(handler); }", "ST1101.Warning")]
    [InlineData("if (!env.IsDevelopment()) { TrustAll(handler); }", "ST1101")]
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
    public async Task DebugRegion_LowersByOneLevel() =>
        await ReportsAsync(InMethod("""

            #if DEBUG
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101.Warning:(_, _, _, _) => true|};
            #endif
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};
            """), RuleSituation.Debug);

    [Fact]
    public async Task InvertedDebugRegion_IsReportedInFull() =>
        await ReportsAsync(InMethod("""

            #if !DEBUG
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};
            #endif
            #if !RELEASE
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};
            #endif
            #if DEBUG
            #else
            new HttpClientHandler().ServerCertificateCustomValidationCallback = {|ST1101:(_, _, _, _) => true|};
            #endif
            """));

    [Fact]
    public async Task ConditionalDebugMethod_LowersByOneLevel() =>
        await ReportsAsync(Usings + """
            class Client
            {
                [System.Diagnostics.Conditional("DEBUG")]
                void TrustAll(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = {|ST1101.Warning:(_, _, _, _) => true|};
            }
            """);

    [Theory]
    [InlineData("null")]
    [InlineData("(_, _, _, _) => false")]
    [InlineData("(_, _, _, _) => throw new NotSupportedException()")]
    [InlineData("(_, _, _, errors) => errors == SslPolicyErrors.None")]
    [InlineData("(_, _, _, errors) => errors switch { SslPolicyErrors.None => true, _ => false }")]
    [InlineData("(_, _, _, errors) => { if (errors != SslPolicyErrors.None) { throw new InvalidOperationException(); } return true; }")]
    [InlineData("(_, _, _, errors) => { ThrowUnlessNone(errors); return true; }")]
    [InlineData("(_, _, _, errors) => { ArgumentOutOfRangeException.ThrowIfNotEqual(errors, SslPolicyErrors.None); return true; }")]
    [InlineData("(_, _, _, errors) => { if (errors != SslPolicyErrors.None) { return false; } return true; }")]
    [InlineData("(_, _, _, errors) => { var accepted = true; if (errors != 0) { accepted = false; } return accepted; }")]
    [InlineData("(_, _, _, errors) => { try { throw new InvalidOperationException(); } catch (ArgumentException) { return true; } }")]
    [InlineData("(_, _, _, errors) => { if (errors != SslPolicyErrors.None) goto refuse; return true; refuse: return false; }")]
    [InlineData("(_, _, _, errors) => { switch (errors) { case SslPolicyErrors.None: return true; case SslPolicyErrors.RemoteCertificateNameMismatch: goto default; default: return false; } }")]
    [InlineData("(_, _, _, errors) => { for (;;) { if (errors == SslPolicyErrors.None) { break; } return false; } return true; }")]
    [InlineData("(_, certificate, _, _) => Pins.Contains(Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(certificate!.PublicKey.ExportSubjectPublicKeyInfo())))")]
    [InlineData("(_, certificate, chain, errors) => { chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; return (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && chain.Build(certificate!); }")]
    [InlineData("(_, _, _, _) => Setting")]
    [InlineData("(_, _, _, _) => Overridable")]
    [InlineData("(_, _, _, errors) => { try { return Check(errors); } catch { return true; } }")]
    [InlineData("(_, _, _, errors) => Decide?.Invoke(errors) ?? true")]
    [InlineData("Given")]
    public async Task CallbackThatCanRefuse_IsSilent(string callback) =>
        await IsSilentAsync(Usings + $$"""
            class Client
            {
                private static readonly HashSet<string> Pins = new();
                public static bool Setting = true;
                protected virtual bool Overridable => true;
                public Func<SslPolicyErrors, bool>? Decide { get; set; }
                public Func<HttpRequestMessage, X509Certificate2?, X509Chain?, SslPolicyErrors, bool>? Given { get; set; }

                private static bool Check(SslPolicyErrors errors) => errors == SslPolicyErrors.None;

                private static void ThrowUnlessNone(SslPolicyErrors errors)
                {
                    if (errors != SslPolicyErrors.None)
                    {
                        throw new InvalidOperationException();
                    }
                }

                void Open(HttpClientHandler handler) => handler.ServerCertificateCustomValidationCallback = {{callback}};
            }
            """);

    [Theory]
    [InlineData("var why = Demand(e); Log(why);")]
    [InlineData("_ = Demand(e);")]
    [InlineData("Log(Demand(e));")]
    [InlineData("guard?.Ensure(e);")]
    [InlineData("new Guarding(e);")]
    [InlineData("Seen = e;")]
    [InlineData("Action<SslPolicyErrors> must = x => { if (x != 0) throw new InvalidOperationException(); }; must(e);")]
    [InlineData("Action<SslPolicyErrors> must = ThrowUnlessNone; must(e);")]
    [InlineData("Hook?.Invoke(e);")]
    [InlineData("policy.Enforce(c, e);")]
    [InlineData("policy.Enforce(new[] { e == SslPolicyErrors.None });")]
    [InlineData("Vet(e);")]
    [InlineData("Look(e);")]
    [InlineData("Assert.Equal(SslPolicyErrors.None, e);")]
    [InlineData("Assert.True(e == SslPolicyErrors.None);")]
    public async Task BodyWithACallThatMayRefuse_IsSilent(string statements) =>
        await IsSilentAsync(Usings + $$"""
            #pragma warning disable CS0626
            static class Assert
            {
                public static extern void Equal(SslPolicyErrors expected, SslPolicyErrors actual);
                public static extern void True(bool condition);
            }

            interface IPolicy
            {
                void Enforce(X509Certificate? certificate, SslPolicyErrors errors);
                void Enforce(bool[] facts);
            }

            class Guard
            {
                public void Ensure(SslPolicyErrors errors) => Client.ThrowUnlessNone(errors);
            }

            class Guarding
            {
                public Guarding(SslPolicyErrors errors) => Client.ThrowUnlessNone(errors);
            }

            abstract class Client
            {
                public Action<SslPolicyErrors>? Hook;
                private SslPolicyErrors Seen { set => ThrowUnlessNone(value); }

                protected abstract void Vet(SslPolicyErrors errors);
                protected virtual void Look(SslPolicyErrors errors) { }
                static void Log(string text) => Console.WriteLine(text);
                static string Demand(SslPolicyErrors errors) => errors == 0 ? "fine" : throw new InvalidOperationException();
                public static void ThrowUnlessNone(SslPolicyErrors errors) { if (errors != 0) throw new InvalidOperationException(); }

                void Open(HttpClientHandler handler, IPolicy policy, Guard? guard) =>
                    handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => { {{statements}} return true; };
            }
            """);

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

    [Fact]
    public async Task OtherDelegates_AreSilent() =>
        await IsSilentAsync(Usings + """
            class Client
            {
                Func<X509Certificate2, bool> WithoutErrors = _ => true;
                Func<SslPolicyErrors, int> NotBoolean = _ => 1;
                Action<SslPolicyErrors> Nothing = _ => { };
                Predicate<SslPolicyErrors> ShouldLog = _ => true;
                Func<string, SslPolicyErrors, bool> Named = (_, _) => true;
                Func<X509Certificate2, SslPolicyErrors, Task<bool>> Asked = async (_, errors) => { await Task.Yield(); return errors == 0; };
                int Count(List<SslPolicyErrors> seen) => seen.Count(_ => true) + seen.RemoveAll(_ => true);
                Func<SslPolicyErrors, Task<bool>> Asynchronous = async _ => { await Task.Yield(); return true; };
            }
            """);

    [Fact]
    public async Task RemovingOrComparingTheCallback_IsSilent() =>
        await IsSilentAsync(Usings + """
            class Client
            {
                event RemoteCertificateValidationCallback? Validating { add { } remove { } }
                public RemoteCertificateValidationCallback? Callback { get; set; }

                static bool AcceptAll(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;

                void Clean()
                {
                    Validating -= AcceptAll;
                    ServicePointManager.ServerCertificateValidationCallback -= AcceptAll;
                    Callback -= AcceptAll;
                    if (Callback == AcceptAll)
                    {
                        throw new InvalidOperationException();
                    }
                }
            }
            """);

    [Fact]
    public async Task ManyEarlyExits_AreEachReported()
    {
        var steps = string.Join('\n', Enumerable.Range(0, 100).Select(step => $"var b{step} = x[{step}]; if (b{step}) return; handler.ServerCertificateCustomValidationCallback = {{|ST1101:(_, _, _, _) => true|}};"));
        await ReportsAsync(Usings + "class Client { void Open(bool[] x, HttpClientHandler handler) { " + steps + " } }");
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
