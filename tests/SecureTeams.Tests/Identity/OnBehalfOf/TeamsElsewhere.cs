using System.Security.Cryptography.X509Certificates;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Transport;

namespace SecureTeams.Tests.Identity.OnBehalfOf;

/// <summary>Tells another process of this program where the emulator is.</summary>
internal static class TeamsElsewhere
{
    private const string Prefix = "SECURETEAMS_TESTS_EMULATOR_";

    /// <summary>Gives the variables for the other process; what it reads is in the folder.</summary>
    internal static Dictionary<string, string?> Describe(TeamsEmulator emulator, DirectoryInfo folder, Guid? clientId = null)
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "root.cer"), emulator.RootCertificate.RawData);
        File.WriteAllBytes(Path.Combine(folder.FullName, "client.pfx"), emulator.ClientCertificate.Export(X509ContentType.Pkcs12));
        return new(StringComparer.Ordinal)
        {
            [Prefix + "AUTHORITY"] = emulator.Authority.AbsoluteUri,
            [Prefix + "GRAPH"] = emulator.GraphEndpoint.AbsoluteUri,
            [Prefix + "TENANT"] = emulator.TenantId.ToString("D"),
            [Prefix + "CLIENT"] = (clientId ?? emulator.ClientId).ToString("D"),
            [Prefix + "FOLDER"] = folder.FullName,
        };
    }

    /// <summary>Makes a client in the other process.</summary>
    internal static SecureTeamsClient Client(UserTokenCache tokens, Func<Guid, TeamsCredential>? credential = null)
    {
        Guid clientId = Guid.ParseExact(Read("CLIENT"), "D");
        string folder = Read("FOLDER");
        return new SecureTeamsClient(new SecureTeamsOptions
        {
            Cloud = TeamsCloud.Custom("Emulator", new Uri(Read("AUTHORITY")), new Uri(Read("GRAPH"))),
            Tenant = TenantId.Parse(Read("TENANT")),
            Credential = credential?.Invoke(clientId) ?? TeamsCredential.FromCertificate(clientId, X509CertificateLoader.LoadPkcs12FromFile(Path.Combine(folder, "client.pfx"), password: null)),
            Trust = TlsTrust.OnlyRoots(X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "root.cer"))),
            UserTokens = tokens,
        });
    }

    private static string Read(string name) => Environment.GetEnvironmentVariable(Prefix + name)!;
}
