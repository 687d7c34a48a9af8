using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Tls;

public sealed class DoNotIdentifyCertificatesByTextTests
{
    [Theory]
    [InlineData("[|c!.Subject == \"CN=contoso.com\"|]")]
    [InlineData("[|c!.Subject.Contains(\"contoso\")|]")]
    [InlineData("[|c!.Subject.StartsWith(\"CN=contoso\", StringComparison.Ordinal)|]")]
    [InlineData("[|c!.Subject.EndsWith(\"contoso.com\")|]")]
    [InlineData("[|c!.Issuer == Expected|]")]
    [InlineData("[|c?.Issuer.Contains(\"Contoso CA\")|] == true")]
    [InlineData("[|c?.Subject == Expected|]")]
    [InlineData("[|c!.SubjectName.Name == Expected|]")]
    [InlineData("[|c!.IssuerName.Name.Contains(Expected)|]")]
    [InlineData("[|c!.GetNameInfo(X509NameType.DnsName, false) == m.RequestUri!.Host|]")]
    [InlineData("[|c!.GetNameInfo(X509NameType.SimpleName, forIssuer: true) == Expected|]")]
    [InlineData("[|string.Equals(c!.Subject, Expected, StringComparison.OrdinalIgnoreCase)|]")]
    [InlineData("[|Names.Contains(c!.Subject)|]")]
    [InlineData("Names.Any(name => [|c!.Subject.Contains(name)|])")]
    [InlineData("[|System.Text.RegularExpressions.Regex.IsMatch(c!.Subject, \"contoso\")|]")]
    [InlineData("[|c!.Subject.IndexOf(\"contoso\")|] >= 0")]
    [InlineData("[|c!.Subject is \"CN=a\" or \"CN=b\"|]")]
    [InlineData("e == SslPolicyErrors.None || [|c!.Subject == Expected|]")]
    [InlineData("(e & ~SslPolicyErrors.RemoteCertificateNameMismatch) == 0 && [|c!.Subject == Expected|]")]
    [InlineData("{ if ([|c!.Subject != Expected|]) { return false; } return ch!.Build(c); }")]
    [InlineData("{ var named = [|c!.Subject.Contains(\"contoso\")|]; return named && ch!.Build(c); }")]
    [InlineData("IsOurs(c!)")]
    public async Task TextThatDecidesInACallback_IsReported(string body)
    {
        var helper = body == "IsOurs(c!)" ? "[|certificate.Subject == Expected|]" : "certificate.HasPrivateKey";
        await ReportsAsync(InCallback(body, helper).Replace("[|", "{|ST1105:", StringComparison.Ordinal).Replace("|]", "|}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CertificateOfAConnection_IsReported() =>
        await ReportsAsync("""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            using Microsoft.AspNetCore.Authentication.Certificate;
            using Microsoft.AspNetCore.Http;

            static class Gate
            {
                public static IResult Enter(HttpContext context)
                {
                    var certificate = context.Connection.ClientCertificate;
                    if (certificate is null || {|ST1105:certificate.Subject != "CN=device"|})
                    {
                        return Results.Unauthorized();
                    }

                    return Results.Ok();
                }

                public static async Task<bool> EnterAsync(HttpContext context)
                {
                    var certificate = await context.Connection.GetClientCertificateAsync();
                    return {|ST1105:certificate?.Subject == "CN=device"|};
                }

                public static bool Peer(SslStream stream) => {|ST1105:new X509Certificate2(stream.RemoteCertificate!).Issuer.Contains("Contoso")|};

                public static bool ValidateClient(X509Certificate2 certificate) => {|ST1105:certificate.GetNameInfo(X509NameType.SimpleName, false) == "device"|};

                public static CertificateAuthenticationEvents Events { get; } = new()
                {
                    OnCertificateValidated = context =>
                    {
                        if ({|ST1105:context.ClientCertificate.Subject.Contains("CN=partner")|})
                        {
                            context.Success();
                        }
                        else
                        {
                            context.Fail("unknown");
                        }

                        return Task.CompletedTask;
                    },
                };
            }
            """.Replace("using System.Net.Security;", "#pragma warning disable SYSLIB0057\nusing System.Net.Security;", StringComparison.Ordinal));

    [Fact]
    public async Task ServerThatKnowsItsClientsByText_IsReported() =>
        await ReportsAsync("""
            using System.Net.Security;
            using System.Security.Cryptography.X509Certificates;
            using Microsoft.AspNetCore.Server.Kestrel.Https;

            class Server
            {
                void Listen(HttpsConnectionAdapterOptions https) =>
                    https.ClientCertificateValidation = (certificate, chain, errors) => errors == SslPolicyErrors.None && {|ST1105:certificate.Subject == "CN=partner"|};
            }
            """);

    [Theory]
    [InlineData("{ Console.WriteLine(c!.Subject); return e == SslPolicyErrors.None; }")]
    [InlineData("{ if (c!.Subject.Contains(\"test\")) { Console.WriteLine(\"a test server\"); } return e == SslPolicyErrors.None; }")]
    [InlineData("e == SslPolicyErrors.None && c!.Issuer.Contains(\"Contoso\")")]
    [InlineData("{ if (e != SslPolicyErrors.None) { return false; } return c!.Subject == Expected; }")]
    [InlineData("c!.MatchesHostname(m.RequestUri!.Host) && c.GetCertHashString(HashAlgorithmName.SHA256) == Expected")]
    [InlineData("e == 0 && c!.Subject != c.Issuer")]
    [InlineData("e == 0 && !string.IsNullOrEmpty(c!.Subject)")]
    [InlineData("e == 0 && c!.Subject != null")]
    [InlineData("Store.Certificates.Find(X509FindType.FindBySubjectDistinguishedName, c!.Subject, true).Contains(c)")]
    [InlineData("Pins.TryGetValue(m.RequestUri!.Host, out var pin) && pin == c!.GetCertHashString(HashAlgorithmName.SHA256)")]
    public async Task LoggingNarrowingAndSelfSignedTests_AreSilent(string body) => await IsSilentAsync(InCallback(body));

    [Fact]
    public async Task StoreSearchDisplayAndOrdering_AreSilent() =>
        await IsSilentAsync("""
            using System.Security.Cryptography.X509Certificates;

            class Certificates
            {
                public static X509Certificate2? Newest(X509Store store, string subject) =>
                    store.Certificates.Where(certificate => certificate.Subject == subject).OrderBy(certificate => certificate.NotAfter).LastOrDefault();

                public static IEnumerable<string> Names(X509Store store) =>
                    store.Certificates.OrderBy(certificate => certificate.Subject).Select(certificate => certificate.GetNameInfo(X509NameType.SimpleName, false));

                public static bool Has(X509Store store) => store.Certificates.Any(certificate => certificate.Issuer.Contains("CN=localhost"));

                public static string Describe(X509Certificate2 certificate)
                {
                    if (certificate.Subject.StartsWith("CN=", StringComparison.Ordinal))
                    {
                        return certificate.Subject[3..];
                    }

                    return certificate.Subject == certificate.Issuer ? "self-signed" : certificate.Subject;
                }

                public static X509Certificate2? Development(X509Certificate2Collection all)
                {
                    foreach (var candidate in all)
                    {
                        if (candidate.Subject == "CN=localhost" && candidate.HasPrivateKey)
                        {
                            return candidate;
                        }
                    }

                    return null;
                }

                public static bool IsSelfSigned(X509Certificate2 certificate) => certificate.SubjectName.Name == certificate.IssuerName.Name;
            }
            """);

    [Theory]
    [InlineData("c!.Subject == \"CN=api.contoso.com\"", "c!.MatchesHostname(\"api.contoso.com\")")]
    [InlineData("c!.Subject.Contains(\"api.contoso.com\")", "c!.MatchesHostname(\"api.contoso.com\")")]
    [InlineData("c!.Subject != \"CN=api.contoso.com\"", "!c!.MatchesHostname(\"api.contoso.com\")")]
    [InlineData("c!.GetNameInfo(X509NameType.DnsName, false) == m.RequestUri!.Host", "c!.MatchesHostname(m.RequestUri!.Host)")]
    [InlineData("m.RequestUri!.Host.Equals(c!.GetNameInfo(X509NameType.DnsName, false), StringComparison.OrdinalIgnoreCase)", "c!.MatchesHostname(m.RequestUri!.Host)")]
    [InlineData("c!.SubjectName.Name.EndsWith(\"CN=api.contoso.com\")", "c!.MatchesHostname(\"api.contoso.com\")")]
    public async Task Fix_AsksForTheHostName(string before, string after) =>
        await FixesAsync(InCallback("ch!.Build(c!) && {|ST1105:" + before + "|}"), InCallback("ch!.Build(c!) && " + after));

    [Theory]
    [InlineData("{|ST1105:c!.Subject == \"CN=Contoso Device\"|}")]
    [InlineData("{|ST1105:c!.Issuer == \"CN=ca.contoso.com\"|}")]
    [InlineData("{|ST1105:c!.Subject.EndsWith(\".contoso.com\")|}")]
    [InlineData("{|ST1105:c!.Subject == Expected|}")]
    [InlineData("{|ST1105:c!.GetNameInfo(X509NameType.DnsName, true) == m.RequestUri!.Host|}")]
    public async Task NoHostName_GetsNoFix(string body) => await OffersNoFixAsync(InCallback(body));

    private static string InCallback(string body, string helper = "certificate.HasPrivateKey") => $$"""
        using System.Net.Security;
        using System.Security.Cryptography;
        using System.Security.Cryptography.X509Certificates;

        class Client
        {
            private static readonly string Expected = Environment.MachineName;
            private static readonly HashSet<string> Names = new();
            private static readonly Dictionary<string, string> Pins = new();
            private static readonly X509Store Store = new();

            void Open(HttpClientHandler handler) =>
                handler.ServerCertificateCustomValidationCallback = (m, c, ch, e) => {{body}};

            private static bool IsOurs(X509Certificate2 certificate) => {{helper}};
        }
        """;
}
