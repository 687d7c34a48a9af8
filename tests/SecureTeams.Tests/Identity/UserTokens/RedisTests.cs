using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Tests.Identity.Tokens;
using StackExchange.Redis;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>Users' tokens in a real Redis.</summary>
public sealed class RedisTests : IDisposable
{
    internal const string SocketVariable = "SECURETEAMS_TESTS_REDIS_SOCKET";
    internal const string KeysVariable = "SECURETEAMS_TESTS_REDIS_KEYS";

    /// <summary>In milliseconds; a server that is away is told at once, not by it.</summary>
    private const int LongestAnswer = 30_000;

    private readonly DirectoryInfo _keys = Directory.CreateTempSubdirectory("secureteams-keys-");
    private readonly SignalLogger _logger = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_TwoProcesses_ShareTheTokenAndRedisHoldsNothingReadable()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed: eng/install-redis.sh");
        using RedisServer redis = await RedisServer.StartAsync(Stop);
        await using ConnectionMultiplexer connection = await ConnectAsync(redis.Socket);
        using var service = new OboService(Cache(connection, _keys.FullName), _logger);
        string mine = await service.GetAsync(Person.Number(1), Stop);
        await service.GetLongRunningAsync(Person.Number(2), Stop);
        string answer = await ChildTest.AskAsync(
            typeof(RedisTests),
            nameof(Child_AskedForAnAnswer_GetsTheTokenFromRedis),
            new Dictionary<string, string?>(StringComparer.Ordinal) { [SocketVariable] = redis.Socket, [KeysVariable] = _keys.FullName },
            Stop);
        Assert.Equal($"0 {mine}", answer);
        Assert.Empty(_logger.Warnings);
        string everything = await EverythingInAsync(connection, redis);
        Assert.Contains("secureteams:user-tokens:", everything, StringComparison.Ordinal);
        Assert.All(Secrets(), secret => Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task GetAsync_RedisDiesAndComesBack_NoRequestFails()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed: eng/install-redis.sh");
        var clock = new FakeTimeProvider();
        using RedisServer redis = await RedisServer.StartAsync(Stop);
        await using ConnectionMultiplexer connection = await ConnectAsync(redis.Socket);
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var restored = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        connection.ConnectionFailed += (_, change) => Signal(failed, change);
        connection.ConnectionRestored += (_, change) => Signal(restored, change);
        using var service = new OboService(Cache(connection, _keys.FullName), _logger, clock);
        string before = await service.GetAsync(Person.Number(1), Stop);
        await redis.StopAsync(Stop);
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(before, await service.GetAsync(Person.Number(1), Stop));
            Assert.Contains(Person.Number(2).ObjectId.ToString("N"), await service.GetAsync(Person.Number(2), Stop), StringComparison.Ordinal);
        }

        Assert.Equal(2, service.Requests);
        Assert.StartsWith("31 ", Assert.Single(_logger.Warnings), StringComparison.Ordinal);
        await redis.RestartAsync(Stop);
        await restored.Task.WaitAsync(TimeSpan.FromSeconds(60), Stop);
        clock.Advance(TimeSpan.FromMinutes(1));
        await service.GetAsync(Person.Number(2), Stop);
        using var other = new OboService(Cache(connection, _keys.FullName), _logger);
        await other.GetAsync(Person.Number(2), Stop);
        Assert.Equal(0, other.Requests);
        Assert.Single(_logger.Warnings);
    }

    [Fact]
    public async Task GetAsync_EntryInRedisIsChanged_IsReplaced()
    {
        Assert.SkipUnless(RedisServer.IsInstalled, "redis-server is not installed: eng/install-redis.sh");
        using RedisServer redis = await RedisServer.StartAsync(Stop);
        await using ConnectionMultiplexer connection = await ConnectAsync(redis.Socket);
        using var service = new OboService(Cache(connection, _keys.FullName), _logger);
        await service.GetAsync(Person.Number(1), Stop);
        RedisKey key = await connection.GetServer(connection.GetEndPoints()[0]).KeysAsync(pattern: "*").SingleAsync(Stop);
        byte[] content = (await connection.GetDatabase().HashGetAsync(key, "data"))!;
        content[content.Length / 2] ^= 1;
        await connection.GetDatabase().HashSetAsync(key, "data", content);
        await service.GetAsync(Person.Number(1), Stop);
        Assert.Equal(2, service.Requests);
        Assert.NotEmpty(_logger.Warnings);
        Assert.All(_logger.Warnings, warning => Assert.Contains("NotAuthentic", warning, StringComparison.Ordinal));
        await service.GetAsync(Person.Number(1), Stop);
        Assert.Equal(2, service.Requests);
        TimeSpan? left = await connection.GetDatabase().KeyTimeToLiveAsync(key);
        Assert.InRange(left!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    /// <summary>The other process; in a usual run it has nothing to do.</summary>
    [Fact]
    public async Task Child_AskedForAnAnswer_GetsTheTokenFromRedis()
    {
        if (ChildTest.AnswerFile is not { } file)
        {
            return;
        }

        await using ConnectionMultiplexer connection = await ConnectAsync(Environment.GetEnvironmentVariable(SocketVariable)!);
        using var service = new OboService(Cache(connection, Environment.GetEnvironmentVariable(KeysVariable)!), _logger);
        string token = await service.GetAsync(Person.Number(1), Stop);
        await File.WriteAllTextAsync(file, string.Create(CultureInfo.InvariantCulture, $"{service.Requests} {token}"), Stop);
    }

    public void Dispose() => _keys.Delete(recursive: true);

    internal static Task<ConnectionMultiplexer> ConnectAsync(string socket)
    {
        var options = new ConfigurationOptions
        {
            AbortOnConnectFail = false,
            AllowAdmin = true,
            ConnectTimeout = LongestAnswer,
            AsyncTimeout = LongestAnswer,
            SyncTimeout = LongestAnswer,
            BacklogPolicy = BacklogPolicy.FailFast,
            ReconnectRetryPolicy = new LinearRetry(200),
        };
        options.EndPoints.Add(new UnixDomainSocketEndPoint(socket));
        return ConnectionMultiplexer.ConnectAsync(options);
    }

    internal static UserTokenCache Cache(ConnectionMultiplexer connection, string keys)
    {
        IDistributedCache redis = new RedisCache(Options.Create(new RedisCacheOptions { ConnectionMultiplexerFactory = () => Task.FromResult<IConnectionMultiplexer>(connection) }));
        ServiceProvider services = new ServiceCollection().AddDataProtection().SetApplicationName("obo").PersistKeysToFileSystem(new DirectoryInfo(keys)).Services.BuildServiceProvider();
        return UserTokenCache.Distributed(redis, services.GetRequiredService<IDataProtectionProvider>(), Patience.SharedCache);
    }

    /// <summary>Each event comes once for the connection of commands, and once for that of subscriptions, which does not matter here.</summary>
    private static void Signal(TaskCompletionSource signal, ConnectionFailedEventArgs change)
    {
        if (change.ConnectionType == ConnectionType.Interactive)
        {
            signal.TrySetResult();
        }
    }

    private static async Task<string> EverythingInAsync(ConnectionMultiplexer connection, RedisServer redis)
    {
        var texts = new ConcurrentBag<string>();
        IServer server = connection.GetServer(connection.GetEndPoints()[0]);
        await foreach (RedisKey key in server.KeysAsync(pattern: "*"))
        {
            foreach (HashEntry entry in await connection.GetDatabase().HashGetAllAsync(key))
            {
                texts.Add($"{key} {entry.Name} {Encoding.Latin1.GetString((byte[])entry.Value!)}");
            }
        }

        Assert.NotEmpty(texts);
        await server.ExecuteAsync("SAVE");
        byte[] file = await File.ReadAllBytesAsync(redis.DumpFile, Stop);
        return string.Join('\n', texts) + Encoding.Latin1.GetString(file) + Encoding.Unicode.GetString(file);
    }

    private static IEnumerable<string> Secrets()
    {
        foreach (Person person in (Person[])[Person.Number(1), Person.Number(2)])
        {
            yield return person.UserPrincipalName;
            yield return person.ObjectId.ToString("D");
            yield return person.ObjectId.ToString("N");
            yield return person.TenantId.ToString("D");
            yield return person.TenantId.ToString("N");
            yield return person.Assertion;
        }

        yield return OboService.AccessTokenMark;
        yield return OboService.RefreshTokenMark;
        yield return "refresh_token";
        yield return "eyJ";
    }
}
