using Microsoft.Identity.Client;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.Tokens.Issuing;
using SecureTeams.Meetings;
using SecureTeams.Tests.Emulator;

namespace SecureTeams.Tests.Identity.Tokens;

/// <summary>Graph refuses a token that has not ended, with a 401 that says nothing of claims; a cache below the SDK's still holds it.</summary>
public sealed class RefusedTokenTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OnBehalfOf_TokenRefused_NextRequestGetsANewOnePastTheUsersStore()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        TeamsMeetingsClient mine = client.Meetings.OnBehalfOf(await ValidAsync(teams, client));
        await RefuseOnceAsync(teams, mine);
    }

    [Fact]
    public async Task OnBehalfOf_TokenOfALongRunRefused_NextRequestGetsANewOne()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        LongRunningAccess access = await client.LongRunning.StartAsync(await ValidAsync(teams, client), Stop);
        await RefuseOnceAsync(teams, client.Meetings.OnBehalfOf(access));
    }

    [Fact]
    public async Task Application_TokenRefused_NextRequestGetsANewOne()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await RefuseOnceAsync(teams, teams.Client().Meetings);
    }

    [Fact]
    public async Task MsalClientOfTheApplication_TokenRefused_NextRequestGetsANewOnePastItsCache()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using HttpClient http = new(EmulatorClient.Handler(teams.Emulator));
        IConfidentialClientApplication own = ConfidentialClientApplicationBuilder
            .Create(teams.Emulator.ClientId.ToString("D"))
            .WithCertificate(teams.Emulator.ClientCertificate)
            .WithHttpClientFactory(new HardenedMsalHttpClientFactory(http))
            .WithAuthority(new Uri(teams.Emulator.Authority, teams.Emulator.TenantId.ToString("D")), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .Build();
        await RefuseOnceAsync(teams, teams.Client(options => options.Credential = TeamsCredential.FromMsal(own)).Meetings);
    }

    [Fact]
    public async Task OnBehalfOf_NewTokenRefusedToo_IsNotAskedForAgainAndAgain()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        TeamsMeetingsClient mine = client.Meetings.OnBehalfOf(await ValidAsync(teams, client));
        for (int i = 0; i < 5; i++)
        {
            // What was issued last is refused with all before it.
            await mine.CreateOrGetAsync(teams.Organizer, "1", EmulatedTeams.Draft(), Stop).ContinueWith(_ => { }, TaskScheduler.Default);
            teams.Emulator.Identity.Challenges.RejectTokens();
        }

        Assert.Equal(2, TokenRequests(teams));
    }

    [Fact]
    public async Task GetAsync_RequestPastTheCachesFails_TheNextOneGoesPastThemToo()
    {
        var issuer = new ScriptedIssuer();
        using SecureTeams.Identity.Tokens.TokenSource source = issuer.Source();
        Task<AccessToken> first = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("refused"));
        source.Forget(source.Default, await first);
        Task<AccessToken> second = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).FailAsync(new MsalClientException("failed"));
        await Assert.ThrowsAnyAsync<SecureTeamsException>(() => second);
        Task<AccessToken> third = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("new"));
        source.Forget(source.Default, await first);
        Assert.Equal("new", (await source.GetAsync(source.Default, Stop)).Reveal());
        source.Forget(source.Default, await third);
        Task<AccessToken> fourth = source.GetAsync(source.Default, Stop).AsTask();
        await (await issuer.NextAsync()).SucceedAsync(ScriptedIssuer.Token("any"));
        await fourth;
        Assert.Equal([false, true, true, false], issuer.Requests.Select(request => request.BypassesCaches));
    }

    [Fact]
    public void Hold_ManySubjects_AreBoundedAndTheLastOnesStay()
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        using var times = new SubjectTimes(new TokenCacheLimits { MaxTokens = 64, IdleTime = TimeSpan.FromMinutes(10) }, clock);
        for (int i = 0; i < 10_000; i++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(1));
            times.Hold(ScriptedIssuer.Subject(i), TimeSpan.FromMinutes(1));
            Assert.InRange(times.Count, 1, 64);
            Assert.True(times.Left(ScriptedIssuer.Subject(i)) > TimeSpan.Zero);
        }

        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(0, times.Count);
    }

    private static async Task RefuseOnceAsync(EmulatedTeams teams, TeamsMeetingsClient meetings)
    {
        OnlineMeeting meeting = await meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), Stop);
        int before = TokenRequests(teams);
        teams.Emulator.Identity.Challenges.RejectTokens();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => meetings.GetAsync(teams.Organizer, meeting.Id, Stop));
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, refusal.StatusCode);
        Assert.Equal(meeting.Id, (await meetings.GetAsync(teams.Organizer, meeting.Id, Stop)).Id);
        Assert.Equal(meeting.Id, (await meetings.GetAsync(teams.Organizer, meeting.Id, Stop)).Id);
        Assert.Equal(before + 1, TokenRequests(teams));
    }

    private static async Task<ValidatedTabToken> ValidAsync(EmulatedTeams teams, SecureTeamsClient client) =>
        (await client.TabTokens.ValidateAsync(teams.Emulator.Identity.IssueTabToken(), Stop)).Token!;

    private static int TokenRequests(EmulatedTeams teams) => teams.Emulator.Requests.All.Count(request => request.Token is not null);
}
