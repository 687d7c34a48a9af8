using SecureTeams.Emulator;
using SecureTeams.Emulator.Identity.Applications;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.SignIn;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Identity.SignIn;

public sealed class TeamsSignInTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task SignIn_PersonApproves_ReachesTheirOwnMeetingsOnMe()
    {
        await using EmulatedTeams teams = await StartAsync();
        int asked = 0;
        SecureTeamsClient client = await ClientAsync(teams, user => teams.Emulator.Identity.ApproveDeviceAsync(user, teams.Emulator.Organizer, Stop), () => asked++);
        SignedInUser user = await client.SignIn.SignInAsync(Stop);
        Assert.Equal(teams.Organizer, user.ObjectId);
        Assert.Equal(teams.Organizer, (await client.SignIn.SignInAsync(Stop)).ObjectId);
        TeamsMeetingsClient mine = client.Meetings.OnBehalfOf(user);
        await mine.CreateAsync(user.ObjectId, EmulatedTeams.Draft(), Stop);
        Assert.Equal("/v1.0/me/onlineMeetings", Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Create)).Address.AbsolutePath);
        await Assert.ThrowsAsync<ArgumentException>("organizer", () => mine.CreateAsync(Guid.NewGuid(), EmulatedTeams.Draft(), Stop));
        Assert.Equal(1, asked);
        Assert.DoesNotContain(user.ObjectId.ToString(), user.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = 120_000)]
    public async Task SignIn_PersonDeclines_SaysSoAndNothingReachesGraph()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient client = await ClientAsync(teams, user => teams.Emulator.Identity.DenyDeviceAsync(user, teams.Emulator.Organizer, Stop), () => { });
        TeamsAuthenticationException refusal = await Assert.ThrowsAnyAsync<TeamsAuthenticationException>(() => client.SignIn.SignInAsync(Stop));
        Assert.Equal(SecureTeamsErrorCode.SignInNotCompleted, refusal.Code);
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Fact]
    public async Task SignIn_CredentialOfTheApplication_IsRefused()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        await Assert.ThrowsAsync<InvalidOperationException>(() => client.SignIn.SignInAsync(Stop));
    }

    [Fact(Timeout = 120_000)]
    public async Task OnBehalfOf_PersonOfAnotherClient_IsRefused()
    {
        await using EmulatedTeams teams = await StartAsync();
        SecureTeamsClient hers = await ClientAsync(teams, user => teams.Emulator.Identity.ApproveDeviceAsync(user, teams.Emulator.Organizer, Stop), () => { });
        SecureTeamsClient his = await ClientAsync(teams, user => teams.Emulator.Identity.ApproveDeviceAsync(user, teams.Emulator.Organizer, Stop), () => { });
        SignedInUser she = await hers.SignIn.SignInAsync(Stop);
        Assert.Throws<InvalidOperationException>(() => his.Meetings.OnBehalfOf(she));
        Assert.Throws<InvalidOperationException>(() => teams.Client().Meetings.OnBehalfOf(she));
    }

    private static Task<EmulatedTeams> StartAsync() => EmulatedTeams.StartAsync(new TeamsEmulatorOptions { DevicePollingInterval = TimeSpan.FromSeconds(1) });

    private static async Task<SecureTeamsClient> ClientAsync(EmulatedTeams teams, Func<string, Task> answer, Action asked)
    {
        RegisteredApplication tool = await teams.Emulator.Identity.RegisterApplicationAsync(new EmulatedApplication { IsPublicClient = true, Scopes = ["OnlineMeetings.ReadWrite"] }, Stop);
        return teams.Client(options => options.Credential = TeamsCredential.FromDeviceCode(tool.ClientId, async (prompt, _) =>
        {
            asked();
            await answer(prompt.UserCode);
        }));
    }
}
