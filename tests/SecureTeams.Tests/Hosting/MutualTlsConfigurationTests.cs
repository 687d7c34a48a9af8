using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Tests.Transport.CertificateSources;
using SecureTeams.Transport.CertificateSources;

namespace SecureTeams.Tests.Hosting;

public sealed class MutualTlsConfigurationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_ClientCertificate_IsASourceThatRotates()
    {
        using var folder = new CertificateFolder();
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        X509Certificate2 certificate = emulator.Certificates.Issue(CertificateIssuance.Client with { UseRsaKey = false });
        await using ServiceProvider services = Services(folder.WritePem("shown.pem", certificate), folder, mutualTls: "GraphAndIdentity");
        SecureTeamsOptions options = services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value;
        Assert.Equal(MutualTlsScope.GraphAndIdentity, options.MutualTls);
        Assert.Equal(certificate.RawData, (await options.ClientCertificate!.GetAsync(Stop)).RawData);
    }

    [Fact]
    public async Task Read_Twice_IsOneSourceThatIsDisposedWithTheServices()
    {
        using var folder = new CertificateFolder();
        await using TeamsEmulator emulator = await TeamsEmulator.StartAsync(cancellationToken: Stop);
        X509Certificate2 certificate = emulator.Certificates.Issue(CertificateIssuance.Client with { UseRsaKey = false });
        ServiceProvider services = Services(folder.WritePem("shown.pem", certificate), folder);
        CertificateSource source = services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value.ClientCertificate!;
        Assert.Same(source, services.GetRequiredService<IOptionsMonitor<SecureTeamsOptions>>().CurrentValue.ClientCertificate);
        X509Certificate2 loaded = await source.GetAsync(Stop);
        await services.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => source.GetAsync(Stop).AsTask());
        Assert.Equal(IntPtr.Zero, loaded.Handle);
    }

    [Fact]
    public void Read_ClientCertificateThatIsNotForClients_IsRefusedAtTheStart()
    {
        using var folder = new CertificateFolder();
        string path = folder.WritePem("shown.pem", folder.Issue("server"));
        InvalidOperationException refusal = Assert.Throws<InvalidOperationException>(() => Read(path, folder));
        Assert.Contains("ClientCertificatePath", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("1.3.6.1.5.5.7.3.2", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownScope_IsRefused()
    {
        using var folder = new CertificateFolder();
        var options = new SecureTeamsOptions { MutualTls = (MutualTlsScope)7 };
        ValidateOptionsResult result = new SecureTeamsOptionsDurations().Validate(null, options);
        Assert.Contains("MutualTls must be Graph or GraphAndIdentity.", result.Failures!);
    }

    private static SecureTeamsOptions Read(string path, CertificateFolder folder)
    {
        using ServiceProvider services = Services(path, folder);
        return services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value;
    }

    private static ServiceProvider Services(string path, CertificateFolder folder, string? mutualTls = null)
    {
        var settings = new Dictionary<string, string?>
        {
            ["SecureTeams:Cloud"] = "Global",
            ["SecureTeams:TenantId"] = "contoso.onmicrosoft.com",
            ["SecureTeams:ClientId"] = Guid.NewGuid().ToString(),
            ["SecureTeams:CertificatePath"] = folder.WritePfx("credential.pfx", folder.Issue("credential", key: System.Security.Cryptography.RSA.Create(2048))),
            ["SecureTeams:ClientCertificatePath"] = path,
        };
        if (mutualTls is not null)
        {
            settings["SecureTeams:MutualTls"] = mutualTls;
        }

        IConfiguration section = new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(SecureTeamsOptions.SectionName);
        return new ServiceCollection().AddSingleton<ILoggerFactory>(folder.Logs).AddSecureTeams(section).BuildServiceProvider();
    }
}
