using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotMakeSecretsWithRandomSilentTests
{
    [Theory]
    [InlineData("PinOfABoard", "int pin = _random.Next(2, 27); Console.WriteLine(pin);")]
    [InlineData("CostOfTokens", "int tokenCost = _random.Next(500), tokenBudget = _random.Next(5000); Console.WriteLine(tokenCost + tokenBudget);")]
    [InlineData("ShuffledTexts", "var token = _tokens.OrderBy(_ => _random.Next()).First(); Console.WriteLine(token);")]
    [InlineData("Jitter", "var delay = TimeSpan.FromMilliseconds(100 + _random.Next(0, 50)); await Task.Delay(delay);")]
    [InlineData("BackOff", "var seconds = Math.Pow(2, attempt) + _random.NextDouble(); await Task.Delay(TimeSpan.FromSeconds(seconds));")]
    [InlineData("TokenDelay", "var tokenRefreshDelay = _random.Next(30); var tokenLifetime = 300 - _random.Next(30);")]
    [InlineData("Shuffle", "var items = new[] { 1, 2, 3 }; _random.Shuffle(items); var mixed = items.OrderBy(_ => _random.Next()).ToArray();")]
    [InlineData("ShuffledPassword", "var password = new string(text.OrderBy(_ => _random.Next()).ToArray());")]
    [InlineData("Sampling", "if (_random.NextDouble() < 0.1) { Console.WriteLine(text); }")]
    [InlineData("PickOfExisting", "var token = _tokens[_random.Next(_tokens.Length)];")]
    [InlineData("PickOfList", "var candidates = new List<string> { \"a\", \"b\" }; var nextToken = candidates[_random.Next(candidates.Count)];")]
    [InlineData("PickOfApiKeys", "string apiKey = _tokens.ElementAt(_random.Next(_tokens.Length));")]
    [InlineData("KeyIndex", "var keyIndex = _random.Next(10); var tokenIndex = _random.Next(10); var secretCount = _random.Next(3);")]
    [InlineData("CacheKey", "var cacheKey = \"item-\" + _random.Next(10); var partitionKey = _random.Next(16).ToString();")]
    [InlineData("DictionaryKey", "var key = _random.Next(1000); var items = new Dictionary<int, string> { [key] = text }; var name = \"k\" + _random.Next(); ")]
    [InlineData("TextKey", "var key = \"item\" + _random.Next(1000); var items = new Dictionary<string, string>(); items[key] = text;")]
    [InlineData("PrimaryKey", "var primaryKey = _random.Next().ToString(); var foreignKey = primaryKey; var rowKey = _random.Next().ToString();")]
    [InlineData("ErrorCode", "var errorCode = _random.Next(10); var zipCode = _random.Next(10000, 99999).ToString(); var statusCode = _random.Next(200, 500); var countryCode = _random.Next(100);")]
    [InlineData("BareCode", "var code = _random.Next(100);")]
    [InlineData("ProductCode", "var productCode = text + _random.Next(100); var promoCode = \"SALE\" + _random.Next(100);")]
    [InlineData("StateMachine", "var stateMachine = _random.Next(3); var stateIndex = _random.Next(3);")]
    [InlineData("EnumState", "var state = (DayOfWeek)_random.Next(7); var states = new[] { \"Ohio\", \"Iowa\" }; var home = states[_random.Next(2)]; string state2 = states[_random.Next(2)];")]
    [InlineData("NumericState", "int state = _random.Next(3);")]
    [InlineData("MaxTokens", "var maxTokens = _random.Next(1000); var tokens = _random.Next(5);")]
    [InlineData("TokenBucket", "var tokenBucketSize = _random.Next(5);")]
    [InlineData("Monkey", "var monkey = _random.Next().ToString(); var keyboard = _random.Next().ToString(); var turkey = text + _random.Next();")]
    [InlineData("Spinning", "var spin = _random.Next(360); var pinned = _random.Next(2) == 0; var opinion = _random.Next().ToString();")]
    [InlineData("LedPin", "var ledPin = _random.Next(2, 13);")]
    [InlineData("GuessTheNumber", "var secretNumber = _random.Next(1, 101); var secretWord = _words[_random.Next(_words.Length)];")]
    [InlineData("NumericSecret", "var secret = _random.Next(1, 101); var guess = 5; Console.WriteLine(guess < secret);")]
    [InlineData("Dice", "var roll = _random.Next(1, 7); var dice = new[] { _random.Next(6), _random.Next(6) };")]
    [InlineData("Colour", "var color = $\"#{_random.Next(0x1000000):X6}\"; var r = (byte)_random.Next(256);")]
    [InlineData("FileName", "var file = \"upload_\" + _random.Next() + \".tmp\"; var user = \"user\" + _random.Next(100);")]
    [InlineData("UserName", "var email = $\"user{_random.Next()}@contoso.com\"; var displayName = text + _random.Next();")]
    [InlineData("Port", "var port = _random.Next(49152, 65535); var uri = new UriBuilder { Port = port };")]
    [InlineData("RequestId", "var requestId = _random.Next().ToString(\"x8\"); var tokenId = _random.Next(); var numericSessionId = _random.NextInt64(); long sessionId = _random.NextInt64();")]
    [InlineData("UnknownBytes", "var bytes = new byte[16]; _random.NextBytes(bytes); await Stream.Null.WriteAsync(bytes);")]
    [InlineData("BenchmarkPayload", "var payload = new byte[1024]; _random.NextBytes(payload); var hash = SHA256.HashData(payload);")]
    [InlineData("CancellationToken", "using var source = new CancellationTokenSource(_random.Next(100)); var token = source.Token;")]
    [InlineData("LengthOfSecret", "var length = _random.Next(16, 32); var password = new string(RandomNumberGenerator.GetItems<char>(text, length));")]
    [InlineData("LengthOfPadding", "var token = text.PadRight(_random.Next(5)); var salt = RandomNumberGenerator.GetBytes(_random.Next(16, 32)); var secret = new string('x', _random.Next(3));")]
    [InlineData("LookUp", "var secret = await LoadAsync(_random.Next(10));")]
    [InlineData("Compared", "var password = _random.Next(2) == 0 ? text : null;")]
    [InlineData("ContinuationToken", "var continuationToken = _random.Next().ToString(); var pageToken = _random.Next().ToString(); var syncToken = _random.Next().ToString();")]
    [InlineData("SecureGenerator", "var token = RandomNumberGenerator.GetInt32(100).ToString(); var key = RandomNumberGenerator.GetBytes(32); var nonce = RandomNumberGenerator.GetHexString(12);")]
    [InlineData("DerivedGenerator", "var random = new CryptoRandom(); var token = random.Next().ToString(); Random other = new CryptoRandom(); var secret = other.Next().ToString();")]
    [InlineData("NameOf", "var token = nameof(Random.Next) + typeof(Random).Name;")]
    [InlineData("Discarded", "_random.Next(); _ = _random.NextDouble();")]
    [InlineData("Seed", "var seed = _random.Next(); var again = new Random(seed);")]
    [InlineData("Partition", "var bucket = Math.Abs(text.GetHashCode() + _random.Next()) % 16;")]
    [InlineData("KeyValuePair", "var pair = new KeyValuePair<string, int>(text, _random.Next(5)); var keyValue = pair;")]
    [InlineData("TokenJitter", "double TokenJitter() => _random.NextDouble(); var tokenJitter = _random.NextDouble(); double passwordWeight = _random.NextDouble();")]
    [InlineData("SampledTokens", "var tokens = new int[8]; for (var i = 0; i < 8; i++) { tokens[i] = _random.Next(50_000); }")]
    [InlineData("WebSocketMask", "var mask = new byte[4]; _random.NextBytes(mask); var ssrc = (uint)_random.Next();")]
    [InlineData("GameCode", "var gameCode = new string(Enumerable.Repeat(text, 4).Select(s => s[_random.Next(s.Length)]).ToArray());")]
    [InlineData("Flipped", "string Password(string a, string b) => _random.NextDouble() > 0.5 ? a : b; var secret = Password(text, text);")]
    [InlineData("TokenCount", "var usage = new { tokenCount = _random.Next(5), keyLength = _random.Next(5) };")]
    [InlineData("Header", "var content = new HttpRequestMessage(); content.Headers.Add(\"x-request-id\", _random.Next().ToString());")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Fact]
    public async Task MakersOfTestMaterial_AreSilent() =>
        await IsSilentAsync("""
            class FakeUsers
            {
                string Password() => new Random(1).Next().ToString();
            }

            class TestDataFactory
            {
                string Token() => Random.Shared.Next().ToString();
            }

            class DatabaseSeeder
            {
                void Seed() { var password = "P" + Random.Shared.Next(); Console.WriteLine(password); }
            }
            """);

    private static string InMethod(string statement) =>
        $$"""
            using System.Security.Cryptography;

            class CryptoRandom : Random
            {
                public override int Next() => RandomNumberGenerator.GetInt32(int.MaxValue);
            }

            class Client
            {
                private static readonly string[] _tokens = { "a", "b" };
                private static readonly string[] _words = { "apple", "pear" };
                private readonly Random _random = new();

                static Task<string> LoadAsync(int number) => Task.FromResult(number > 3 ? "a" : "b");

                async Task Use(string text, int attempt)
                {
                    await Task.Yield();
                    {{statement}}
                }
            }
            """;
}
