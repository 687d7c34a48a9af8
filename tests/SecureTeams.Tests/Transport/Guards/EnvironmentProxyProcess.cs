using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Hosting;
using SecureTeams.Identity;

namespace SecureTeams.Tests.Transport.Guards;

/// <summary>
/// A client without a proxy of its own, in a process of its own: the platform reads the variables once. The process is this test
/// program, which answers before anything else runs.
/// </summary>
internal static class EnvironmentProxyProcess
{
    internal const string Host = "login.contoso.example";

    private const string Variable = "SECURETEAMS_TESTS_ENVIRONMENT_PROXY";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "A test program is an application.")]
    internal static void AnswerWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            return;
        }

        using var key = RSA.Create(2048);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using X509Certificate2 certificate = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var client = new SecureTeamsClient(new SecureTeamsOptions
        {
            Cloud = TeamsCloud.Custom("Behind a proxy", new Uri($"https://{Host}/"), new Uri("https://graph.contoso.example/")),
            Tenant = TenantId.Parse("contoso.example"),
            Credential = TeamsCredential.FromCertificate(Guid.NewGuid(), certificate),
        });
        try
        {
            // No code of this program may wait to run: it would wait for this initializer.
            client.Meetings.GetAsync(Guid.NewGuid(), "1").GetAwaiter().GetResult();
        }
        catch (SecureTeamsException failure)
        {
            Console.WriteLine($"{failure.Code} {failure}");
        }

        Environment.Exit(0);
    }

    internal static Task<string> AskAsync(string proxy, CancellationToken stop) => OwnProcess.AskAsync(
        new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["HTTPS_PROXY"] = proxy,
            ["https_proxy"] = null,
            ["ALL_PROXY"] = null,
            ["all_proxy"] = null,
            ["NO_PROXY"] = null,
            ["no_proxy"] = null,
            [Variable] = "1",
        },
        stop);
}
