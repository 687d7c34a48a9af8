using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings;
using SecureTeams.Transport;
using SecureTeams.Transport.Handshake;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Hosting;

public sealed class SecureTeamsOptionsTests : IDisposable
{
    private readonly X509Certificate2 _certificate = SelfSigned();
    private readonly string _folder = Directory.CreateTempSubdirectory("secureteams-options-").FullName;

    public void Dispose()
    {
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Constructor_NothingSet_NamesEverythingMissing()
    {
        OptionsValidationException refusal = Assert.Throws<OptionsValidationException>(() => new SecureTeamsClient(new SecureTeamsOptions()));
        Assert.Equal(3, refusal.Failures.Count());
        Assert.Contains("SecureTeams:Cloud", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("SecureTeams:TenantId", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("credential", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00:00:00", "00:02:00", 3, "00:00:30", 65536)]
    [InlineData("00:06:00", "00:10:00", 3, "00:00:30", 65536)]
    [InlineData("00:00:30", "00:00:10", 3, "00:00:30", 65536)]
    [InlineData("00:00:30", "01:00:00", 3, "00:00:30", 65536)]
    [InlineData("00:00:30", "00:02:00", 11, "00:00:30", 65536)]
    [InlineData("00:00:30", "00:02:00", -1, "00:00:30", 65536)]
    [InlineData("00:00:30", "00:02:00", 3, "00:06:00", 65536)]
    [InlineData("00:00:30", "00:02:00", 3, "-00:00:01", 65536)]
    [InlineData("00:00:30", "00:02:00", 3, "00:00:30", 1024)]
    public void Constructor_LimitOutOfRange_IsRefused(string attempt, string total, int retries, string delay, int bytes)
    {
        SecureTeamsOptions options = Valid();
        options.AttemptTimeout = TimeSpan.Parse(attempt, null);
        options.TotalTimeout = TimeSpan.Parse(total, null);
        options.MaxRetryAttempts = retries;
        options.MaxRetryDelay = TimeSpan.Parse(delay, null);
        options.MaxResponseBytes = bytes;
        Assert.Throws<OptionsValidationException>(() => new SecureTeamsClient(options));
    }

    [Fact]
    public void Constructor_DefaultTenant_IsRefused()
    {
        SecureTeamsOptions options = Valid();
        options.Tenant = default(TenantId);
        Assert.Throws<OptionsValidationException>(() => new SecureTeamsClient(options));
    }

    [Fact]
    public void FromCertificate_WithoutPrivateKey_IsRefused()
    {
        using X509Certificate2 publicPart = X509CertificateLoader.LoadCertificate(_certificate.RawData);
        Assert.Throws<ArgumentException>(() => TeamsCredential.FromCertificate(Guid.NewGuid(), publicPart));
    }

    [Fact]
    public void FromCertificate_EmptyClientId_IsRefused() => Assert.Throws<ArgumentException>(() => TeamsCredential.FromCertificate(Guid.Empty, _certificate));

    [Fact]
    public void AddSecureTeams_CheckerOfTheApplication_DoesNotReplaceTheConfiguredOne()
    {
        using var own = new RevocationChecker(new RevocationSettings { FetchTimeout = TimeSpan.FromMinutes(1) });
        using ServiceProvider services = new ServiceCollection().AddLogging().AddSingleton(own).AddSecureTeams(Section(Settings())).BuildServiceProvider();
        Assert.Equal(2 * services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value.Revocation.FetchTimeout, services.GetRequiredService<TlsHandshake>().CompletionBudget);
        Assert.Same(own, services.GetRequiredService<RevocationChecker>());
    }

    [Fact]
    public void AddSecureTeams_ValidSection_GivesTheClients()
    {
        using ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(Section(Settings())).BuildServiceProvider(validateScopes: true);
        Assert.NotNull(services.GetRequiredService<TeamsMeetingsClient>());
        Assert.Same(services.GetRequiredService<TeamsMeetingsClient>(), services.GetRequiredService<TeamsMeetingsClient>());
        Assert.NotNull(services.GetRequiredService<TlsReports>());
        SecureTeamsOptions options = services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value;
        Assert.Equal(TeamsCloud.Global, options.Cloud);
        Assert.Equal(TimeSpan.FromSeconds(12), options.AttemptTimeout);
        Assert.Equal(5, options.MaxRetryAttempts);
    }

    [Fact]
    public void AddSecureTeams_InvalidSection_FailsWhenTheHostStarts()
    {
        using ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(Section([])).BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);
    }

    [Theory]
    [InlineData("MaxRetryAttemts", "3", "MaxRetryAttemts")]
    [InlineData("TenantId", "common", "TenantId")]
    [InlineData("ClientId", "me", "ClientId")]
    [InlineData("AttemptTimeout", "soon", "AttemptTimeout")]
    [InlineData("MaxRetryAttempts", "-1", "MaxRetryAttempts")]
    [InlineData("CertificatePath", "/does/not/exist.pfx", "CertificatePath")]
    [InlineData("CertificatePath", "/does/not/exist.pfx", "Could not find")]
    [InlineData("Authority", "https://login.example/", "Authority")]
    [InlineData("CloudName", "Lab", "CloudName")]
    [InlineData("Cloud", "Moon", "Cloud")]
    [InlineData("Cloud", "", "Cloud")]
    [InlineData("Cloud:Name", "Global", "Cloud")]
    [InlineData("CertificateKeyPath", "/does/not/exist.key", "CertificateKeyPath")]
    [InlineData("CertificatePath", "", "CertificatePath")]
    [InlineData("CertificatePath", null, "ClientId")]
    [InlineData("TrustedRootPath", "/does/not/exist.pem", "TrustedRootPath")]
    [InlineData("ClientCertificatePath", "/does/not/exist.pem", "ClientCertificatePath")]
    [InlineData("ClientCertificateKeyPath", "/does/not/exist.key", "ClientCertificateKeyPath")]
    [InlineData("MutualTls", "Graph", "MutualTls")]
    public void AddSecureTeams_WrongValue_IsNamed(string key, string? value, string named)
    {
        Dictionary<string, string?> settings = Settings();
        if (value is null)
        {
            settings.Remove($"SecureTeams:{key}");
        }
        else
        {
            settings[$"SecureTeams:{key}"] = value;
        }

        using ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(Section(settings)).BuildServiceProvider();
        Exception refusal = Assert.ThrowsAny<Exception>(() => services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value);
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddSecureTeams_SectionWithPemFiles_ReachesTheService()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        string root = Path.Combine(_folder, "root.pem");
        string client = Path.Combine(_folder, "client.pem");
        using RSA key = teams.Emulator.ClientCertificate.GetRSAPrivateKey()!;
        await File.WriteAllTextAsync(root, teams.Emulator.RootCertificate.ExportCertificatePem(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(client, teams.Emulator.ClientCertificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem(), TestContext.Current.CancellationToken);
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(Section(new Dictionary<string, string?>
        {
            ["SecureTeams:Cloud"] = "Custom",
            ["SecureTeams:Authority"] = teams.Emulator.Authority.AbsoluteUri,
            ["SecureTeams:GraphEndpoint"] = teams.Emulator.GraphEndpoint.AbsoluteUri,
            ["SecureTeams:TenantId"] = teams.Emulator.TenantId.ToString(),
            ["SecureTeams:ClientId"] = teams.Emulator.ClientId.ToString(),
            ["SecureTeams:CertificatePath"] = client,
            ["SecureTeams:TrustedRootPath"] = root,
        })).BuildServiceProvider();
        OnlineMeeting meeting = await services.GetRequiredService<TeamsMeetingsClient>().CreateAsync(teams.Organizer, EmulatedTeams.Draft(), TestContext.Current.CancellationToken);
        Assert.Equal(LobbyScope.OrganizationExcludingGuests, meeting.LobbyBypass);
    }

    [Fact]
    public void AddSecureTeams_Twice_IsRefused()
    {
        IServiceCollection services = new ServiceCollection().AddSecureTeams(Section(Settings()));
        Assert.Throws<InvalidOperationException>(() => services.AddSecureTeams(options => options.Tenant = TenantId.Parse("fabrikam.example")));
    }

    [Fact]
    public void FromCertificate_EllipticCurveKey_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using X509Certificate2 certificate = new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        Assert.Throws<ArgumentException>(() => TeamsCredential.FromCertificate(Guid.NewGuid(), certificate));
    }

    [Fact]
    public void AddSecureTeams_CustomCloud_ReadsItsOrigins()
    {
        Dictionary<string, string?> settings = Settings();
        settings["SecureTeams:Cloud"] = "Custom";
        settings["SecureTeams:CloudName"] = "Lab";
        settings["SecureTeams:Authority"] = "https://login.lab.example/";
        settings["SecureTeams:GraphEndpoint"] = "https://graph.lab.example/";
        using ServiceProvider services = new ServiceCollection().AddLogging().AddSecureTeams(Section(settings)).BuildServiceProvider();
        TeamsCloud cloud = services.GetRequiredService<IOptions<SecureTeamsOptions>>().Value.Cloud!;
        Assert.Equal("Lab", cloud.Name);
        Assert.Equal(new Uri("https://graph.lab.example/"), cloud.GraphEndpoint);
    }

    private SecureTeamsOptions Valid() => new()
    {
        Cloud = TeamsCloud.Global,
        Tenant = TenantId.Parse("contoso.onmicrosoft.com"),
        Credential = TeamsCredential.FromCertificate(Guid.NewGuid(), _certificate),
    };

    private Dictionary<string, string?> Settings()
    {
        string path = Path.Combine(_folder, "client.pfx");
        File.WriteAllBytes(path, _certificate.Export(X509ContentType.Pkcs12));
        return new Dictionary<string, string?>
        {
            ["SecureTeams:Cloud"] = "Global",
            ["SecureTeams:TenantId"] = "contoso.onmicrosoft.com",
            ["SecureTeams:ClientId"] = Guid.NewGuid().ToString(),
            ["SecureTeams:CertificatePath"] = path,
            ["SecureTeams:AttemptTimeout"] = "00:00:12",
            ["SecureTeams:MaxRetryAttempts"] = "5",
        };
    }

    private static IConfiguration Section(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build().GetSection(SecureTeamsOptions.SectionName);

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
