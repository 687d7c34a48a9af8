using System.Text;
using Microsoft.AspNetCore.DataProtection;
using SecureTeams.Identity.UserTokens;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>Users' tokens in a shared cache: what is in it, and what becomes of entries that somebody put there.</summary>
public sealed class DistributedUserTokensTests : IDisposable
{
    private readonly ScriptedCache _cache = new();
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly Tokens.SignalLogger _logger = new();
    private readonly List<OboService> _services = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_TwoInstances_ShareTheToken()
    {
        string first = await Service().GetAsync(Person.Number(1), Stop);
        OboService other = Service();
        Assert.Equal(first, await other.GetAsync(Person.Number(1), Stop));
        Assert.Equal(0, other.Requests);
        Assert.Empty(_logger.Warnings);
    }

    [Fact]
    public async Task Entries_HoldNothingReadableAndEnd()
    {
        Person person = Person.Number(1);
        await Service().GetLongRunningAsync(person, Stop);
        (string key, byte[] content) = Assert.Single(_cache.Entries);
        string everything = key + Encoding.Latin1.GetString(content) + Encoding.Unicode.GetString(content) + Encoding.Latin1.GetString(Convert.FromBase64String(Convert.ToBase64String(content)));
        string[] secrets =
        [
            OboService.AccessTokenMark, OboService.RefreshTokenMark, person.UserPrincipalName, person.ObjectId.ToString("D"), person.ObjectId.ToString("N"),
            person.TenantId.ToString("D"), person.TenantId.ToString("N"), person.Assertion, "AccessToken", "12345678", "obo.example",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase));
        Assert.Matches("^secureteams:user-tokens:[0-9a-f]{64}$", key);
        Assert.Equal(TimeSpan.FromDays(1), _cache.Lifetimes[key]);
    }

    [Fact]
    public async Task Entries_WithoutRefreshToken_EndWithTheirTokens()
    {
        await Service().GetAsync(Person.Number(1), Stop);
        Assert.InRange(_cache.Lifetimes.Single().Value!.Value, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task GetAsync_EntryMovedToAnotherUser_IsIgnored()
    {
        OboService service = Service();
        await service.GetAsync(Person.Number(1), Stop);
        byte[] stolen = _cache.Only;
        string victim = _cache.Entries.Single().Key;
        await service.GetAsync(Person.Number(2), Stop);
        string mine = _cache.Entries.Keys.Single(key => key != victim);
        _cache.Entries[mine] = stolen;
        OboService other = Service();
        string token = await other.GetAsync(Person.Number(2), Stop);
        Assert.Contains(Person.Number(2).ObjectId.ToString("N"), token, StringComparison.Ordinal);
        Assert.Equal(1, other.Requests);
        Assert.NotEmpty(_logger.Warnings);
        Assert.All(_logger.Warnings, warning => Assert.Contains("NotAuthentic", warning, StringComparison.Ordinal));
        Assert.NotEqual(stolen, _cache.Entries[mine]);
    }

    [Theory]
    [InlineData("other client")]
    [InlineData("other cloud")]
    public async Task GetAsync_EntryOfAnotherApplication_IsNotFoundAndNotAcceptedWhenMoved(string which)
    {
        await Service().GetAsync(Person.Number(1), Stop);
        (string key, byte[] content) = Assert.Single(_cache.Entries);
        OboService other = which == "other client"
            ? Service(clientId: Guid.NewGuid())
            : Service(cloud: TeamsCloud.Custom("Other", new Uri("https://login.obo.example/"), new Uri("https://graph.obo.example/")));
        await other.GetAsync(Person.Number(1), Stop);
        Assert.Equal(1, other.Requests);
        Assert.Empty(_logger.Warnings);
        string its = _cache.Entries.Keys.Single(known => known != key);
        _cache.Entries[its] = content;
        await other.GetAsync(Person.Number(1), Stop);
        Assert.Equal(2, other.Requests);
        Assert.NotEmpty(_logger.Warnings);
        Assert.All(_logger.Warnings, warning => Assert.Contains("NotAuthentic", warning, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("foreign")]
    [InlineData("plain")]
    [InlineData("oversized")]
    [InlineData("authentic, not MSAL's")]
    public async Task GetAsync_EntryIsNotOurs_IsIgnoredAndReportedAndTheRequestSucceeds(string kind)
    {
        OboService service = Service();
        await service.GetAsync(Person.Number(1), Stop);
        string key = _cache.Entries.Single().Key;
        byte[] hostile = Hostile(kind, key);
        _cache.Only = hostile;
        OboService other = Service();
        Assert.Equal(OboService.TokenOf(Person.Number(1), 1), await other.GetAsync(Person.Number(1), Stop));
        Assert.Equal(1, other.Requests);
        Assert.NotEmpty(_logger.Warnings);
        Assert.All(_logger.Warnings, warning => Assert.StartsWith("33 ", warning, StringComparison.Ordinal));
        Assert.NotEqual(hostile, _cache.Only);

        // The legitimate entry that took its place serves the next.
        OboService third = Service();
        await third.GetAsync(Person.Number(1), Stop);
        Assert.Equal(0, third.Requests);
    }

    [Theory]
    [InlineData("flipped")]
    [InlineData("foreign")]
    [InlineData("oversized")]
    [InlineData("authentic, not MSAL's")]
    public async Task ReadAsync_EntryIsNotOurs_StaysWhereItIs(string kind)
    {
        OboService service = Service();
        await service.GetAsync(Person.Number(1), Stop);
        byte[] hostile = Hostile(kind, _cache.Entries.Single().Key);
        _cache.Only = hostile;
        await Assert.ThrowsAnyAsync<Exception>(() => Service().FailAsync(Person.Number(1), Stop));
        Assert.Same(hostile, _cache.Only);
        Assert.NotEmpty(_logger.Warnings);
    }

    [Fact]
    public async Task GetAsync_RingOfKeysCannotBeRead_DegradesWithoutAFailedRequest()
    {
        var service = new OboService(UserTokenCache.Distributed(_cache, new BrokenKeys(), Patience.SharedCache), _logger);
        _services.Add(service);
        Assert.Contains(OboService.AccessTokenMark, await service.GetAsync(Person.Number(1), Stop), StringComparison.Ordinal);
        Assert.Empty(_cache.Entries);
        Assert.Contains("NotEncrypted", _logger.Warnings.First(), StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_OutOfRange_AreRefusedByName()
    {
        Assert.Contains("Timeout", Assert.Throws<ArgumentException>(() => UserTokenCache.Distributed(_cache, _keys, new DistributedTokenLimits { Timeout = TimeSpan.Zero })).Message, StringComparison.Ordinal);
        Assert.Contains("Retention", Assert.Throws<ArgumentException>(() => UserTokenCache.Distributed(_cache, _keys, new DistributedTokenLimits { Retention = TimeSpan.FromDays(91) })).Message, StringComparison.Ordinal);
        Assert.Contains("OutagePause", Assert.Throws<ArgumentException>(() => UserTokenCache.Distributed(_cache, _keys, new DistributedTokenLimits { OutagePause = TimeSpan.FromHours(1) })).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _services.ForEach(service => service.Dispose());

    private OboService Service(Guid? clientId = null, TeamsCloud? cloud = null)
    {
        var service = new OboService(UserTokenCache.Distributed(_cache, _keys, Patience.SharedCache), _logger, clientId: clientId, cloud: cloud);
        _services.Add(service);
        return service;
    }

    private byte[] Hostile(string kind, string key)
    {
        byte[] content = [.. _cache.Only];
        switch (kind)
        {
            case "flipped":
                content[^1] ^= 1;
                return content;
            case "cut":
                return content[..^20];
            case "empty":
                return [];
            case "foreign":
                return new EphemeralDataProtectionProvider().CreateProtector("SecureTeams.UserTokens", "v1", key).Protect("{}"u8.ToArray());
            case "plain":
                return Encoding.UTF8.GetBytes("""{"AccessToken":{"k":{"secret":"evil"}}}""");
            case "oversized":
                return new byte[(1024 * 1024) + 1];
            default:
                return _keys.CreateProtector("SecureTeams.UserTokens", "v1", key).Protect("not json"u8.ToArray());
        }
    }

    private sealed class BrokenKeys : IDataProtectionProvider, IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => throw new IOException("the ring's store is away");

        public byte[] Unprotect(byte[] protectedData) => throw new IOException("the ring's store is away");
    }
}
