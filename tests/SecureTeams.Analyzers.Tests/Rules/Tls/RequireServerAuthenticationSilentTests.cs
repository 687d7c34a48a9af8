using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class RequireServerAuthenticationSilentTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        """;

    [Theory]
    [InlineData("using var fresh = new X509Chain(); fresh.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.1\")); return fresh.Build(certificate!);")]
    [InlineData("using var fresh = new X509Chain { ChainPolicy = { ApplicationPolicy = { new Oid(\"1.3.6.1.5.5.7.3.1\") } } }; return fresh.Build(certificate!);")]
    [InlineData("using var fresh = new X509Chain(); foreach (var purpose in Purposes) { fresh.ChainPolicy.ApplicationPolicy.Add(purpose); } return fresh.Build(certificate!);")]
    [InlineData("using var fresh = new X509Chain(); fresh.ChainPolicy = Given; return fresh.Build(certificate!);")]
    [InlineData("using var fresh = new X509Chain(); fresh.ChainPolicy = Good(); return fresh.Build(certificate!);")]
    [InlineData("using var fresh = new X509Chain(); Configure(fresh.ChainPolicy); return fresh.Build(certificate!);")]
    [InlineData("using var fresh = new X509Chain(); Prepare(fresh); return fresh.Build(certificate!);")]
    [InlineData("using var fresh = new X509Chain(); var policy = fresh.ChainPolicy; Configure(policy); return fresh.Build(certificate!);")]
    [InlineData("using var fresh = Create(); return fresh.Build(certificate!);")]
    [InlineData("return _shared.Build(certificate!);")]
    [InlineData("return chain!.Build(certificate!);")]
    [InlineData("chain!.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust; chain.ChainPolicy.CustomTrustStore.Add(root); return chain.Build(certificate!);")]
    [InlineData("return errors == SslPolicyErrors.None && new X509Chain().Build(certificate!);")]
    [InlineData("if (errors != SslPolicyErrors.None) { return false; } using var fresh = new X509Chain(); return fresh.Build(certificate!);")]
    [InlineData("if (errors is not SslPolicyErrors.None) { return false; } using var fresh = new X509Chain(); return fresh.Build(certificate!);")]
    [InlineData("if ((errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0) { return false; } using var fresh = new X509Chain(); return fresh.Build(certificate!);")]
    [InlineData("if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors)) { return false; } using var fresh = new X509Chain(); return fresh.Build(certificate);")]
    [InlineData("if (errors == SslPolicyErrors.None) { using var fresh = new X509Chain(); return fresh.Build(certificate!); } return false;")]
    [InlineData("if (chain!.ChainStatus.Any(status => status.Status != X509ChainStatusFlags.UntrustedRoot)) { return false; } using var fresh = new X509Chain(); return fresh.Build(certificate!);")]
    [InlineData("var usages = certificate!.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single(); if (usages.EnhancedKeyUsages[\"1.3.6.1.5.5.7.3.1\"] is null) { return false; } using var fresh = new X509Chain(); return fresh.Build(certificate);")]
    [InlineData("using var fresh = new X509Chain(); return fresh.Build(root);")]
    public async Task ChainThatNamesAPurposeOrIsNotFresh_IsSilent(string body) =>
        await IsSilentAsync(Usings + $$"""
            class Client(X509Certificate2 root)
            {
                private static readonly Oid[] Purposes = [new("1.3.6.1.5.5.7.3.1")];
                private readonly X509Chain _shared = new();
                public X509Certificate2 Root => root;
                public X509ChainPolicy Given { get; set; } = new();
                private static X509ChainPolicy Good() { var policy = new X509ChainPolicy(); policy.ApplicationPolicy.Add(Purposes[0]); return policy; }
                private static void Configure(X509ChainPolicy policy) => policy.ApplicationPolicy.Add(Purposes[0]);
                private static void Prepare(X509Chain chain) => Configure(chain.ChainPolicy);
                private static X509Chain Create() { var made = new X509Chain(); made.ChainPolicy.ApplicationPolicy.Add(Purposes[0]); return made; }

                void Open(HttpClientHandler handler) =>
                    handler.ServerCertificateCustomValidationCallback = (request, certificate, chain, errors) =>
                    {
                        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) { return false; }
                        {{body}}
                    };
            }
            """);

    [Theory]
    [InlineData("void Open(Microsoft.AspNetCore.Server.Kestrel.Https.HttpsConnectionAdapterOptions options) => options.ClientCertificateValidation = (certificate, chain, errors) => new X509Chain().Build(certificate);")]
    [InlineData("void Open(SslServerAuthenticationOptions options) => options.RemoteCertificateValidationCallback = (sender, certificate, chain, errors) => new X509Chain().Build((X509Certificate2)certificate!);")]
    [InlineData("static bool ValidateClientCertificate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => new X509Chain().Build((X509Certificate2)certificate!);")]
    [InlineData("static bool Validate(object sender, X509Certificate? clientCertificate, X509Chain? chain, SslPolicyErrors errors) => new X509Chain().Build((X509Certificate2)clientCertificate!);")]
    [InlineData("static bool IsSignedByUs(X509Certificate2 certificate) { using var chain = new X509Chain(); return chain.Build(certificate); }")]
    [InlineData("static bool IsSignedByUs(X509Certificate2 serverCertificate) { using var chain = new X509Chain(); return chain.Build(serverCertificate); }")]
    [InlineData("static bool IsSignedByUs(X509Certificate2 signer, string host) { using var chain = new X509Chain(); return chain.Build(signer); }")]
    [InlineData("async Task AcceptAsync(SslStream stream, X509Certificate2 own) { await stream.AuthenticateAsServerAsync(own, true, true); using var chain = new X509Chain(); if (!chain.Build(new X509Certificate2(stream.RemoteCertificate!))) { throw new CryptographicException(); } }")]
    [InlineData("static bool IsReady(string host, string file) { var serverCertificate = X509CertificateLoader.LoadPkcs12FromFile(file, null); using var chain = new X509Chain(); return chain.Build(serverCertificate) && serverCertificate.MatchesHostname(host); }")]
    [InlineData("static int Depth(SslStream stream) { using var chain = new X509Chain(); chain.Build(new X509Certificate2(stream.RemoteCertificate!)); return chain.ChainElements.Count; }")]
    [InlineData("static bool IsOurs(SslStream stream) { using var chain = new X509Chain(); return chain.Build((X509Certificate2)stream.LocalCertificate!); }")]
    [InlineData("static bool IsCode(X509Certificate2 serverCertificate, string host) { using var chain = new X509Chain(); chain.ChainPolicy.ApplicationPolicy.Add(new Oid(\"1.3.6.1.5.5.7.3.3\")); return chain.Build(serverCertificate); }")]
    public async Task CertificateOfAClientSignerOrUnknown_IsSilent(string method) =>
        await IsSilentAsync(Usings + "#pragma warning disable SYSLIB0057\nclass Server { " + method + " }");

    [Fact]
    public async Task PolicyOfTheStream_IsSilent() =>
        await IsSilentAsync(Usings + """
            public sealed class PinnedRoots(X509Certificate2Collection roots)
            {
                public async Task<SslStream> ConnectAsync(Stream inner, string host, CancellationToken cancellationToken)
                {
                    var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.Online };
                    policy.CustomTrustStore.AddRange(roots);
                    var stream = new SslStream(inner);
                    await stream.AuthenticateAsClientAsync(
                        new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = policy },
                        cancellationToken);
                    return stream;
                }
            }
            """);

    [Fact]
    public async Task CompleteCheckOfACustomRoot_IsSilent() =>
        await IsSilentAsync(Usings + """
            public sealed class CustomRootHandler : HttpClientHandler
            {
                private readonly X509Certificate2Collection _roots;

                public CustomRootHandler(X509Certificate2Collection roots)
                {
                    _roots = roots;
                    CheckCertificateRevocationList = true;
                    ServerCertificateCustomValidationCallback = Validate;
                }

                private bool Validate(HttpRequestMessage request, X509Certificate2? certificate, X509Chain? given, SslPolicyErrors errors)
                {
                    if (errors == SslPolicyErrors.None)
                    {
                        return true;
                    }

                    if (certificate is null || given is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
                    {
                        return false;
                    }

                    using var chain = new X509Chain();
                    chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                    chain.ChainPolicy.CustomTrustStore.AddRange(_roots);
                    chain.ChainPolicy.RevocationMode = X509RevocationMode.Online;
                    chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1", "Server Authentication"));
                    foreach (var element in given.ChainElements.Skip(1))
                    {
                        chain.ChainPolicy.ExtraStore.Add(element.Certificate);
                    }

                    return chain.Build(certificate);
                }
            }
            """);
}
