using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotForgiveCertificateErrorsFixTests
{
    [Theory]
    [InlineData(
        "(m, c, ch, e) => e == SslPolicyErrors.RemoteCertificateNameMismatch || e == SslPolicyErrors.None",
        "(m, c, ch, e) => e == SslPolicyErrors.None")]
    [InlineData(
        "(m, c, ch, e) => { return /* why */ (e & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0; }",
        "(m, c, ch, e) => { return /* why */ e == SslPolicyErrors.None; }")]
    [InlineData(
        "(m, c, ch, e) => { if (e == SslPolicyErrors.RemoteCertificateNameMismatch) { Console.WriteLine(c); return true; } return false; }",
        "(m, c, ch, e) => { if (e == SslPolicyErrors.RemoteCertificateNameMismatch) { Console.WriteLine(c); return e == SslPolicyErrors.None; } return false; }")]
    [InlineData(
        "(_, _, ch, _) => ch!.ChainStatus.All(s => s.Status == X509ChainStatusFlags.UntrustedRoot)",
        "(_, _, ch, errors) => errors == SslPolicyErrors.None")]
    [InlineData(
        "(m, c, ch, e) => { Func<int> one = () => { return 1; }; return e != SslPolicyErrors.RemoteCertificateNotAvailable; }",
        "(m, c, ch, e) => { Func<int> one = () => { return 1; }; return e == SslPolicyErrors.None; }")]
    [InlineData(
        "delegate (HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e) { return e != SslPolicyErrors.RemoteCertificateNotAvailable; }",
        "delegate (HttpRequestMessage m, X509Certificate2? c, X509Chain? ch, SslPolicyErrors e) { return e == SslPolicyErrors.None; }")]
    public async Task Lambda_AcceptsOnlyWhatHasNoErrors(string before, string after) =>
        await FixesAsync(InMethod("{|ST1103:" + before + "|}", string.Empty), InMethod(after, string.Empty));

    [Theory]
    [InlineData("=> errors <= SslPolicyErrors.RemoteCertificateNameMismatch;", "=> errors == SslPolicyErrors.None;")]
    [InlineData("{ return !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch); }", "{ return errors == SslPolicyErrors.None; }")]
    public async Task Method_AcceptsOnlyWhatHasNoErrors(string before, string after) =>
        await FixesAsync(InMethod("{|ST1103:Validate|}", Signature + before), InMethod("Validate", Signature + after));

    [Theory]
    [InlineData("handler.ServerCertificateCustomValidationCallback = {|ST1103:(_, _, ch, _) => { var errors = 0; return ch!.ChainStatus.Length == errors; }|};")]
    [InlineData("Func<X509Certificate2, SslPolicyErrors, object, X509Chain, Task<bool>> asked = {|ST1103:async (_, e, _, _) => { await Task.Yield(); return e != SslPolicyErrors.RemoteCertificateNotAvailable; }|};")]
    [InlineData("var errors = 1; handler.ServerCertificateCustomValidationCallback = {|ST1103:(_, _, ch, _) => ch!.ChainStatus.Length == errors - 1|};")]
    public async Task WhatCannotBeEditedInPlace_GetsNoFix(string statement) =>
        await OffersNoFixAsync(Usings + "class Client { void Open(HttpClientHandler handler) { " + statement + " } }");

    private const string Signature = "static bool Validate(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors) ";

    private const string Usings = """
        using System.Net.Security;
        using System.Security.Cryptography.X509Certificates;

        """;

    private static string InMethod(string callback, string method) => Usings + $$"""
        class Client
        {
            void Open(HttpClientHandler handler) =>
                handler.ServerCertificateCustomValidationCallback = {{callback}};

            {{method}}
        }
        """;
}
