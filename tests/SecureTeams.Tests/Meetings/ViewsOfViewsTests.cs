using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.SignIn;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Meetings;

/// <summary>Of the view of a user nobody makes the view of another user or the application's, whatever the user's view was made of.</summary>
public sealed class ViewsOfViewsTests
{
    private static readonly Guid Other = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Views_OfEveryKindOfView_AreMadeOnlyOfTheApplications()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { DevicePollingInterval = TimeSpan.FromSeconds(1), AdditionalTenants = { Other } });
        RegisteredApplication tool = await teams.Emulator.Identity.RegisterApplicationAsync(new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"] }, Stop);
        SecureTeamsClient client = teams.Client(options => options.Credential = TeamsCredential.FromDeviceCode(
            tool.ClientId, (prompt, _) => teams.Emulator.Identity.ApproveDeviceAsync(prompt.UserCode, teams.Emulator.Organizer, Stop)));
        SignedInUser person = await client.SignIn.SignInAsync(Stop);
        Guid own = teams.Emulator.TenantId;
        ValidatedTabToken tab = Tab(teams, own);
        ValidatedTabToken tabElsewhere = Tab(teams, Other);
        var job = LongRunningAccess.Create(own, Guid.NewGuid());
        var jobElsewhere = LongRunningAccess.Create(Other, Guid.NewGuid());
        var views = new Dictionary<string, Func<TeamsMeetingsClient, TeamsMeetingsClient>>
        {
            ["own tenant"] = view => view.ForTenant(new TenantId(own)),
            ["other tenant"] = view => view.ForTenant(new TenantId(Other)),
            ["tab"] = view => view.OnBehalfOf(tab),
            ["tab elsewhere"] = view => view.OnBehalfOf(tabElsewhere),
            ["job"] = view => view.OnBehalfOf(job),
            ["job elsewhere"] = view => view.OnBehalfOf(jobElsewhere),
            ["person"] = view => view.OnBehalfOf(person),
        };
        teams.Emulator.Requests.Clear();
        Assert.Equal(views.Keys, MadeOf(client.Meetings));
        Assert.Equal(["own tenant", "other tenant", "tab", "job"], MadeOf(views["own tenant"](client.Meetings)));
        Assert.Equal(["own tenant", "other tenant", "tab elsewhere", "job elsewhere"], MadeOf(views["other tenant"](client.Meetings)));
        Assert.All(views.Keys.Skip(2), user => Assert.Empty(MadeOf(views[user](client.Meetings))));
        foreach (string user in views.Keys.Skip(2))
        {
            TeamsMeetingsClient view = views[user](client.Meetings);
            Assert.All(views.Values, make => Assert.Throws<InvalidOperationException>(() => make(view)));
        }

        Assert.Empty(teams.Emulator.Requests.All);

        string[] MadeOf(TeamsMeetingsClient view) =>
            [.. views.Where(pair => Record.Exception(() => pair.Value(view)) is not (InvalidOperationException or ArgumentException)).Select(pair => pair.Key)];
    }

    private static ValidatedTabToken Tab(EmulatedTeams teams, Guid tenant) =>
        new(TabAudience.Of(teams.Options().Cloud!, teams.Emulator.ClientId), "header.body.signature", tenant, Guid.NewGuid(), DateTimeOffset.MaxValue, displayName: null, userName: null);
}
