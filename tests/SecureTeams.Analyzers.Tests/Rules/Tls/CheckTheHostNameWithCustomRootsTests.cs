using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class CheckTheHostNameWithCustomRootsTests
{
    [Theory]
    [InlineData("{ chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; chain.ChainPolicy.CustomTrustStore.Add(Root); return chain.Build(certificate!); }")]
    [InlineData("chain!.Build(certificate!)")]
    [InlineData("errors == SslPolicyErrors.None || chain!.Build(certificate!)")]
    [InlineData("errors == SslPolicyErrors.None ? true : chain is not null && certificate is not null && chain.Build(certificate)")]
    [InlineData("{ if (errors == SslPolicyErrors.None) { return true; } using var own = new X509Chain(); own.ChainPolicy.ApplicationPolicy.Add(ServerAuth); own.ChainPolicy.CustomTrustStore.Add(Root); return own.Build(certificate!); }")]
    [InlineData("{ var own = new X509Chain { ChainPolicy = Policy }; var valid = own.Build(new X509Certificate2(certificate!)); if (!valid) { Console.WriteLine(errors); } return valid; }")]
    [InlineData("{ var own = new X509Chain(); own.ChainPolicy.ApplicationPolicy.Add(ServerAuth); if (!own.Build(certificate!)) { return false; } return true; }")]
    [InlineData("{ var own = new X509Chain(); own.ChainPolicy.ApplicationPolicy.Add(ServerAuth); if (!own.Build(certificate!)) { throw new InvalidOperationException(); } return true; }")]
    [InlineData("{ try { chain!.ChainPolicy.ExtraStore.Add(Root); return chain.Build(certificate!); } catch (Exception) { return false; } }")]
    [InlineData("{ chain!.ChainPolicy.VerificationFlags = Flags; if (!chain.Build(certificate!)) return false; return chain.ChainElements[chain.ChainElements.Count - 1].Certificate.RawData.SequenceEqual(Root.RawData); }")]
    [InlineData("{ chain!.ChainPolicy.VerificationFlags = Flags; return chain.Build(certificate!) && chain.ChainElements[^1].Certificate.GetCertHashString(HashAlgorithmName.SHA256) == Root.GetCertHashString(HashAlgorithmName.SHA256); }")]
    [InlineData("{ chain!.ChainPolicy.VerificationFlags = Flags; return chain.Build(certificate!) && chain.ChainElements.Cast<X509ChainElement>().Any(e => e.Certificate.RawData.SequenceEqual(Root.RawData)); }")]
    [InlineData("{ chain!.Build(certificate!); return chain.ChainStatus.Length == 0; }")]
    [InlineData("{ chain!.Build(certificate!); return chain.ChainStatus.All(s => s.Status == X509ChainStatusFlags.NoError); }")]
    [InlineData("{ chain!.Build(certificate!); foreach (var element in chain.ChainElements) { if (element.Certificate.Equals(Root)) { return true; } } return false; }")]
    [InlineData("IsIssuedByUs(certificate!)")]
    [InlineData("errors == SslPolicyErrors.RemoteCertificateNotAvailable ? false : IsIssuedByUs(certificate!)")]
    [InlineData("{ if (errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) { return IsIssuedByUs(certificate!); } return errors == SslPolicyErrors.None; }")]
    public async Task ResultOfTheRebuiltChainAlone_IsReported(string body) =>
        await ReportsAsync(InMethod("handler.ServerCertificateCustomValidationCallback = {|ST1108:(request, certificate, chain, errors) => " + body + "|};"));

    [Fact]
    public async Task DelegatesAndMethodGroups_AreReported() =>
        await ReportsAsync(InMethod("""
            _ = new SslStream(Stream.Null, false, {|ST1108:Validate|});
            var options = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = {|ST1108:Validate|} };
            handler.ServerCertificateCustomValidationCallback = {|ST1108:(_, c, _, _) => IsIssuedByUs(c!)|};

            static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => IsIssuedByUs((X509Certificate2)certificate!);
            """));

    [Theory]
    [InlineData("if (env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1108.Info:(_, c, ch, _) => ch!.Build(c!)|}; }")]
    [InlineData("if (!env.IsDevelopment()) { handler.ServerCertificateCustomValidationCallback = {|ST1108:(_, c, ch, _) => ch!.Build(c!)|}; }")]
    public async Task DevelopmentGuard_LowersByOneLevelUnlessInverted(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("(errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && chain!.Build(certificate!)")]
    [InlineData("!errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) && chain!.Build(certificate!)")]
    [InlineData("(errors & SslPolicyErrors.RemoteCertificateNameMismatch) == 0 && chain!.Build(certificate!)")]
    [InlineData("chain!.Build(certificate!) && errors is SslPolicyErrors.None or SslPolicyErrors.RemoteCertificateChainErrors && chain.Build(certificate!)")]
    [InlineData("{ if (errors == SslPolicyErrors.None) return true; if (errors != SslPolicyErrors.RemoteCertificateChainErrors) return false; return chain!.Build(certificate!); }")]
    [InlineData("{ if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0) { return false; } return IsIssuedByUs(certificate!); }")]
    [InlineData("chain!.Build(certificate!) && certificate!.MatchesHostname(request.RequestUri!.Host)")]
    [InlineData("chain!.Build(certificate!) && Pins.Contains(certificate!.GetCertHashString(HashAlgorithmName.SHA256))")]
    [InlineData("chain!.Build(certificate!) && Allowed(chain)")]
    [InlineData("{ if (chain!.Build(certificate!)) { Console.WriteLine(\"ours\"); } return errors == 0; }")]
    [InlineData("{ var valid = chain!.Build(certificate!); valid &= errors != SslPolicyErrors.RemoteCertificateNameMismatch && !errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch); return valid; }")]
    [InlineData("{ ThrowOnMismatch(errors); return chain!.Build(certificate!); }")]
    [InlineData("chain!.ChainElements[0].Certificate.GetCertHashString(HashAlgorithmName.SHA256) == Pins.First()")]
    [InlineData("{ chain!.Build(certificate!); return chain.ChainElements[0].Certificate.GetCertHashString(HashAlgorithmName.SHA256) == Root.GetCertHashString(HashAlgorithmName.SHA256); }")]
    public async Task HostNameIsTestedOrNotNeeded_IsSilent(string body) =>
        await IsSilentAsync(InMethod("handler.ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) => " + body + ";"));

    [Theory]
    [InlineData("https.ClientCertificateValidation = (certificate, chain, errors) => chain!.Build(certificate);")]
    [InlineData("_ = new SslServerAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, chain, _) => chain!.Build((X509Certificate2)certificate!) };")]
    [InlineData("var stream = new SslStream(Stream.Null, false, (_, certificate, chain, _) => chain!.Build((X509Certificate2)certificate!)); stream.AuthenticateAsServer(Root);")]
    public async Task ClientCertificates_HaveNoHostName(string statement) => await IsSilentAsync(InMethod(statement));

    [Theory]
    [InlineData(
        "(request, certificate, chain, errors) => chain!.Build(certificate!)",
        "(request, certificate, chain, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && chain!.Build(certificate!)")]
    [InlineData(
        "(_, c, ch, _) => ch!.Build(c!)",
        "(_, c, ch, errors) => (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && ch!.Build(c!)")]
    [InlineData(
        "(_, c, ch, e) => e == SslPolicyErrors.None || ch!.Build(c!)",
        "(_, c, ch, e) => (e & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && (e == SslPolicyErrors.None || ch!.Build(c!))")]
    [InlineData(
        "(_, c, ch, e) => { if (!ch!.Build(c!)) { return false; } return true; }",
        "(_, c, ch, e) => { if (!ch!.Build(c!)) { return false; } return (e & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None; }")]
    [InlineData(
        "Validate",
        "Validate")]
    public async Task Fix_AddsTheNameTest(string before, string after)
    {
        const string Method = "\n\n            static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) =>\n                #IsIssuedByUs((X509Certificate2)certificate!);";
        var method = before == "Validate" ? Method : string.Empty;
        var target = before == "Validate" ? "_ = new SslStream(Stream.Null, false, " : "handler.ServerCertificateCustomValidationCallback = ";
        var end = before == "Validate" ? ");" : ";";
        await FixesAsync(
            InMethod(target + "{|ST1108:" + before + "|}" + end + method.Replace("#", string.Empty, StringComparison.Ordinal)),
            InMethod(target + after + end + method.Replace("#", "(errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == SslPolicyErrors.None && ", StringComparison.Ordinal)));
    }

    private static string InMethod(string statements) => $$"""
        #pragma warning disable SYSLIB0057
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.AspNetCore.Server.Kestrel.Https;
        using Microsoft.Extensions.Hosting;

        class Client
        {
            private static readonly X509Certificate2 Root = X509CertificateLoader.LoadCertificateFromFile("root.cer");
            private static readonly Oid ServerAuth = new("1.3.6.1.5.5.7.3.1");
            private static readonly X509ChainPolicy Policy = new() { ApplicationPolicy = { ServerAuth } };
            private static readonly HashSet<string> Pins = new();
            public static X509VerificationFlags Flags;
            public Func<X509Chain, bool> Allowed = chain => chain.ChainElements.Count > 1;

            static bool IsIssuedByUs(X509Certificate2 certificate)
            {
                using var chain = new X509Chain();
                chain.ChainPolicy.ApplicationPolicy.Add(ServerAuth);
                chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                chain.ChainPolicy.CustomTrustStore.Add(Root);
                return chain.Build(certificate);
            }

            static void ThrowOnMismatch(SslPolicyErrors errors)
            {
                if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
                {
                    throw new InvalidOperationException();
                }
            }

            void Open(HttpClientHandler handler, HttpsConnectionAdapterOptions https, IHostEnvironment env)
            {
                {{statements}}
            }
        }
        """;
}
