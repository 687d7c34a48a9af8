using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SecureTeams.Emulator.Standalone;

/// <summary>A fresh temporary folder that only its owner can read, with the certificates a client needs. Disposing deletes it.</summary>
internal sealed class CredentialFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secureteams-emulator-");

    private CredentialFolder()
    {
    }

    public string RootPem => Path.Combine(_folder.FullName, "root.pem");

    public string ClientPem => Path.Combine(_folder.FullName, "client.pem");

    public string ClientPfx => Path.Combine(_folder.FullName, "client.pfx");

    public static async Task<CredentialFolder> WriteAsync(TeamsEmulator teams)
    {
        var folder = new CredentialFolder();
        try
        {
            await WriteAsync(folder.RootPem, Encoding.ASCII.GetBytes(teams.RootCertificate.ExportCertificatePem() + "\n")).ConfigureAwait(false);
            await WriteAsync(folder.ClientPem, Encoding.ASCII.GetBytes(CertificateAndKey(teams.ClientCertificate))).ConfigureAwait(false);
            await WriteAsync(folder.ClientPfx, teams.ClientCertificate.Export(X509ContentType.Pkcs12)).ConfigureAwait(false);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string CertificateAndKey(X509Certificate2 certificate)
    {
        using RSA key = certificate.GetRSAPrivateKey() ?? throw new InvalidOperationException("The client certificate has no RSA key.");
        return certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n";
    }

    private static async Task WriteAsync(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var file = new FileStream(path, options);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(content).ConfigureAwait(false);
        }
    }
}
