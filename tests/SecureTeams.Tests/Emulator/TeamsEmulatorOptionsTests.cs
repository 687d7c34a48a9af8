using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class TeamsEmulatorOptionsTests
{
    public static TheoryData<string, Action<TeamsEmulatorOptions>> Mistakes => new()
    {
        { "TenantId", options => options.TenantId = Guid.Empty },
        { "ClientId", options => options.ClientId = Guid.Empty },
        { "Organizer", options => options.Organizer = null! },
        { "Users", options => options.Users.Add(new EmulatedUser(Guid.Empty, "Nobody", "nobody@contoso.example")) },
        { "Users", options => options.Users.Add(options.Organizer) },
        { "Roles", options => options.Roles.Add(" ") },
        { "TokenLifetime", options => options.TokenLifetime = TimeSpan.Zero },
        { "TokenLifetime", options => options.TokenLifetime = TimeSpan.FromDays(2) },
        { "RevocationListLifetime", options => options.RevocationListLifetime = TimeSpan.FromDays(31) },
        { "PageSize", options => options.PageSize = 0 },
        { "PageSize", options => options.PageSize = 1000 },
        { "TimeProvider", options => options.TimeProvider = null! },
    };

    [Theory]
    [MemberData(nameof(Mistakes), DisableDiscoveryEnumeration = true)]
    public async Task StartAsync_OptionOutOfRange_ThrowsWithItsName(string option, Action<TeamsEmulatorOptions> mistake)
    {
        var options = new TeamsEmulatorOptions();
        mistake(options);

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => TeamsEmulator.StartAsync(options, TestContext.Current.CancellationToken));

        Assert.Equal(option, refusal.ParamName);
    }
}
