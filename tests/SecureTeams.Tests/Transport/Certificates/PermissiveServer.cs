using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecureTeams.Tests.Transport.Certificates;

/// <summary>A server of OpenSSL at security level 0: the runtime's own server refuses to show keys and signatures this weak.</summary>
internal sealed class PermissiveServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secureteams-").FullName;
    private readonly Process _process;

    private PermissiveServer(X509Certificate2 leaf, X509Certificate2 intermediate)
    {
        File.WriteAllText(Path.Combine(_folder, "leaf.pem"), leaf.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "chain.pem"), intermediate.ExportCertificatePem());
        using AsymmetricAlgorithm key = (AsymmetricAlgorithm?)leaf.GetRSAPrivateKey() ?? leaf.GetECDsaPrivateKey()!;
        File.WriteAllText(Path.Combine(_folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        var start = new ProcessStartInfo("openssl") { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        foreach (string argument in (string[])["s_server", "-accept", "127.0.0.1:0", "-cert", "leaf.pem", "-key", "key.pem", "-cert_chain", "chain.pem", "-cipher", "DEFAULT@SECLEVEL=0", "-naccept", "1"])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    internal int Port { get; private set; }

    internal static async Task<PermissiveServer> StartAsync(X509Certificate2 leaf, X509Certificate2 intermediate, CancellationToken stop)
    {
        var server = new PermissiveServer(leaf, intermediate);
        while (await server._process.StandardOutput.ReadLineAsync(stop) is { } line)
        {
            if (line.StartsWith("ACCEPT ", StringComparison.Ordinal))
            {
                server.Port = int.Parse(line[(line.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture);
                return server;
            }
        }

        throw new InvalidOperationException("OpenSSL's server did not start.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
