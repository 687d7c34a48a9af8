using Microsoft.Identity.Client;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Tests.Emulator;

namespace SecureTeams.Tests.Identity.Credentials;

public sealed class MsalClientCredentialTests
{
    [Fact]
    public async Task GetToken_OfAnMsalClient_IsAskedForInTheClientsTenant()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var entra = new EmulatorClient(teams.Emulator);
        IConfidentialClientApplication application = Build(teams, entra, $"{teams.Emulator.Authority}{Guid.NewGuid():D}");
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromMsal(application));
        await teams.CreateAsync(client);
        RecordedRequest asked = Assert.Single(teams.Emulator.Requests.Of(EmulatedService.Identity), request => request.Method == "POST");
        Assert.StartsWith($"/{teams.Emulator.TenantId:D}/", asked.Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetToken_RefusedByTheProvider_HasItsReason()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var entra = new EmulatorClient(teams.Emulator);
        IConfidentialClientApplication application = Build(teams, entra, $"{teams.Emulator.Authority}{teams.Emulator.TenantId:D}");
        SecureTeamsClient client = teams.Client(options =>
        {
            options.Tenant = new TenantId(Guid.NewGuid());
            options.Credential = TeamsCredential.FromMsal(application);
        });
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => teams.CreateAsync(client));
        Assert.Equal(SecureTeamsErrorCode.TenantNotFound, refusal.Code);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com.evil.example/common")]
    [InlineData("https://login.microsoftonline.us/common")]
    [InlineData("https://login.partner.microsoftonline.cn/common")]
    [InlineData("https://login.microsoftonline.com:8443/common")]
    [InlineData("https://login.microsoftonlіne.com/common")]
    public void Client_AuthorityIsNotTheClouds_IsRefused(string authority)
    {
        TeamsCredential credential = TeamsCredential.FromMsal(Build(authority));
        TeamsAuthenticationException refusal = Assert.Throws<TeamsAuthenticationException>(() => new SecureTeamsClient(new SecureTeamsOptions
        {
            Cloud = TeamsCloud.Global,
            Tenant = TenantId.Parse("contoso.example"),
            Credential = credential,
        }));
        Assert.Equal(SecureTeamsErrorCode.AuthorityUntrusted, refusal.Code);
    }

    [Theory]
    [InlineData("https://login.microsoftonline.com/common")]
    [InlineData("https://login.windows.net/contoso.example")]
    public void Client_AuthorityOfTheCloud_IsAccepted(string authority)
    {
        using var client = new SecureTeamsClient(new SecureTeamsOptions
        {
            Cloud = TeamsCloud.Global,
            Tenant = TenantId.Parse("contoso.example"),
            Credential = TeamsCredential.FromMsal(Build(authority)),
        });
        Assert.NotNull(client.Meetings);
    }

    [Fact]
    public void FromMsal_LogsPersonalData_IsRefused()
    {
        IConfidentialClientApplication application = ConfidentialClientApplicationBuilder.Create(Guid.NewGuid().ToString())
            .WithClientSecret(Guid.NewGuid().ToString())
            .WithLogging((_, _, _) => { }, Microsoft.Identity.Client.LogLevel.Verbose, enablePiiLogging: true)
            .Build();
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => TeamsCredential.FromMsal(application));
        Assert.Contains("enablePiiLogging", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetToken_MsalLogsVerbosely_ShowsNeitherTokenNorProof()
    {
        var texts = new System.Collections.Concurrent.ConcurrentBag<string>();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var entra = new EmulatorClient(teams.Emulator);
        IConfidentialClientApplication application = Build(
            teams, entra, $"{teams.Emulator.Authority}{teams.Emulator.TenantId:D}", (_, message, _) => texts.Add(message));
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromMsal(application));
        await teams.CreateAsync(client);
        teams.Emulator.Faults.OnToken().AadstsError(7000215);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.CreateAsync(
            teams.Client(options => options.Credential = TeamsCredential.FromMsal(Build(teams, entra, $"{teams.Emulator.Authority}{teams.Emulator.TenantId:D}", (_, message, _) => texts.Add(message))))));
        texts.Add(refusal.ToString());
        string everything = string.Join('\n', texts);
        Assert.Contains("AcquireTokenForClient", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("eyJ", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("client_assertion=", everything, StringComparison.OrdinalIgnoreCase);
    }

    private static IConfidentialClientApplication Build(string authority) =>
        ConfidentialClientApplicationBuilder.Create(Guid.NewGuid().ToString()).WithClientSecret(Guid.NewGuid().ToString()).WithAuthority(authority, validateAuthority: false).Build();

    private static IConfidentialClientApplication Build(EmulatedTeams teams, EmulatorClient entra, string authority, LogCallback? log = null) =>
        ConfidentialClientApplicationBuilder.Create(teams.Emulator.ClientId.ToString())
            .WithCertificate(teams.Emulator.ClientCertificate)
            .WithAuthority(authority, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(entra)
            .WithLogging(log ?? ((_, _, _) => { }), LogLevel.Verbose, enablePiiLogging: false)
            .Build();
}
