using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Identity.Credentials;

/// <summary>
/// A client with a managed identity, in a process of its own: MSAL looks for the endpoint in the variables once. The process is
/// this test program, which answers before anything else runs.
/// </summary>
internal static class ManagedIdentityProcess
{
    private const string Variable = "SECURETEAMS_TESTS_MANAGED_IDENTITY";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "A test program is an application.")]
    internal static void AnswerWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable)?.Split('|') is not [var authority, var graph, var tenant, var organizer, var root, var identity])
        {
            return;
        }

        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificateFromFile(root);
        using var client = new SecureTeamsClient(new SecureTeamsOptions
        {
            Cloud = TeamsCloud.Custom("Emulator", new Uri(authority), new Uri(graph)),
            Tenant = TenantId.Parse(tenant),
            Credential = Credential(identity.Split(' ')),
            TotalTimeout = TimeSpan.FromSeconds(30),
            Trust = TlsTrust.OnlyRoots(certificate),
        });
        for (int i = 0; i < 2; i++)
        {
            try
            {
                // No code of this program may wait to run: it would wait for this initializer.
                client.Meetings.GetAsync(Guid.Parse(organizer), "unknown").GetAwaiter().GetResult();
            }
            catch (SecureTeamsException failure)
            {
                Console.WriteLine($"{failure.Code} {failure.RetryAfter} {failure}".ReplaceLineEndings(" "));
            }
        }

        Environment.Exit(0);
    }

    /// <summary>Returns what two operations of the client ended with, one a line.</summary>
    /// <param name="emulator">Who serves the rest.</param>
    /// <param name="endpoint">The endpoint; null for none.</param>
    /// <param name="header">The endpoint's secret.</param>
    /// <param name="identity">Nothing for the system's, or the kind of its name and the name: client, object or resource.</param>
    /// <param name="tenant">The client's tenant; null for the emulator's.</param>
    /// <param name="stop">Ends the wait.</param>
    internal static async Task<string> AskAsync(TeamsEmulator emulator, string? endpoint, string? header, string identity, Guid? tenant, CancellationToken stop)
    {
        string root = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.cer");
        await File.WriteAllBytesAsync(root, emulator.RootCertificate.RawData, stop);
        try
        {
            return await OwnProcess.AskAsync(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["IDENTITY_ENDPOINT"] = endpoint,
                    ["IDENTITY_HEADER"] = header,
                    [Variable] = string.Join('|', emulator.Authority, emulator.GraphEndpoint, tenant ?? emulator.TenantId, emulator.Organizer.Id, root, identity),
                },
                stop);
        }
        finally
        {
            File.Delete(root);
        }
    }

    private static TeamsCredential Credential(string[] identity) => identity switch
    {
        ["client", var id] => TeamsCredential.FromManagedIdentity(UserAssignedIdentity.ByClientId(Guid.Parse(id))),
        ["object", var id] => TeamsCredential.FromManagedIdentity(UserAssignedIdentity.ByObjectId(Guid.Parse(id))),
        ["resource", var id] => TeamsCredential.FromManagedIdentity(UserAssignedIdentity.ByResourceId(id)),
        _ => TeamsCredential.FromManagedIdentity(),
    };
}
