using Microsoft.Extensions.Time.Testing;
using Microsoft.Identity.Client;
using Microsoft.IdentityModel.JsonWebTokens;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;

namespace SecureTeams.Tests.Emulator.Identity;

public sealed class DeviceCodeTests : UserScenario
{
    private static readonly Guid Other = Guid.NewGuid();

    private readonly FakeTimeProvider _clock = new(TimeProvider.System.GetUtcNow());

    protected override TeamsEmulatorOptions Options => new() { AdditionalTenants = { Other }, TimeProvider = _clock };

    [Fact]
    public async Task Msal_Approved_GetsThePersonsToken()
    {
        var tool = await ToolAsync();
        var msal = PublicClientApplicationBuilder.Create(tool.ClientId.ToString("D"))
            .WithAuthority($"{Teams.Authority}{Teams.TenantId:D}", validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(Client)
            .Build();

        var result = await msal.AcquireTokenWithDeviceCode([Scope], code =>
        {
            Assert.Contains(code.UserCode, code.Message, StringComparison.Ordinal);
            Assert.Equal(5, code.Interval);
            return Teams.Identity.ApproveDeviceAsync(code.UserCode, Teams.Organizer, Cancelled);
        }).ExecuteAsync(Cancelled);

        Assert.Equal(Teams.Organizer.Id.ToString("D"), new JsonWebToken(result.AccessToken).GetClaim("oid").Value);
        Assert.Equal(Teams.Organizer.UserPrincipalName, result.Account.Username);
        Assert.NotEmpty((await msal.AcquireTokenSilent([Scope], result.Account).WithForceRefresh(true).ExecuteAsync(Cancelled)).AccessToken);
    }

    [Fact]
    public async Task DeviceCode_NotDecided_IsPendingUntilItIs()
    {
        var tool = await ToolAsync();
        var (deviceCode, userCode) = await StartAsync(tool);

        Assert.Equal("authorization_pending", (await PollAsync(tool, deviceCode)).Error);
        await Teams.Identity.ApproveDeviceAsync(userCode, Teams.Organizer, Cancelled);
        Assert.NotEmpty((await PollAsync(tool, deviceCode)).AccessToken);
        Assert.Equal("bad_verification_code", (await PollAsync(tool, deviceCode)).Error);
    }

    [Fact]
    public async Task DeviceCode_PolledTooFast_IsToldToSlowDownByFiveSecondsEachTime()
    {
        var tool = await ToolAsync();
        var (deviceCode, userCode) = await StartAsync(tool);
        foreach (var (seconds, expected) in ((int, string)[])[(0, "authorization_pending"), (5, "authorization_pending"), (1, "slow_down"), (5, "slow_down"), (15, "authorization_pending"), (0, "slow_down")])
        {
            _clock.Advance(TimeSpan.FromSeconds(seconds));
            Assert.Equal(expected, (await PollAsync(tool, deviceCode)).Error);
        }

        await Teams.Identity.ApproveDeviceAsync(userCode, Teams.Organizer, Cancelled);
        Assert.NotEmpty((await PollAsync(tool, deviceCode)).AccessToken);
    }

    [Fact]
    public async Task DeviceCode_SlowDownScripted_IsAnsweredAsOften()
    {
        var tool = await ToolAsync();
        var (deviceCode, _) = await StartAsync(tool);
        Teams.Faults.OnToken().SlowDown(2);
        Assert.Equal("slow_down", (await PollAsync(tool, deviceCode)).Error);
        Assert.Equal("slow_down", (await PollAsync(tool, deviceCode)).Error);
        Assert.Equal("authorization_pending", (await PollAsync(tool, deviceCode)).Error);
        Assert.Throws<InvalidOperationException>(() => Teams.Faults.On(GraphOperation.Get).SlowDown());
    }

    [Fact]
    public async Task DeviceCode_Denied_IsDeclined()
    {
        var tool = await ToolAsync();
        var (deviceCode, userCode) = await StartAsync(tool);

        await Teams.Identity.DenyDeviceAsync(userCode, Teams.Organizer, Cancelled);

        Assert.Equal("authorization_declined", (await PollAsync(tool, deviceCode)).Error);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Teams.Identity.ApproveDeviceAsync(userCode, Teams.Organizer, Cancelled));
    }

    [Fact]
    public async Task DeviceCode_Old_IsExpired()
    {
        var tool = await ToolAsync();
        var (deviceCode, userCode) = await StartAsync(tool);

        _clock.Advance(TimeSpan.FromMinutes(21));

        Assert.Equal("expired_token", (await PollAsync(tool, deviceCode)).Error);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Teams.Identity.ApproveDeviceAsync(userCode, Teams.Organizer, Cancelled));
    }

    [Fact]
    public async Task DeviceCode_AnotherClientOrTenantOrGuessed_IsRefused()
    {
        var tool = await ToolAsync();
        var (deviceCode, userCode) = await StartAsync(tool);
        await Teams.Identity.ApproveDeviceAsync(userCode, Teams.Organizer, Cancelled);

        Assert.Equal("bad_verification_code", (await PollAsync(await ToolAsync(), deviceCode)).Error);
        Assert.Equal("bad_verification_code", (await PollAsync(tool, deviceCode, Other)).Error);
        Assert.Equal("bad_verification_code", (await PollAsync(tool, "guessed")).Error);
        Assert.NotEmpty((await PollAsync(tool, deviceCode)).AccessToken);
    }

    [Fact]
    public async Task ApproveDeviceAsync_UnknownCode_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Teams.Identity.ApproveDeviceAsync("1234-5678-9012", Teams.Organizer, Cancelled));

    [Fact]
    public async Task DeviceCode_UnknownClient_IsAadsts700016()
    {
        var answer = await TokenEndpoint.PostAsync(Client, Address(), new Dictionary<string, string> { ["client_id"] = Guid.NewGuid().ToString("D"), ["scope"] = Scope });

        Assert.Equal(700016, answer.Code);
    }

    private string Address() => $"{Teams.Authority}{Teams.TenantId:D}/oauth2/v2.0/devicecode";

    private Task<RegisteredApplication> ToolAsync() => Teams.Identity.RegisterApplicationAsync(
        new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"], Tenants = [Teams.TenantId, Other] },
        Cancelled);

    private async Task<(string DeviceCode, string UserCode)> StartAsync(RegisteredApplication tool)
    {
        var answer = await TokenEndpoint.PostAsync(Client, Address(), new Dictionary<string, string> { ["client_id"] = tool.ClientId.ToString("D"), ["scope"] = Scope });
        return ((string)answer.Body["device_code"]!, (string)answer.Body["user_code"]!);
    }

    private Task<TokenAnswer> PollAsync(RegisteredApplication tool, string deviceCode, Guid? tenant = null) =>
        TokenEndpoint.PostAsync(Client, TokenEndpoint.Address(Teams, tenant), new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
            ["device_code"] = deviceCode,
            ["client_id"] = tool.ClientId.ToString("D"),
        });
}
