using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecureTeams.AspNetCore;
using SecureTeams.Transport.CertificateSources;

// A root of its own making, whose key is dropped at once: nobody can come in, but the listener starts.
using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
var request = new CertificateRequest("CN=Consumer root", key, HashAlgorithmName.SHA256);
request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
using X509Certificate2 root = request.CreateSelfSigned(TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow().AddDays(1));
using CertificateSource server = CertificateSource.FromPemFile("/etc/teams-bot/server.pem");

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
    listen.RequireSecureTeamsClientCertificate(options =>
    {
        options.ServerCertificate = server;
        options.TrustedRoots.Add(root);
        options.AllowedSubjects.Add("CN=teams-gateway, O=Contoso");
    })));
await using WebApplication application = builder.Build();
await application.StartAsync();
await application.StopAsync();
Console.WriteLine("started and stopped");
