using System.Text.Json;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Tests.Transport.CertificateSources;
using ClientSecret = SecureTeams.Identity.Credentials.ClientSecret;

namespace SecureTeams.Tests.Identity.Credentials;

public sealed class ClientSecretCredentialTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetToken_SecretFileReplaced_UsesTheNewOne()
    {
        using var folder = new CertificateFolder();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        RegisteredApplication application = await RegisterAsync(teams);
        string path = folder.Path("secret");
        await File.WriteAllTextAsync(path, application.AddClientSecret(TimeSpan.FromDays(1)) + "\r\n", Stop);
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromClientSecret(application.ClientId, ClientSecret.FromFile(path)), clock: folder.Clock);
        await teams.CreateAsync(client);

        application.RemoveCredentials();
        await File.WriteAllTextAsync(path, application.AddClientSecret(TimeSpan.FromDays(1)), Stop);
        folder.Clock.Advance(TimeSpan.FromHours(2));
        await teams.CreateAsync(client);
    }

    [Theory]
    [InlineData("\uFEFF", "\r\n")]
    [InlineData("\uFEFF", "")]
    [InlineData("", "\n")]
    public async Task GetToken_SecretFileOfAnEditor_IsTheSecretAlone(string mark, string end)
    {
        using var folder = new CertificateFolder();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        RegisteredApplication application = await RegisterAsync(teams);
        string path = folder.Path("secret");
        await File.WriteAllTextAsync(path, mark + application.AddClientSecret(TimeSpan.FromDays(1)) + end, Stop);
        await teams.CreateAsync(teams.Client(options => options.Credential = TeamsCredential.FromClientSecret(application.ClientId, ClientSecret.FromFile(path))));
    }

    [Fact]
    public async Task GetToken_WrongSecret_IsRejectedAndNotShown()
    {
        const string Wrong = "wr0ng~secret-of-the-application";
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        RegisteredApplication application = await RegisterAsync(teams);
        application.AddClientSecret(TimeSpan.FromDays(1));
        SecureTeamsException refusal = await RefusedAsync(teams, application, ClientSecret.FromDelegate(_ => ValueTask.FromResult(Wrong)));
        Assert.Equal(SecureTeamsErrorCode.CredentialRejected, refusal.Code);
        Assert.DoesNotContain(Wrong, refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetToken_SecretThatIsNone_IsNotSent()
    {
        using var folder = new CertificateFolder();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        RegisteredApplication application = await RegisterAsync(teams);
        await NotSentAsync(ClientSecret.FromFile(folder.Path("absent")), "cannot be read (FileNotFoundException)");
        await File.WriteAllTextAsync(folder.Path("empty"), "\n", Stop);
        await NotSentAsync(ClientSecret.FromFile(folder.Path("empty")), "is empty");
        await File.WriteAllTextAsync(folder.Path("mark"), "\uFEFF\n", Stop);
        await NotSentAsync(ClientSecret.FromFile(folder.Path("mark")), "is empty");
        await File.WriteAllTextAsync(folder.Path("large"), new string('a', 5000), Stop);
        await NotSentAsync(ClientSecret.FromFile(folder.Path("large")), "larger than 4096 bytes");
        await NotSentAsync(ClientSecret.FromDelegate(_ => ValueTask.FromResult(Guid.NewGuid().ToString())), "is a GUID");
        await NotSentAsync(ClientSecret.FromDelegate(_ => ValueTask.FromResult<string>(null!)), "is empty");
        await NotSentAsync(ClientSecret.FromDelegate(_ => throw new InvalidOperationException("s3cr3t")), "threw InvalidOperationException");
        Assert.DoesNotContain(teams.Emulator.Requests.Of(EmulatedService.Identity), request => request.Method == "POST");

        async Task NotSentAsync(ClientSecret secret, string reason)
        {
            SecureTeamsException refusal = await RefusedAsync(teams, application, secret);
            Assert.Equal(SecureTeamsErrorCode.CredentialUnusable, refusal.Code);
            Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr3t", refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ClientSecret_WrittenOut_ShowsNothing()
    {
        ClientSecret secret = ClientSecret.FromDelegate(_ => ValueTask.FromResult("s3cr3t"));
        Assert.Equal("[redacted] {}", $"{secret} {JsonSerializer.Serialize(secret)}");
        Assert.DoesNotContain(typeof(ClientSecret).GetProperties(), property => property.PropertyType == typeof(string));
        Assert.Throws<ArgumentException>(() => ClientSecret.FromFile(" "));
        Assert.Throws<ArgumentException>(() => TeamsCredential.FromClientSecret(Guid.Empty, secret));
    }

    private static async Task<RegisteredApplication> RegisterAsync(EmulatedTeams teams) =>
        await teams.Emulator.Identity.RegisterApplicationAsync(new EmulatedApplication { Roles = ["OnlineMeetings.ReadWrite.All"] }, Stop);

    private static Task<SecureTeamsException> RefusedAsync(EmulatedTeams teams, RegisteredApplication application, ClientSecret secret) =>
        Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(teams.Client(options => options.Credential = TeamsCredential.FromClientSecret(application.ClientId, secret))));
}
