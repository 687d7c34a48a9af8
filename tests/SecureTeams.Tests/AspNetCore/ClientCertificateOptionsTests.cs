using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using SecureTeams.AspNetCore;
using SecureTeams.Tests.Transport.CertificateSources;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.AspNetCore;

public sealed class ClientCertificateOptionsTests
{
    [Fact]
    public async Task Configure_NoServerCertificate_IsRefused() => await RefusedAsync(options => options.ServerCertificate = null, "ServerCertificate");

    [Fact]
    public async Task Configure_NoRoot_IsRefused() => await RefusedAsync(options => options.TrustedRoots.Clear(), "at least one root");

    [Fact]
    public async Task Configure_RootThatIsNoAuthority_IsRefused() => await RefusedAsync(
        options =>
        {
            options.TrustedRoots.Clear();
            options.TrustedRoots.Add(options.ServerCertificate!.GetAsync(TestContext.Current.CancellationToken).AsTask().GetAwaiter().GetResult());
        },
        "certificate authority");

    [Fact]
    public async Task Configure_NobodyAllowed_IsRefused() => await RefusedAsync(options => options.AllowedSubjects.Clear(), "Name the clients");

    [Theory]
    [InlineData("")]
    [InlineData("teams-bot")]
    public async Task Configure_SubjectThatIsNoName_IsRefused(string subject) => await RefusedAsync(options => options.AllowedSubjects.Add(subject), "not a distinguished name");

    [Theory]
    [InlineData("*.contoso.example")]
    [InlineData("10.0.0.1")]
    [InlineData("")]
    [InlineData("a b")]
    public async Task Configure_DnsNameThatIsNone_IsRefused(string name) => await RefusedAsync(options => options.AllowedDnsNames.Add(name), "not a DNS name");

    [Theory]
    [InlineData("aabbccddeeff00112233445566778899aabbccdd")]
    [InlineData("")]
    [InlineData("zz")]
    public async Task Configure_ThumbprintThatIsNotSha256_IsRefused(string thumbprint) => await RefusedAsync(options => options.AllowedThumbprints.Add(thumbprint), "SHA-256");

    [Fact]
    public async Task Configure_LimitsOutOfRange_AreRefused()
    {
        await RefusedAsync(options => options.ConnectionLifetime = TimeSpan.FromSeconds(1), "ConnectionLifetime");
        await RefusedAsync(options => options.Revocation = new RevocationSettings { MaxListBytes = 1 }, "MaxListBytes");
        await RefusedAsync(options => options.Revocation = null!, "Revocation");
    }

    [Fact]
    public async Task Configure_Http3_IsRefused()
    {
        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => StartAsync(_ => { }, listen => listen.Protocols = HttpProtocols.Http1AndHttp2AndHttp3));
        Assert.Contains("HTTP/3", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Configure_AllGiven_Starts() => await StartAsync(_ => { }, _ => { });

    private static async Task RefusedAsync(Action<ClientCertificateOptions> change, string reason)
    {
        ArgumentException refusal = await Assert.ThrowsAnyAsync<ArgumentException>(() => StartAsync(change, _ => { }));
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    private static async Task StartAsync(Action<ClientCertificateOptions> change, Action<ListenOptions> before)
    {
        using var folder = new CertificateFolder();
        CertificateSource server = folder.Own(CertificateSource.FromPemFile(folder.WritePem("server.pem", folder.Issue("localhost"))));
        using X509Certificate2 root = folder.IssueAuthority();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
        {
            before(listen);
            listen.RequireSecureTeamsClientCertificate(options =>
            {
                options.ServerCertificate = server;
                options.TrustedRoots.Add(root);
                options.AllowedSubjects.Add("CN=teams-bot, O=Contoso");
                change(options);
            });
        }));
        await using WebApplication application = builder.Build();
        await application.StartAsync(TestContext.Current.CancellationToken);
    }
}
