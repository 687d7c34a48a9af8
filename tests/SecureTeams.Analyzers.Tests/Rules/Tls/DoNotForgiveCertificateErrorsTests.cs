using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotForgiveCertificateErrorsTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Authentication;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("errors == SslPolicyErrors.RemoteCertificateNameMismatch")]
    [InlineData("errors == SslPolicyErrors.None || errors == SslPolicyErrors.RemoteCertificateChainErrors")]
    [InlineData("errors == SslPolicyErrors.None | errors == SslPolicyErrors.RemoteCertificateChainErrors")]
    [InlineData("(errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None")]
    [InlineData("(errors & ~SslPolicyErrors.RemoteCertificateNameMismatch) == 0")]
    [InlineData("SslPolicyErrors.None == (errors & ~(SslPolicyErrors.RemoteCertificateChainErrors | SslPolicyErrors.RemoteCertificateNameMismatch))")]
    [InlineData("(errors & SslPolicyErrors.RemoteCertificateNotAvailable) == 0")]
    [InlineData("(errors | SslPolicyErrors.RemoteCertificateNameMismatch) == SslPolicyErrors.RemoteCertificateNameMismatch")]
    [InlineData("(errors ^ SslPolicyErrors.RemoteCertificateNameMismatch) == 0 || errors == 0")]
    [InlineData("!errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)")]
    [InlineData("!errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)")]
    [InlineData("errors != SslPolicyErrors.RemoteCertificateNotAvailable")]
    [InlineData("errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors")]
    [InlineData("errors is not SslPolicyErrors.RemoteCertificateNotAvailable and not SslPolicyErrors.RemoteCertificateNameMismatch")]
    [InlineData("errors.Equals(SslPolicyErrors.RemoteCertificateNameMismatch)")]
    [InlineData("Equals(errors, SslPolicyErrors.RemoteCertificateNameMismatch)")]
    [InlineData("(int)errors == 2")]
    [InlineData("((int)errors & 4) == 4")]
    [InlineData("(int)errors <= 2")]
    [InlineData("errors < SslPolicyErrors.RemoteCertificateChainErrors")]
    [InlineData("errors is < (SslPolicyErrors)4")]
    [InlineData("errors == (SslPolicyErrors)2 || errors == default")]
    [InlineData("errors switch { SslPolicyErrors.None => true, SslPolicyErrors.RemoteCertificateNameMismatch => true, _ => false }")]
    [InlineData("errors switch { SslPolicyErrors.RemoteCertificateNotAvailable => false, _ => true }")]
    [InlineData("errors switch { var e when e == SslPolicyErrors.RemoteCertificateChainErrors => true, _ => errors == 0 }")]
    [InlineData("errors == SslPolicyErrors.RemoteCertificateNameMismatch ? true : errors == SslPolicyErrors.None")]
    [InlineData("errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate != null")]
    [InlineData("errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && chain!.ChainStatus.All(status => status.Status == X509ChainStatusFlags.UntrustedRoot))")]
    [InlineData("errors == 0 || chain!.ChainStatus.Any(s => s.Status == X509ChainStatusFlags.PartialChain)")]
    [InlineData("chain!.ChainStatus is [] || Array.TrueForAll(chain.ChainStatus, s => s.Status.HasFlag(X509ChainStatusFlags.UntrustedRoot))")]
    [InlineData("chain!.ChainStatus.Length == 1 && chain.ChainStatus[0].Status == X509ChainStatusFlags.UntrustedRoot")]
    [InlineData("chain!.ChainStatus.First().Status == X509ChainStatusFlags.NotTimeValid")]
    [InlineData("chain!.ChainStatus.Length == 0")]
    [InlineData("!chain!.ChainStatus.Any(s => s.Status != X509ChainStatusFlags.UntrustedRoot)")]
    [InlineData("chain!.ChainStatus.Where(s => s.Status != X509ChainStatusFlags.UntrustedRoot).Count() == 0")]
    [InlineData("certificate!.Subject == certificate.Issuer && errors == SslPolicyErrors.RemoteCertificateChainErrors")]
    [InlineData("certificate!.SubjectName.RawData.SequenceEqual(certificate.IssuerName.RawData)")]
    [InlineData("Allowed == errors || errors == 0")]
    [InlineData("(errors & ~AllowedTogether) == 0")]
    [InlineData("(errors & ~Property) == 0")]
    [InlineData("Forgives(errors)")]
    [InlineData("errors.Forgives()")]
    [InlineData("!HasError(errors, SslPolicyErrors.RemoteCertificateNotAvailable)")]
    [InlineData("true && Forgives(errors: errors)")]
    [InlineData("request.RequestUri!.Host == \"test.contoso.com\" && errors == SslPolicyErrors.RemoteCertificateNameMismatch")]
    [InlineData("request.RequestUri!.Host.EndsWith(\".contoso.com\") || errors == 0")]
    public async Task ExpressionThatTestsASubset_IsReported(string expression) =>
        await ReportsAsync(Usings + $$"""
            static class Extensions
            {
                public static bool Forgives(this SslPolicyErrors e) => e is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateNameMismatch;
            }

            class Client
            {
                private const SslPolicyErrors Allowed = SslPolicyErrors.RemoteCertificateNameMismatch;
                private static readonly SslPolicyErrors AllowedTogether = SslPolicyErrors.RemoteCertificateNameMismatch | SslPolicyErrors.RemoteCertificateChainErrors;
                private static SslPolicyErrors Property => SslPolicyErrors.RemoteCertificateChainErrors;

                private static bool Forgives(SslPolicyErrors errors) => errors == 0 || errors == Allowed;
                private static bool HasError(SslPolicyErrors all, SslPolicyErrors one) => (all & one) == one;

                void Open(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = {|ST1103:(request, certificate, chain, errors) => {{expression}}|};
            }
            """);

    [Theory]
    [InlineData("if (errors == SslPolicyErrors.RemoteCertificateNameMismatch) return true; return errors == SslPolicyErrors.None;")]
    [InlineData("if (errors == SslPolicyErrors.RemoteCertificateNameMismatch) { Console.WriteLine(certificate); return true; } return errors == SslPolicyErrors.None;")]
    [InlineData("var ok = errors == 0; if (!ok) { ok = (errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0; } return ok;")]
    [InlineData("errors &= ~SslPolicyErrors.RemoteCertificateChainErrors; return errors == SslPolicyErrors.None;")]
    [InlineData("var rest = errors; rest ^= SslPolicyErrors.RemoteCertificateNameMismatch; return rest == SslPolicyErrors.None || errors == 0;")]
    [InlineData("switch (errors) { case SslPolicyErrors.None: case SslPolicyErrors.RemoteCertificateNameMismatch: return true; default: return false; }")]
    [InlineData("switch (errors) { case SslPolicyErrors.RemoteCertificateNotAvailable: return false; } return true;")]
    [InlineData("switch (errors) { case SslPolicyErrors.RemoteCertificateNameMismatch: break; case SslPolicyErrors.None: break; default: return false; } return true;")]
    [InlineData("switch (errors) { case var e when e.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors): return true; default: return errors == 0; }")]
    [InlineData("try { return errors != SslPolicyErrors.RemoteCertificateNotAvailable; } catch (Exception) { return false; }")]
    [InlineData("try { if (errors == SslPolicyErrors.RemoteCertificateNotAvailable) { return false; } } finally { Console.WriteLine(errors); } return true;")]
    [InlineData("if (certificate is null) { return false; } return errors != SslPolicyErrors.RemoteCertificateNameMismatch;")]
    [InlineData("if (errors == SslPolicyErrors.RemoteCertificateNameMismatch) { throw new AuthenticationException(\"name\"); } return true;")]
    [InlineData("foreach (var status in chain!.ChainStatus) { if (status.Status == X509ChainStatusFlags.UntrustedRoot) continue; return false; } return true;")]
    [InlineData("foreach (var status in chain!.ChainStatus) { if (status.Status != X509ChainStatusFlags.PartialChain && status.Status != X509ChainStatusFlags.NoError) { return false; } } return errors != SslPolicyErrors.RemoteCertificateNameMismatch;")]
    [InlineData("for (var i = 0; i < chain!.ChainStatus.Length; i++) { if (chain.ChainStatus[i].Status != X509ChainStatusFlags.UntrustedRoot) { return false; } } return true;")]
    [InlineData("var i = 0; while (i < chain!.ChainStatus.Length) { if (chain.ChainStatus[i++].Status != X509ChainStatusFlags.Revoked) { return errors == 0; } } return true;")]
    [InlineData("bool Forgive() { return errors == SslPolicyErrors.RemoteCertificateNameMismatch; } return Forgive();")]
    [InlineData("using var copy = new X509Certificate2(certificate!); lock (copy) { return errors == SslPolicyErrors.RemoteCertificateChainErrors; }")]
    [InlineData("if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) { var statuses = chain?.ChainStatus; if (statuses != null && statuses.All(s => s.Status == X509ChainStatusFlags.UntrustedRoot)) { return true; } } return errors == 0;")]
    [InlineData("if (errors == SslPolicyErrors.None) return true; if (errors == SslPolicyErrors.RemoteCertificateNameMismatch) goto accept; return false; accept: return true;", false)]
    public async Task BodyWithAForgivingPath_IsReported(string body, bool followed = true) =>
        await ReportsAsync(InBody("{ " + body + " }", followed ? "ST1103" : null));

    [Fact]
    public async Task DocumentationSampleThatForgivesSelfSignedCertificates_IsReported() =>
        await ReportsAsync(Usings + """
            #pragma warning disable SYSLIB0014
            class Service
            {
                void Connect() => ServicePointManager.ServerCertificateValidationCallback = {|ST1103:CertificateValidationCallBack|};

                private static bool CertificateValidationCallBack(
                    object sender,
                    X509Certificate? certificate,
                    X509Chain? chain,
                    SslPolicyErrors sslPolicyErrors)
                {
                    // If the certificate is a valid, signed certificate, return true.
                    if (sslPolicyErrors == SslPolicyErrors.None)
                    {
                        return true;
                    }

                    // If there are errors in the certificate chain, look at each error to determine the cause.
                    if ((sslPolicyErrors & SslPolicyErrors.RemoteCertificateChainErrors) != 0)
                    {
                        if (chain != null && chain.ChainStatus != null)
                        {
                            foreach (X509ChainStatus status in chain.ChainStatus)
                            {
                                if ((certificate!.Subject == certificate.Issuer) && (status.Status == X509ChainStatusFlags.UntrustedRoot))
                                {
                                    // Self-signed certificates with an untrusted root are valid.
                                    continue;
                                }
                                else
                                {
                                    if (status.Status != X509ChainStatusFlags.NoError)
                                    {
                                        return false;
                                    }
                                }
                            }
                        }

                        return true;
                    }
                    else
                    {
                        return false;
                    }
                }
            }
            """);

    [Fact]
    public async Task EveryDelegateAndMethodShape_IsReported() =>
        await ReportsAsync([
            Usings + """
            using static Elsewhere;
            using Errors = System.Net.Security.SslPolicyErrors;

            partial class Client<T>
            {
                private static readonly RemoteCertificateValidationCallback Field = {|ST1103:(_, _, _, e) => e != Errors.RemoteCertificateNotAvailable|};
                private RemoteCertificateValidationCallback Property { get; } = {|ST1103:Method|};

                private static bool Method(object sender, X509Certificate? certificate, X509Chain? chain, Errors e) => e == Errors.None || e == Errors.RemoteCertificateNameMismatch;

                void Open(SslClientAuthenticationOptions options, bool lax)
                {
                    options.RemoteCertificateValidationCallback = {|ST1103:InAnotherPart|};
                    options.RemoteCertificateValidationCallback = {|ST1103:InAnotherType|};
                    options.RemoteCertificateValidationCallback = {|ST1103:new RemoteCertificateValidationCallback(Local)|};
                    options.RemoteCertificateValidationCallback = lax ? {|ST1103:delegate (object s, X509Certificate? c, X509Chain? ch, Errors e) { return e != Errors.RemoteCertificateChainErrors; }|} : null;
                    options.RemoteCertificateValidationCallback ??= {|ST1103:(_, _, _, e) => e == Errors.RemoteCertificateNameMismatch|};
                    _ = new SslStream(Stream.Null, leaveInnerStreamOpen: false, userCertificateValidationCallback: {|ST1103:(_, _, _, e) => (e & ~Errors.RemoteCertificateChainErrors) == 0|});
                    Func<X509Certificate2, X509Chain, Errors, HttpRequestMessage, Task<bool>> asked = {|ST1103:async (_, _, e, _) => { await Task.Yield(); return e == Errors.RemoteCertificateChainErrors; }|};
                    Func<X509Certificate2, X509Chain, Errors, HttpRequestMessage, Task<bool>> given = {|ST1103:(_, _, e, _) => Task.FromResult(e == Errors.RemoteCertificateChainErrors)|};
                    var captured = Errors.RemoteCertificateChainErrors;
                    SslClientAuthenticationOptions made = new() { RemoteCertificateValidationCallback = {|ST1103:(_, _, _, e) => e == captured || e == 0|} };

                    static bool Local(object sender, X509Certificate? certificate, X509Chain? chain, Errors e) { return e == Errors.RemoteCertificateNameMismatch; }
                }
            }
            """,
            Usings + """
            partial class Client<T>
            {
                private bool InAnotherPart(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors e) => e == SslPolicyErrors.RemoteCertificateNameMismatch;
            }

            static class Elsewhere
            {
                public static bool InAnotherType(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors e)
                {
                    return !e.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);
                }
            }
            """,
        ]);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync(Usings + """
            var handler = new SocketsHttpHandler();
            handler.SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = {|ST1103:Forgive|} };
            await Task.Yield();

            static bool Forgive(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors <= SslPolicyErrors.RemoteCertificateNameMismatch;
            """);

    [Fact]
    public async Task ServerThatForgivesChainErrors_IsReported() =>
        await ReportsAsync(Usings + """
            class Server
            {
                void Listen(Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions https, SslServerAuthenticationOptions options)
                {
                    https.ClientCertificateValidation = {|ST1103:(certificate, chain, errors) => errors != SslPolicyErrors.RemoteCertificateNotAvailable|};
                    options.RemoteCertificateValidationCallback = {|ST1103:(_, certificate, _, errors) => errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors|};
                }
            }
            """);

    [Theory]
    [InlineData("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1103.Info:(m, c, ch, e) => e == 0 || e == SslPolicyErrors.RemoteCertificateNameMismatch|}; }")]
    [InlineData("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1103.Info:(m, c, ch, e) => e == 0 || m.RequestUri!.Host == \"test.contoso.com\"|}; }")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1103.Info:(m, c, ch, e) => e == 0 || (env.IsDevelopment() && e == SslPolicyErrors.RemoteCertificateChainErrors)|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1103.Info:(m, c, ch, e) => { if (env.IsDevelopment() && m.RequestUri!.Host == \"test.contoso.com\") { return true; } return e == 0; }|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => e == 0 || (env.IsDevelopment() && m.RequestUri!.IsLoopback);")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => env.IsDevelopment() && e == 0;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1103:(m, c, ch, e) => !env.IsDevelopment() || e == 0|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1103:(m, c, ch, e) => { if (env.IsProduction()) { return true; } return e == 0; }|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1103:(m, c, ch, e) => e == 0 || (env.IsProduction() && e == SslPolicyErrors.RemoteCertificateNameMismatch)|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1103:(m, c, ch, e) => !env.IsProduction() || e == 0|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1103:(m, c, ch, e) => { if (env.IsStaging()) { return true; } return e == 0; }|};")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => env.IsProduction() ? e == 0 : e == 0 || m.RequestUri!.IsLoopback;")]
    [InlineData("handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => (!env.IsDevelopment() || m.RequestUri!.IsLoopback) && e == 0;")]
    public async Task DevelopmentGuard_LowersByOneLevel(string statement) =>
        await ReportsAsync(Usings + $$"""
            using Microsoft.Extensions.Hosting;

            class Client
            {
                void Open(IHostEnvironment env, HttpClientHandler handler)
                {
                    {{statement}}
                }
            }
            """);

    [Fact]
    public async Task CallbackThatAcceptsEverything_IsLeftToItsOwnRule() =>
        await ReportsAsync(InBody("errors == SslPolicyErrors.None || errors != SslPolicyErrors.None", "ST1101"));

    private static string InBody(string body, string? id) =>
        Usings + $$"""
            #pragma warning disable SYSLIB0057
            class Client
            {
                void Open(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = {{(id is null ? string.Empty : "{|" + id + ":")}}(request, certificate, chain, errors) => {{body}}{{(id is null ? string.Empty : "|}")}};
            }
            """;
}
