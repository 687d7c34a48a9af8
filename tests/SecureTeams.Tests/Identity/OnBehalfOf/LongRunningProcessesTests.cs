using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Tests.Identity.UserTokens;
using StackExchange.Redis;

namespace SecureTeams.Tests.Identity.OnBehalfOf;

/// <summary>An access in several processes that share a real Redis.</summary>
public sealed class LongRunningProcessesTests : IDisposable
{
    private const string AccessVariable = "SECURETEAMS_TESTS_ACCESS";
    private const string VerbVariable = "SECURETEAMS_TESTS_ACCESS_VERB";

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("secureteams-keys-");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secureteams-elsewhere-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Access_StartedInOneProcess_IsUsedInAnotherAndStoppedForBoth()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed: eng/install-redis.sh");
        using RedisServer redis = await RedisServer.StartAsync(Stop);
        await using ConnectionMultiplexer connection = await RedisTests.ConnectAsync(redis.Socket);
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client(options => options.UserTokens = RedisTests.Cache(connection, _keys.FullName));

        // Started here, used there without a request for a token, stopped here, refused there.
        LongRunningAccess first = await StartAsync(teams, client);
        teams.Emulator.Requests.Clear();
        Assert.Equal("used", await ChildAsync(teams, redis, first, "use"));
        Assert.DoesNotContain(teams.Emulator.Requests.Of(EmulatedService.Identity), request => request.Method == "POST");
        await client.LongRunning.StopAsync(first, Stop);
        Assert.Equal(nameof(SecureTeamsErrorCode.InteractionRequired), await ChildAsync(teams, redis, first, "use"));

        // Started and used here, stopped there, refused here as soon as the token in memory does no longer.
        LongRunningAccess second = await StartAsync(teams, client);
        await client.Meetings.OnBehalfOf(second).CreateAsync(second.ObjectId, EmulatedTeams.Draft(), Stop);
        Assert.Equal("stopped", await ChildAsync(teams, redis, second, "stop"));
        teams.Emulator.Identity.Challenges.RevokeTokens();
        TeamsAuthenticationException refusal = await Assert.ThrowsAnyAsync<TeamsAuthenticationException>(() => client.Meetings.OnBehalfOf(second).CreateAsync(second.ObjectId, EmulatedTeams.Draft(), Stop));
        Assert.Equal(SecureTeamsErrorCode.InteractionRequired, refusal.Code);
        await foreach (RedisKey key in connection.GetServer(connection.GetEndPoints()[0]).KeysAsync(pattern: "*"))
        {
            Assert.EndsWith(":stopped", key.ToString(), StringComparison.Ordinal);
        }
    }

    /// <summary>The other process; in a usual run it has nothing to do.</summary>
    [Fact]
    public async Task Child_AskedForAnAnswer_UsesOrStopsTheAccess()
    {
        if (ChildTest.AnswerFile is not { } file)
        {
            return;
        }

        await using ConnectionMultiplexer connection = await RedisTests.ConnectAsync(Environment.GetEnvironmentVariable(RedisTests.SocketVariable)!);
        using SecureTeamsClient client = TeamsElsewhere.Client(RedisTests.Cache(connection, Environment.GetEnvironmentVariable(RedisTests.KeysVariable)!));
        Assert.True(LongRunningAccess.TryParse(Environment.GetEnvironmentVariable(AccessVariable), out LongRunningAccess? access));
        string answer;
        try
        {
            if (Environment.GetEnvironmentVariable(VerbVariable) == "stop")
            {
                await client.LongRunning.StopAsync(access, Stop);
                answer = "stopped";
            }
            else
            {
                await client.Meetings.OnBehalfOf(access).CreateAsync(access.ObjectId, EmulatedTeams.Draft(), Stop);
                answer = "used";
            }
        }
        catch (TeamsAuthenticationException refusal)
        {
            answer = refusal.Code.ToString();
        }

        await File.WriteAllTextAsync(file, answer, Stop);
    }

    public void Dispose()
    {
        _keys.Delete(recursive: true);
        _folder.Delete(recursive: true);
    }

    private static async Task<LongRunningAccess> StartAsync(EmulatedTeams teams, SecureTeamsClient client)
    {
        TabTokenResult result = await client.TabTokens.ValidateAsync(teams.Emulator.Identity.IssueTabToken(), Stop);
        return await client.LongRunning.StartAsync(result.Token!, Stop);
    }

    private Task<string> ChildAsync(EmulatedTeams teams, RedisServer redis, LongRunningAccess access, string verb)
    {
        Dictionary<string, string?> environment = TeamsElsewhere.Describe(teams.Emulator, _folder);
        environment[RedisTests.SocketVariable] = redis.Socket;
        environment[RedisTests.KeysVariable] = _keys.FullName;
        environment[AccessVariable] = access.Reveal();
        environment[VerbVariable] = verb;
        return ChildTest.AskAsync(typeof(LongRunningProcessesTests), nameof(Child_AskedForAnAnswer_UsesOrStopsTheAccess), environment, Stop);
    }
}
