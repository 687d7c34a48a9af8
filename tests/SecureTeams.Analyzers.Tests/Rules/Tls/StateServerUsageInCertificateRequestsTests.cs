using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class StateServerUsageInCertificateRequestsTests
{
    internal const string SelfSigned = "return {|ST1207:request.CreateSelfSigned(now, now.AddDays(90))|};";

    private const string Dns = "var names = new SubjectAlternativeNameBuilder(); names.AddDnsName(host); request.CertificateExtensions.Add(names.Build()); ";

    [Theory]
    [InlineData(Dns + SelfSigned)]
    [InlineData("var names = new SubjectAlternativeNameBuilder(); names.AddIpAddress(System.Net.IPAddress.Loopback); request.CertificateExtensions.Add(names.Build(critical: true)); " + SelfSigned)]
    [InlineData(Dns + "return {|ST1207:request.Create(issuer, now, now.AddDays(90), serial)|};")]
    [InlineData(Dns + "return {|ST1207:request.Create(issuer.SubjectName, generator, now, now.AddDays(90), serial)|};")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true)); request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true)); request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false)); " + SelfSigned)]
    [InlineData(Dns + "request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForEndEntity()); " + SelfSigned)]
    [InlineData("var extensions = request.CertificateExtensions; var names = new SubjectAlternativeNameBuilder(); names.AddDnsName(host); extensions.Add(names.Build()); " + SelfSigned)]
    [InlineData("var names = new SubjectAlternativeNameBuilder(); foreach (var name in new[] { host }) { names.AddDnsName(name); } var san = names.Build(); request.CertificateExtensions.Add(san); " + SelfSigned)]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"2.5.29.37.0\") }, false)); " + SelfSigned)]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new(\"1.3.6.1.5.5.7.3.2\", \"Client Authentication\") }, false)); " + SelfSigned)]
    [InlineData(Dns + "var usages = new OidCollection(); usages.Add(new Oid(\"1.3.6.1.5.5.7.3.2\")); request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(enhancedKeyUsages: usages, critical: true)); " + SelfSigned)]
    [InlineData(Dns + "using var made = {|ST1207:request.CreateSelfSigned(now, now.AddDays(90))|}; return request.CreateSelfSigned(now, now.AddDays(30));")]
    public async Task ServerWithoutItsUsage_IsReported(string statements) => await ReportsAsync(InIssuer(statements));

    [Theory]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"1.3.6.1.5.5.7.3.1\") }, false)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"1.3.6.1.5.5.7.3.2\"), new Oid(\"1.3.6.1.5.5.7.3.1\") }, false)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(\"1.3.6.1.5.5.7.3.1\")], false)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "if (isServer) { request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"1.3.6.1.5.5.7.3.1\") }, false)); } return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(isServer ? \"1.3.6.1.5.5.7.3.1\" : \"1.3.6.1.5.5.7.3.2\") }, false)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(given, false)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"1.3.6.1.5.5.7.3.3\") }, false)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509Extension(\"2.5.29.37\", serial, false)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    public async Task UsageStatedOrUnknown_IsSilent(string statements) => await IsSilentAsync(InIssuer(statements));

    [Theory]
    [InlineData("return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(X509BasicConstraintsExtension.CreateForCertificateAuthority()); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isServer, false, 0, true)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData("var names = new SubjectAlternativeNameBuilder(); names.AddEmailAddress(host); names.AddDnsName(host); request.CertificateExtensions.Add(names.Build()); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData("var names = new SubjectAlternativeNameBuilder(); names.AddUri(new Uri(\"spiffe://contoso/bot\")); request.CertificateExtensions.Add(names.Build()); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "Complete(request); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "foreach (var extension in extras) { request.CertificateExtensions.Add(extension); } return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData(Dns + "Fill(request.CertificateExtensions); return request.CreateSelfSigned(now, now.AddDays(90));")]
    [InlineData("var names = new SubjectAlternativeNameBuilder(); names.AddDnsName(host); other.CertificateExtensions.Add(names.Build()); return other.CreateSelfSigned(now, now.AddDays(90));")]
    public async Task AuthorityPersonOrFilledElsewhere_IsSilent(string statements) => await IsSilentAsync(InIssuer(statements));

    [Fact]
    public async Task ClientOfMutualTls_IsSilent() =>
        await IsSilentAsync(InIssuer(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"1.3.6.1.5.5.7.3.2\") }, false)); return request.CreateSelfSigned(now, now.AddDays(90));")
            .Replace("class Issuer", "class ClientCertificates", StringComparison.Ordinal));

    [Fact]
    public async Task RequestReadFromAnotherSide_IsSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography;
            using System.Security.Cryptography.X509Certificates;

            public sealed class SigningDesk(X509Certificate2 authority, TimeProvider clock)
            {
                public X509Certificate2 Sign(byte[] requested, IReadOnlyCollection<string> allowedHosts)
                {
                    var request = CertificateRequest.LoadSigningRequest(requested, HashAlgorithmName.SHA256, CertificateRequestLoadOptions.UnsafeLoadCertificateExtensions);
                    var names = new SubjectAlternativeNameBuilder();
                    foreach (var host in allowedHosts)
                    {
                        names.AddDnsName(host);
                    }

                    request.CertificateExtensions.Add(names.Build());
                    var now = clock.GetUtcNow();
                    return request.Create(authority, now, now.AddDays(90), RandomNumberGenerator.GetBytes(16));
                }
            }
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InIssuer(Dns + SelfSigned.Replace("ST1207", "ST1207.Info", StringComparison.Ordinal)), RuleSituation.TestProject);

    [Fact]
    public async Task MissingUsage_IsAddedBeforeTheCertificateIsMade() =>
        await FixesAsync(
            InIssuer(Dns + "\n        // For a quarter.\n        " + SelfSigned),
            InIssuer(Dns + "\n        // For a quarter.\n        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"1.3.6.1.5.5.7.3.1\") }, critical: false));\n        return request.CreateSelfSigned(now, now.AddDays(90));"));

    [Fact]
    public async Task ChosenUsage_GetsNoFix() =>
        await OffersNoFixAsync(InIssuer(Dns + "request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension(new OidCollection { new Oid(\"2.5.29.37.0\") }, false)); " + SelfSigned));

    internal static string InIssuer(string statements) => $$"""
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        abstract class Issuer
        {
            protected abstract void Complete(CertificateRequest request);
            protected abstract void Fill(ICollection<X509Extension> extensions);

            public X509Certificate2 Make(ECDsa key, string host, DateTimeOffset now, X509Certificate2 issuer, X509SignatureGenerator generator, byte[] serial, OidCollection given, bool isServer, X509Extension[] extras, CertificateRequest other)
            {
                var request = new CertificateRequest("CN=" + host, key, HashAlgorithmName.SHA256);
                {{statements}}
            }
        }
        """;
}
