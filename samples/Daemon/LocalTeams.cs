using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using SecureTeams.Emulator;

namespace Daemon;

/// <summary>An emulator, configured like a real tenant: by files and keys. It makes trouble on request.</summary>
internal sealed class LocalTeams : IAsyncDisposable
{
    private readonly TeamsEmulator _emulator;
    private readonly DirectoryInfo _folder;
    private bool _isDisturbed;

    private LocalTeams(TeamsEmulator emulator, DirectoryInfo folder)
    {
        _emulator = emulator;
        _folder = folder;
    }

    internal static async Task<LocalTeams> StartAsync(ConfigurationManager configuration)
    {
        var local = new LocalTeams(await TeamsEmulator.StartAsync(), Directory.CreateTempSubdirectory("daemon-"));
        TeamsEmulator emulator = local._emulator;
        await local.WriteAsync(emulator.ClientCertificate);
        await File.WriteAllTextAsync(local.PathOf("root.crt"), emulator.RootCertificate.ExportCertificatePem());
        configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["SecureTeams:Cloud"] = "Custom",
            ["SecureTeams:Authority"] = emulator.Authority.AbsoluteUri,
            ["SecureTeams:GraphEndpoint"] = emulator.GraphEndpoint.AbsoluteUri,
            ["SecureTeams:TenantId"] = emulator.TenantId.ToString("D"),
            ["SecureTeams:ClientId"] = emulator.ClientId.ToString("D"),
            ["SecureTeams:CertificatePath"] = local.PathOf("tls.crt"),
            ["SecureTeams:CertificateKeyPath"] = local.PathOf("tls.key"),
            ["SecureTeams:TrustedRootPath"] = local.PathOf("root.crt"),
            ["Review:Organizer"] = emulator.Organizer.Id.ToString("D"),
            ["Review:Every"] = "00:00:01",
            ["Review:Rounds"] = "3",
        });
        return local;
    }

    /// <summary>Renews the certificate on disk, and lets the identity provider fail from now on.</summary>
    internal async Task DisturbAsync(CancellationToken cancellationToken)
    {
        if (_isDisturbed)
        {
            return;
        }

        _isDisturbed = true;
        X509Certificate2 successor = _emulator.Certificates.Issue(CertificateIssuance.Client);
        await _emulator.RegisterClientCertificateAsync(successor, cancellationToken);
        await WriteAsync(successor);
        _emulator.Faults.OnToken().ServerError(503, times: 100);
        Console.WriteLine("The certificate was renewed, and the identity provider is down: the token at hand goes on.");
    }

    public async ValueTask DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task WriteAsync(X509Certificate2 certificate)
    {
        using RSA key = certificate.GetRSAPrivateKey()!;
#pragma warning disable ST2305 // The key of an emulator that ends with this process, in a folder of this user's alone.
        await File.WriteAllTextAsync(PathOf("tls.key"), key.ExportPkcs8PrivateKeyPem());
#pragma warning restore ST2305
        await File.WriteAllTextAsync(PathOf("tls.crt"), certificate.ExportCertificatePem());
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
