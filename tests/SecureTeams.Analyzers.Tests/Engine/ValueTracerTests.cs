using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Engine;

/// <summary>What the tracer follows, asked through the rules that ask it.</summary>
public sealed class ValueTracerTests
{
    [Theory]
    [InlineData("private static bool Answer => Answer ? true : false;")]
    [InlineData("private static bool Answer => Other(1); private static bool Other(int n) => n > 0 ? Answer : Other(n - 1);")]
    [InlineData("private static bool Answer { get { bool a = false; a = !a; a = !a; return a; } }")]
    [InlineData("private static bool Answer { get { bool a = true, b = true; a = b || !a; b = a && b; return a && b; } }")]
    [InlineData("private static readonly Func<bool> _self = () => _self!(); private static bool Answer => _self();")]
    public async Task ValuesThatLeadBackToThemselves_AreUnknown(string members) =>
        await IsSilentAsync(Asking(members));

    [Theory]
    [InlineData("private static bool Answer => A; private static bool A => B; private static bool B => C; private static bool C => true;")]
    [InlineData("private static bool Answer { get { var yes = () => true; return yes(); } }")]
    [InlineData("private static bool Answer => Given(true); private static bool Given(bool value) => value;")]
    [InlineData("private static bool Answer { get { return Given(true); bool Given(bool value) => value; } }")]
    [InlineData("private static bool Answer { get { Func<bool, bool> given = value => value; return given(true); } }")]
    [InlineData("private static bool Answer => Optional(); private static bool Optional(bool value = true) => value;")]
    [InlineData("private static bool Answer { get { if (Answer) { return true; } return Answer; } }")]
    [InlineData("private static bool Answer => (bool?)null ?? true;")]
    [InlineData("private static bool Answer { get; } private static bool Unused; static Client() { Answer = true; }")]
    [InlineData("private static bool Answer { get { bool a, b; (a, b) = (true, false); return a; } }")]
    [InlineData("private static bool Answer { get { bool a; return a = true; } }")]
    [InlineData("private static bool Answer { get { if (Environment.Is64BitProcess) { return !false; } else { return 1 == 1; } } }")]
    public async Task OneReachingValue_IsFollowed(string members) =>
        await ReportsAsync(Asking(members).Replace("(_, _) => Answer", "{|ST1101:(_, _) => Answer|}", StringComparison.Ordinal));

    [Theory]
    [InlineData("private static bool Answer => A; private static bool A => B; private static bool B => C; private static bool C => D; private static bool D => E; private static bool E => F; private static bool F => G; private static bool G => true;")]
    [InlineData("private static bool Answer => Given(true) && Given(false); private static bool Given(bool value) => value;")]
    [InlineData("public static bool Answer => Given(true); public static bool Given(bool value) => value; ")]
    [InlineData("private static bool _answer; private static bool Answer => _answer;")]
    [InlineData("private static bool _answer = true; private static bool Answer => _answer; void Set(bool value) => _answer = value;")]
    [InlineData("private static bool _answer = true; private static bool Answer => _answer; void Set() => bool.TryParse(null, out _answer);")]
    [InlineData("public static bool Answer = true;")]
    [InlineData("public static bool Answer { get; set; } = true;")]
    [InlineData("private static bool Answer { get { bool a = true; a &= DateTime.UtcNow.Ticks > 0; return a; } }")]
    [InlineData("private static bool Answer { get { var a = true; Change(ref a); return a; } } static void Change(ref bool a) => a = false;")]
    [InlineData("private static bool Answer { get { foreach (var a in new[] { true }) { return a; } return true; } }")]
    [InlineData("private static bool Answer => new object() is Client { } or not null;")]
    public async Task OtherValuesInReach_AreUnknown(string members) =>
        await IsSilentAsync(Asking(members));

    private static string Asking(string members) => $$"""
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        class Client
        {
            {{members}}

            private static readonly Func<X509Chain, SslPolicyErrors, bool> Callback = (_, _) => Answer;
        }
        """;
}
