using System.Text.Json;
using CsCheck;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Meetings;

namespace SecureTeams.Tests.Identity.OnBehalfOf;

public sealed class LongRunningTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Access_KeptAndReadAgain_GoesOnAfterEveryTokenHasEnded()
    {
        // MSAL gives no token away that ends within five minutes, so each further one needs the refresh token.
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { TokenLifetime = TimeSpan.FromMinutes(4) });
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        SecureTeamsClient client = teams.Client(options => options.TokenCache = new TokenCacheLimits { IdleTime = TimeSpan.FromHours(4) }, clock: clock);
        LongRunningAccess started = await StartAsync(teams, client);
        Assert.True(LongRunningAccess.TryParse(started.Reveal(), out LongRunningAccess? access));
        Assert.Equal(started, access);
        TeamsMeetingsClient meetings = client.Meetings.OnBehalfOf(access);
        OnlineMeeting meeting = await meetings.CreateAsync(access.ObjectId, EmulatedTeams.Draft(), Stop);
        Assert.Equal(1, TokenRequests(teams));
        clock.Advance(TimeSpan.FromHours(3));
        await meetings.GetAsync(access.ObjectId, meeting.Id, Stop);
        Assert.Equal(2, TokenRequests(teams));

        // Memory keeps nothing that is not used.
        clock.Advance(TimeSpan.FromHours(7));
        await RefusedAsync(client, access);
        Assert.Equal("/v1.0/me/onlineMeetings", teams.Emulator.Requests.Of(GraphOperation.Create)[^1].Address.AbsolutePath);
        await Assert.ThrowsAsync<ArgumentException>("organizer", () => meetings.GetAsync(Guid.NewGuid(), meeting.Id, Stop));
    }

    [Fact]
    public async Task Access_Stopped_IsOfNoUseAnyMore()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        LongRunningAccess access = await StartAsync(teams, client);
        LongRunningAccess other = await StartAsync(teams, client);
        await client.Meetings.OnBehalfOf(access).CreateAsync(access.ObjectId, EmulatedTeams.Draft(), Stop);
        await client.LongRunning.StopAsync(access, Stop);
        teams.Emulator.Requests.Clear();
        await RefusedAsync(client, access);
        Assert.Empty(teams.Emulator.Requests.All);

        // Another of the same user goes on.
        await client.Meetings.OnBehalfOf(other).CreateAsync(other.ObjectId, EmulatedTeams.Draft(), Stop);
        await client.LongRunning.StopAsync(access, Stop);
    }

    [Fact]
    public async Task Access_UserOrTenantOrSecretExchanged_OpensNothing()
    {
        Guid otherTenant = Guid.NewGuid();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync(new TeamsEmulatorOptions { AdditionalTenants = { otherTenant } });
        SecureTeamsClient client = teams.Client();
        LongRunningAccess access = await StartAsync(teams, client);
        string[] parts = access.Reveal().Split('.');
        teams.Emulator.Requests.Clear();
        string[][] exchanged =
        [
            [parts[0], otherTenant.ToString("D"), parts[2], parts[3]],
            [parts[0], parts[1], Guid.NewGuid().ToString("D"), parts[3]],
            [parts[0], parts[1], parts[2], new string('A', 43)],
        ];
        foreach (string[] text in exchanged)
        {
            Assert.True(LongRunningAccess.TryParse(string.Join('.', text), out LongRunningAccess? guessed));
            Assert.NotEqual(access, guessed);
            await RefusedAsync(client, guessed);
        }

        Assert.Empty(teams.Emulator.Requests.All);
    }

    [Fact]
    public async Task Access_AnotherClientWithoutTheTokens_OpensNothing()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        LongRunningAccess access = await StartAsync(teams, teams.Client());
        teams.Emulator.Requests.Clear();
        await RefusedAsync(teams.Client(), access);
        Assert.Empty(teams.Emulator.Requests.All);
    }

    [Fact]
    public async Task Access_AnotherClientWithTheSharedCache_GoesOnAndStopsIt()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var shared = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));
        var keys = new EphemeralDataProtectionProvider();
        SecureTeamsClient Client() => teams.Client(options => options.UserTokens = UserTokenCache.Distributed(shared, keys, Patience.SharedCache));
        LongRunningAccess access = await StartAsync(teams, Client());
        teams.Emulator.Requests.Clear();
        SecureTeamsClient second = Client();
        OnlineMeeting meeting = await second.Meetings.OnBehalfOf(access).CreateAsync(access.ObjectId, EmulatedTeams.Draft(), Stop);
        Assert.Equal(0, TokenRequests(teams));
        teams.Emulator.Identity.Challenges.RevokeTokens();
        await second.Meetings.OnBehalfOf(access).GetAsync(access.ObjectId, meeting.Id, Stop);
        Assert.Equal(1, TokenRequests(teams));

        // One that has never used it.
        await Client().LongRunning.StopAsync(access, Stop);
        await RefusedAsync(Client(), access);
        Assert.Equal(1, TokenRequests(teams));
    }

    [Fact]
    public async Task Access_TokensRevoked_IsMetWithTheRefreshToken()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        LongRunningAccess access = await StartAsync(teams, client);
        OnlineMeeting meeting = await client.Meetings.OnBehalfOf(access).CreateAsync(access.ObjectId, EmulatedTeams.Draft(), Stop);
        teams.Emulator.Identity.Challenges.RevokeTokens();
        await client.Meetings.OnBehalfOf(access).GetAsync(access.ObjectId, meeting.Id, Stop);
        Assert.Equal(2, TokenRequests(teams));
    }

    [Fact]
    public async Task Access_Shown_SaysNothing()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        LongRunningAccess access = await StartAsync(teams, teams.Client());
        string secret = access.Reveal().Split('.')[3];
        Assert.Equal(43, secret.Length);
        Assert.DoesNotContain(secret, $"{access} {JsonSerializer.Serialize(access)} {access.CacheKey}", StringComparison.OrdinalIgnoreCase);
        Assert.Equal("[redacted]", access.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("st2.11111111-2222-3333-4444-555555555555.11111111-2222-3333-4444-555555555555.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("st1.11111111-2222-3333-4444-555555555555.11111111-2222-3333-4444-555555555555.AAAA")]
    [InlineData("st1.11111111-2222-3333-4444-555555555555.11111111-2222-3333-4444-555555555555.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("st1.11111111-2222-3333-4444-555555555555.00000000-0000-0000-0000-000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("st1.9188040d-6c67-4c5b-b112-36a304b66dad.11111111-2222-3333-4444-555555555555.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("st1.common.11111111-2222-3333-4444-555555555555.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void TryParse_NoAccess_IsRefused(string? text)
    {
        Assert.False(LongRunningAccess.TryParse(text, out LongRunningAccess? access));
        Assert.Null(access);
    }

    [Fact]
    public void TryParse_AnyText_IsRefusedOrGivesItselfAgain() => Gen.OneOf(Gen.String, Gen.Select(Gen.Int[0, 120], Gen.Char).Select((at, with) => LongRunningAccess.Create(Guid.NewGuid(), Guid.NewGuid()).Reveal() is { } text ? text.Remove(at % text.Length, 1).Insert(at % text.Length, with.ToString()) : string.Empty)).Sample(text =>
    {
        if (LongRunningAccess.TryParse(text, out LongRunningAccess? access))
        {
            Assert.True(LongRunningAccess.TryParse(access.Reveal(), out LongRunningAccess? again));
            Assert.Equal(access, again);
        }
    });

    private static async Task<LongRunningAccess> StartAsync(EmulatedTeams teams, SecureTeamsClient client)
    {
        TabTokenResult result = await client.TabTokens.ValidateAsync(teams.Emulator.Identity.IssueTabToken(), Stop);
        return await client.LongRunning.StartAsync(result.Token!, Stop);
    }

    private static async Task RefusedAsync(SecureTeamsClient client, LongRunningAccess access)
    {
        TeamsAuthenticationException refusal = await Assert.ThrowsAsync<TeamsAuthenticationException>(() => client.Meetings.OnBehalfOf(access).GetAsync(access.ObjectId, "1", Stop));
        Assert.Equal(SecureTeamsErrorCode.InteractionRequired, refusal.Code);
        Assert.DoesNotContain(access.CacheKey, refusal.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    private static int TokenRequests(EmulatedTeams teams) => teams.Emulator.Requests.Of(EmulatedService.Identity).Count(request => request.Method == "POST");
}
