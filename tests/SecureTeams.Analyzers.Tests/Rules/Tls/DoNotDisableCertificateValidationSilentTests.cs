using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDisableCertificateValidationSilentTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

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
}
