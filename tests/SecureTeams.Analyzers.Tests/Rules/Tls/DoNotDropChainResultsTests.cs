using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotDropChainResultsTests
{
    private const string Usings = """
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;
        using Microsoft.Extensions.Logging;

        """;

    [Theory]
    [InlineData("{|ST1107:chain.Build(certificate)|};")]
    [InlineData("_ = {|ST1107:chain.Build(certificate)|};")]
    [InlineData("{|ST1107:certificate.Verify()|};")]
    [InlineData("_ = {|ST1107:certificate.Verify()|};")]
    [InlineData("certificate?{|ST1107:.Verify()|};")]
    [InlineData("{|ST1107:certificate.Verify()|}; Console.WriteLine(certificate.Subject);")]
    [InlineData("chain?{|ST1107:.Build(certificate)|};")]
    [InlineData("{|ST1107:new X509Chain().Build(certificate)|};")]
    [InlineData("{|ST1107:X509Chain.Create().Build(certificate)|};")]
    [InlineData("{|ST1107:new X509Chain { ChainPolicy = { RevocationMode = X509RevocationMode.Online } }.Build(certificate)|};")]
    [InlineData("{|ST1107:chain.Build(certificate: certificate)|};")]
    [InlineData("var ok = {|ST1107:chain.Build(certificate)|};")]
    [InlineData("bool ok; ok = {|ST1107:chain.Build(certificate)|};")]
    [InlineData("var ok = {|ST1107:certificate.Verify()|}; Console.WriteLine(ok);")]
    [InlineData("Console.WriteLine({|ST1107:certificate.Verify()|});")]
    [InlineData("Console.WriteLine(\"ok: {0}\", {|ST1107:certificate.Verify()|});")]
    [InlineData("logger.LogInformation(\"Chain {Ok}\", {|ST1107:chain.Build(certificate)|});")]
    [InlineData("var ok = {|ST1107:chain.Build(certificate)|}; logger.LogInformation($\"Chain {ok}\");")]
    [InlineData("var ok = {|ST1107:chain.Build(certificate)|}; var text = string.Format(\"Chain {0}\", ok); System.Diagnostics.Debug.WriteLine(text);")]
    [InlineData("var ok = {|ST1107:chain.Build(certificate)|}; logger.LogInformation(\"Chain \" + ok.ToString());")]
    [InlineData("try { {|ST1107:chain.Build(certificate)|}; } catch (CryptographicException) { throw new InvalidOperationException(); }")]
    [InlineData("if (certificate.HasPrivateKey) {|ST1107:certificate.Verify()|};")]
    [InlineData("foreach (var other in new[] { certificate }) { {|ST1107:other.Verify()|}; }")]
    [InlineData("{|ST1107:chain.Build(certificate)|}; chain.Reset(); chain.ChainPolicy.RevocationMode = X509RevocationMode.Online; chain.Dispose();")]
    [InlineData("Console.WriteLine(chain.ChainElements.Count); {|ST1107:chain.Build(certificate)|};")]
    [InlineData("Action check = () => {|ST1107:chain.Build(certificate)|};")]
    [InlineData("void Check() => {|ST1107:certificate.Verify()|}; Check();")]
    public async Task ResultThatDecidesNothing_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task PrivateFieldWhoseChainNobodyReads_IsReported() =>
        await ReportsAsync(Usings + """
            partial class Checker
            {
                private readonly X509Chain _chain = new();

                public async Task<string> CheckAsync(X509Certificate2 certificate)
                {
                    await Task.Yield();
                    {|ST1107:_chain.Build(certificate)|};
                    return certificate.Subject;
                }
            }
            """);

    [Fact]
    public async Task CallbackThatBuildsAndDoesNotAsk_IsReported() =>
        await ReportsAsync(Usings + """
            class Client
            {
                void Open(SslClientAuthenticationOptions options) =>
                    options.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) =>
                    {
                        {|ST1107:chain!.Build((X509Certificate2)certificate!)|};
                        return errors == SslPolicyErrors.None;
                    };

                static bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    {|ST1107:new X509Certificate2(certificate!).Verify()|};
                    return (errors & SslPolicyErrors.RemoteCertificateNotAvailable) == 0;
                }
            }
            """);

    [Fact]
    public async Task DerivedTypeAndGenericMethod_AreReported() =>
        await ReportsAsync(Usings + """
            #pragma warning disable SYSLIB0026, SYSLIB0057
            sealed class MyCertificate : X509Certificate2 { public MyCertificate(byte[] data) : base(data) { } }

            class Client
            {
                public T Load<T>(T certificate) where T : X509Certificate2
                {
                    {|ST1107:certificate.Verify()|};
                    return certificate;
                }

                public X509Certificate2 Read(byte[] data)
                {
                    var certificate = new MyCertificate(data);
                    {|ST1107:certificate.Verify()|};
                    return certificate;
                }
            }
            """);

    [Fact]
    public async Task TopLevelStatement_IsReported() =>
        await ReportsAsync(Usings + """
            var certificate = X509CertificateLoader.LoadCertificateFromFile("partner.cer");
            {|ST1107:certificate.Verify()|};
            Console.WriteLine(certificate.Subject);
            """);

    [Theory]
    [InlineData("#if DEBUG\n{|ST1107.Info:certificate.Verify()|};\n#endif")]
    [InlineData("#if !DEBUG\n#else\n_ = {|ST1107.Info:certificate.Verify()|};\n#endif")]
    public async Task DevelopmentGuard_LowersOneLevel(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Debug);

    [Fact]
    public async Task TestProject_LowersOneLevel() =>
        await ReportsAsync(InMethod("{|ST1107.Info:certificate.Verify()|};"), RuleSituation.TestProject);

    [Theory]
    [InlineData("if (!chain.Build(certificate)) { throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("if (chain.Build(certificate)) { Console.WriteLine(1); }")]
    [InlineData("var ok = chain.Build(certificate); if (!ok) { throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("var ok = chain.Build(certificate); Console.WriteLine(ok); System.Diagnostics.Trace.Assert(ok);")]
    [InlineData("var ok = certificate.Verify() && certificate.HasPrivateKey; if (!ok) { throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("var ok = true; ok &= certificate.Verify(); if (!ok) { throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("_ = certificate.Verify() ? 1 : throw new CryptographicException(\"untrusted\");")]
    [InlineData("while (!certificate.Verify()) { certificate = Next(); }")]
    [InlineData("Demand(certificate.Verify());")]
    [InlineData("Console.WriteLine(\"Subject: {0}\", certificate.Subject); Console.WriteLine(\"Verified: {0}{1}\", certificate.Verify(), Environment.NewLine);")]
    [InlineData("foreach (var other in new[] { certificate }) { Console.WriteLine($\"{other.Thumbprint} {other.NotAfter} {other.Verify()}\"); }")]
    [InlineData("Demand(chain.Build(certificate));")]
    [InlineData("results.Add(certificate.Verify());")]
    [InlineData("using var report = new StringWriter(); report.WriteLine(certificate.Verify());")]
    [InlineData("results = [certificate.Verify()];")]
    [InlineData("var answer = (certificate.Verify(), chain); Demand(answer.Item1);")]
    [InlineData("var report = new { Ok = certificate.Verify() }; Demand(report.Ok);")]
    [InlineData("_last = certificate.Verify();")]
    [InlineData("var valid = new[] { certificate }.Where(item => item.Verify()).ToList();")]
    [InlineData("Func<bool> check = () => chain.Build(certificate);")]
    [InlineData("Func<X509Certificate2, bool> check = chain.Build;")]
    [InlineData("switch (chain.Build(certificate)) { case false: throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("if (chain.Build(certificate) is false) { throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("chain.Build(certificate); foreach (var element in chain.ChainElements) { Console.WriteLine(element.Certificate.Subject); }")]
    [InlineData("chain.Build(certificate); if (chain.ChainStatus.Length > 0) { throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("_ = chain.Build(certificate); var issuers = chain.ChainElements.Skip(1).Select(element => element.Certificate).ToList();")]
    [InlineData("chain.Build(certificate); Send(chain);")]
    [InlineData("chain.Build(certificate); var copy = chain; if (copy.ChainStatus.Length > 0) { throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("chain?.Build(certificate); if (chain?.ChainStatus.Length > 0) { throw new CryptographicException(\"untrusted\"); }")]
    [InlineData("for (var i = 0; i < 2; i++) { if (i > 0 && chain.ChainStatus.Length == 0) { return; } chain.Build(certificate); }")]
    [InlineData("int Count() => chain.ChainElements.Count; chain.Build(certificate); Demand(Count() > 1);")]
    [InlineData("given.Build(certificate);")]
    [InlineData("Holder.Chain.Build(certificate);")]
    [InlineData("Throws<CryptographicException>(() => chain.Build(certificate));")]
    [InlineData("Throws<CryptographicException>(() => { certificate.Verify(); });")]
    public async Task ResultOrChainThatIsUsed_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task CallbackThatAcceptsEverything_IsST1101Only() =>
        await ReportsAsync(Usings + """
            class Client
            {
                void Open(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = {|ST1101:(request, certificate, chain, errors) => { certificate!.Verify(); chain!.Build(certificate!); return true; }|};
            }
            """);

    /// <summary>A signing certificate is shown with its issuers; trust is decided by whoever receives the message.</summary>
    [Fact]
    public async Task ChainBuiltForItsElements_IsSilent() =>
        await IsSilentAsync(Usings + """
            public static class IssuerBundle
            {
                public static string ToPem(X509Certificate2 leaf, X509Certificate2Collection intermediates)
                {
                    ArgumentNullException.ThrowIfNull(leaf);
                    using var chain = new X509Chain();
                    chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                    chain.ChainPolicy.ExtraStore.AddRange(intermediates);
                    chain.Build(leaf);

                    var pem = new System.Text.StringBuilder();
                    for (var i = 0; i < chain.ChainElements.Count; i++)
                    {
                        pem.AppendLine(chain.ChainElements[i].Certificate.ExportCertificatePem());
                    }

                    return pem.ToString();
                }

                public static X509Chain Built(X509Certificate2 leaf)
                {
                    var chain = new X509Chain();
                    chain.Build(leaf);
                    return chain;
                }
            }

            public sealed class Inspector : IDisposable
            {
                private readonly X509Chain _chain = new();

                public void Inspect(X509Certificate2 certificate) => _chain.Build(certificate);

                public IEnumerable<string> Faults => _chain.ChainStatus.Select(status => status.StatusInformation);

                public void Dispose() => _chain.Dispose();
            }
            """);

    [Fact]
    public async Task StatusFilterOfACallback_IsSilent() =>
        await IsSilentAsync(Usings + """
            public sealed class StatusCheck(ILogger<StatusCheck> logger)
            {
                public bool Validate(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
                {
                    if (certificate is null || chain is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
                    {
                        return false;
                    }

                    chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                    chain.Build(certificate);
                    foreach (var status in chain.ChainStatus)
                    {
                        logger.LogWarning("{Host}: {Status}", request.RequestUri?.Host, status.StatusInformation);
                        if (status.Status != X509ChainStatusFlags.NoError)
                        {
                            return false;
                        }
                    }

                    return true;
                }
            }
            """);

    private static string InMethod(string statement) =>
        Usings + "#pragma warning disable CS0162, CS0168, CS0219, CS8321\n" + $$"""
            class Client
            {
                private bool _last;
                private static X509Certificate2 Next() => throw new NotSupportedException();
                private static void Demand(bool condition) { if (!condition) { throw new InvalidOperationException(); } }
                private static void Send(X509Chain chain) { }
                private static void Throws<T>(Action action) where T : Exception { }
                private static class Holder { public static X509Chain Chain { get; } = new(); }
                public bool Last => _last;

                void Open(X509Certificate2 certificate, ILogger logger, List<bool> results, X509Chain given)
                {
                    using var chain = new X509Chain();
                    {{statement}}
                }
            }
            """;
}
