using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Engine;

/// <summary>Values that come from several callers, tuples, out parameters, constructors and visible implementations.</summary>
public sealed class TracedValuesTests
{
    private const string Usings = """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("private static bool Answer => Given(true) & Given(true); private static bool Given(bool value) => value;")]
    [InlineData("private static bool Answer { get { return Given(true) || Given(true); bool Given(bool value) => value; } }")]
    [InlineData("private static bool Answer { get { Func<bool, bool> given = value => value; return given(true) && given(true); } }")]
    [InlineData("private static bool Answer { get { var pair = (true, 1); return pair.Item1; } }")]
    [InlineData("private static bool Answer { get { var pair = (Accepted: true, Reason: \"lab\"); return pair.Accepted; } }")]
    [InlineData("private static bool Answer => Decide().Accepted; private static (bool Accepted, string Reason) Decide() => (true, \"lab\");")]
    [InlineData("private static bool Answer { get { Decide(out var accepted); return accepted; } } private static void Decide(out bool accepted) => accepted = true;")]
    [InlineData("private static bool Answer { get { bool accepted; Decide(1, out accepted); return accepted; } } private static void Decide(int level, out bool accepted) { if (level > 0) { accepted = true; } else { accepted = !false; } }")]
    [InlineData("private static bool Answer => new Policy(true).Accepts; private sealed class Policy(bool accepts) { public bool Accepts => accepts; }")]
    [InlineData("private static bool Answer => new Policy(true).Accepts; private sealed class Policy { private readonly bool _accepts; public Policy(bool accepts) { _accepts = accepts; } public bool Accepts => _accepts; }")]
    [InlineData("private static bool Answer { get { Policy policy = new(accepts: true); return policy.Accepts; } } private sealed class Policy { public Policy(bool accepts) => Accepts = accepts; public bool Accepts { get; } }")]
    [InlineData("private static bool Answer => new Policy().Accepts; private sealed class Policy { private readonly bool _accepts; public Policy() : this(true) { } private Policy(bool accepts) => _accepts = accepts; public bool Accepts => _accepts; }")]
    [InlineData("private static bool Answer => new Policy(1).Accepts; private sealed class Policy { private readonly bool _accepts; public Policy() : this(2) { } public Policy(int level) { Console.WriteLine(level); this._accepts = true; } public bool Accepts => _accepts; }")]
    [InlineData("private static bool Answer => Elsewhere.Yes; private static class Elsewhere { public const bool Yes = true; }")]
    [InlineData("private static bool Answer => (bool)(object)(bool?)true!;")]
    [InlineData("private static bool Answer => Choose(3); private static bool Choose(int level) => level switch { > 2 => true, _ => Yes() }; private static bool Yes() { return true; }")]
    [InlineData("private static bool Answer { get { try { return Choose(); } catch (InvalidOperationException) { return true; } } } private static bool Choose() => true;")]
    [InlineData("private static bool Answer => Make()(); private static Func<bool> Make() => () => true;")]
    [InlineData("private static bool Answer => Field(); private static readonly Func<bool> Field = Yes; private static bool Yes() => true;")]
    [InlineData("private static bool Answer => Property(); private static Func<bool> Property { get; } = delegate { return true; };")]
    [InlineData("private static bool Answer { get { var made = new Func<bool>(Yes); return made(); } } private static bool Yes() => true;")]
    public async Task ValueThatEveryPathAgreesOn_IsFollowed(string members) =>
        await ReportsAsync(Asking(members).Replace("(_, _) => Answer", "{|ST1101:(_, _) => Answer|}", StringComparison.Ordinal));

    [Theory]
    [InlineData("private static bool Answer => Given(true) & Given(DateTime.UtcNow.Ticks > 0); private static bool Given(bool value) => value;")]
    [InlineData("private static bool Answer => Given(true); private static bool Given(bool value) => value; public Func<bool, bool> Handed => Given;")]
    [InlineData("private static bool Answer { get { var pair = (true, 1); pair.Item1 = DateTime.UtcNow.Ticks > 0; return pair.Item1; } }")]
    [InlineData("private static bool Answer { get { var pair = (true, false); return pair.Item2 || pair.Item1 && Environment.Is64BitProcess; } }")]
    [InlineData("private static bool Answer { get { Decide(out var accepted); return accepted; } } private static void Decide(out bool accepted) => accepted = Environment.Is64BitProcess;")]
    [InlineData("private static bool Answer { get { bool.TryParse(Environment.MachineName, out var accepted); return accepted; } }")]
    [InlineData("private static bool Answer { get { var accepted = true; Narrow(ref accepted); return accepted; } } private static void Narrow(ref bool accepted) => accepted &= Environment.Is64BitProcess;")]
    [InlineData("private static bool Answer => new Policy(true).Accepts && new Policy(Environment.Is64BitProcess).Accepts; private sealed class Policy(bool accepts) { public bool Accepts => accepts; }")]
    [InlineData("private static bool Answer => new Policy(true).Accepts; private sealed class Policy(bool accepts) { public bool Accepts => accepts; public void Close() => accepts = false; }")]
    [InlineData("private static bool Answer => new Policy(true).Accepts; public sealed class Policy(bool accepts) { public bool Accepts => accepts; }")]
    [InlineData("private static bool Answer => new Policy(true).Accepts; static object? Made => Activator.CreateInstance(typeof(Policy), false); private sealed class Policy(bool accepts) { public bool Accepts => accepts; }")]
    [InlineData("private static bool Answer => new Policy(1).Accepts; private sealed class Policy { private readonly bool _accepts; public Policy(int level) { if (level > Environment.ProcessorCount) { _accepts = true; } } public bool Accepts => _accepts; }")]
    [InlineData("private static bool Answer => new Policy().Accepts; private sealed class Policy { private readonly bool _accepts; public Policy() { } public Policy(string lab) { _accepts = lab.Length > 0 || true; } public bool Accepts => _accepts; }")]
    [InlineData("private static bool Answer => Made.Accepts; private static Policy Made { get; } = default; private readonly struct Policy { private readonly bool _accepts; public Policy(int level) { _accepts = true; } public bool Accepts => _accepts; }")]
    [InlineData("private static bool Answer => Read()[0].Accepts; private static List<Policy> Read() => System.Text.Json.JsonSerializer.Deserialize<List<Policy>>(\"[]\")!; static Policy Lab => new(true); private sealed class Policy { private readonly bool _accepts; public Policy(bool accepts) { _accepts = accepts; } public bool Accepts => _accepts; }")]
    [InlineData("private static bool Answer => Elsewhere.Yes; public static class Elsewhere { public static bool Yes = true; }")]
    public async Task ValueThatAnotherPathChanges_IsUnknown(string members) => await IsSilentAsync(Asking(members));

    [Theory]
    [InlineData("class Validator { public virtual bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true; }", "new Validator().Validate")]
    [InlineData("abstract class Validator { public abstract bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors); } class Lax : Validator { public override bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) { return true; } }", "((Validator)new Lax()).Validate")]
    [InlineData("interface IValidator { bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors); } class Lax : IValidator { public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true; }", "((IValidator)new Lax()).Validate")]
    [InlineData("class Validator { public virtual bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true; } class Other : Validator { public override bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => !false; }", "new Validator().Validate")]
    [InlineData("public class Strict { public virtual bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None; } public sealed class Lax : Strict { public override bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true; }", "new Lax().Validate")]
    public async Task ValidatorWhoseImplementationsAllAgree_IsReported(string types, string group) =>
        await ReportsAsync(Usings + types + " static class Client { public static SslClientAuthenticationOptions Options => new() { RemoteCertificateValidationCallback = {|ST1101:" + group + "|} }; }");

    [Theory]
    [InlineData("public class Validator { public virtual bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true; }", "new Validator().Validate")]
    [InlineData("public interface IValidator { bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors); } class Lax : IValidator { public bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true; }", "((IValidator)new Lax()).Validate")]
    [InlineData("class Validator { public virtual bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true; } class Strict : Validator { public override bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None; }", "new Validator().Validate")]
    [InlineData("class Lax { public virtual bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true; } sealed class Strict : Lax { public override bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => errors == SslPolicyErrors.None && base.Validate(sender, certificate, chain, errors); }", "new Strict().Validate")]
    public async Task ValidatorThatOthersMayReplace_IsSilent(string types, string group) =>
        await IsSilentAsync(Usings + types + " static class Client { public static SslClientAuthenticationOptions Options => new() { RemoteCertificateValidationCallback = " + group + " }; }");

    [Fact]
    public async Task PublicValidatorOfAProgram_HasNoOtherHeirs() =>
        await ReportsAsync(Usings + """
            _ = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = {|ST1101:new Validator().Validate|} };

            public class Validator
            {
                public virtual bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
            }
            """);

    [Theory]
    [InlineData("_ = certificate ?? throw new ArgumentNullException(nameof(certificate)); return true;")]
    [InlineData("var given = certificate ?? throw new InvalidOperationException(); Console.WriteLine(given.Subject); return true;")]
    [InlineData("_errors.Add(errors); return true;")]
    [InlineData("_last = errors; return true;")]
    [InlineData("_seen = certificate; return true;")]
    [InlineData("_count++; return true;")]
    public async Task CallbackThatOnlyRecords_IsReported(string body) =>
        await ReportsAsync(Judged().Replace("#", "{|ST1101:(sender, certificate, chain, errors) => { " + body + " }|}", StringComparison.Ordinal));

    [Theory]
    [InlineData("_checked = errors; return true;")]
    [InlineData("_pinned = certificate; return true;")]
    [InlineData("_returned = errors; return true;")]
    [InlineData("var none = Strict(errors).None; return true;")]
    [InlineData("_ = Strict(errors).Throwing; return true;")]
    [InlineData("Clean clean = (Clean)errors; return true;")]
    [InlineData("_ = new Derived(errors); return true;")]
    [InlineData("_ = -new Flags(errors); return true;")]
    public async Task CallbackThatMayRefuseOnAnotherWay_IsSilent(string body) =>
        await IsSilentAsync(Judged().Replace("#", "(sender, certificate, chain, errors) => { " + body + " }", StringComparison.Ordinal));

    private static string Judged() => Usings + """
        class Clean
        {
            public static explicit operator Clean(SslPolicyErrors errors) => errors == SslPolicyErrors.None ? new Clean() : throw new InvalidCastException();
        }

        readonly struct Flags(SslPolicyErrors errors)
        {
            private readonly SslPolicyErrors _errors = errors;

            public static Flags operator -(Flags flags) => flags._errors == 0 ? flags : throw new InvalidOperationException();
        }

        class Ancestor
        {
            public Ancestor(bool ok)
            {
                if (!ok)
                {
                    throw new InvalidOperationException();
                }
            }
        }

        class Derived : Ancestor
        {
            public Derived(SslPolicyErrors errors) : base(errors == SslPolicyErrors.None)
            {
            }
        }

        class Decision(SslPolicyErrors errors)
        {
            public bool None => errors == 0 ? true : throw new InvalidOperationException();
            public int Throwing { get { if (errors != 0) { throw new InvalidOperationException(); } return 0; } }
        }

        class Client
        {
            private readonly List<SslPolicyErrors> _errors = new();
            private SslPolicyErrors _last;
            private SslPolicyErrors _checked;
            private SslPolicyErrors _returned;
            private X509Certificate? _seen;
            private X509Certificate? _pinned;
            private int _count;

            public string Report => $"{_count} {_last} {_seen?.Subject} {_errors.Count}";

            public bool IsTrusted() => _returned == SslPolicyErrors.None;

            private static Decision Strict(SslPolicyErrors errors) => new(errors);

            public async Task OpenAsync(Stream inner, byte[] expected)
            {
                var stream = new SslStream(inner, false, #);
                await stream.AuthenticateAsClientAsync("contoso.com");
                if (_checked != SslPolicyErrors.None)
                {
                    throw new System.Security.Authentication.AuthenticationException(_checked.ToString());
                }

                if (_pinned is not null && !_pinned.GetCertHash().AsSpan().SequenceEqual(expected))
                {
                    throw new System.Security.Authentication.AuthenticationException("other certificate");
                }
            }
        }
        """;

    private static string Asking(string members) => Usings + $$"""
        public class Client
        {
            {{members}}

            private static readonly Func<X509Chain, SslPolicyErrors, bool> Callback = (_, _) => Answer;
        }
        """;
}
