using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateWebhookTokensTests
{
    private const string Token = "\"q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=\"";

    [Theory]
    [InlineData("using var mac = new HMACSHA256({|ST3107:Convert.FromBase64String(" + Token + ")|});")]
    [InlineData("using HMACSHA256 mac = new(key: {|ST3107:Convert.FromBase64String(" + Token + ")|});")]
    [InlineData("const string token = " + Token + "; using var mac = new HMACSHA256({|ST3107:Convert.FromBase64String(token)|});")]
    [InlineData("var key = Convert.FromBase64String(" + Token + "); using var mac = new HMACSHA256({|ST3107:key|});")]
    [InlineData("var tag = HMACSHA256.HashData({|ST3107:Convert.FromBase64String(" + Token + ")|}, body);")]
    [InlineData("var tag = HMACSHA256.HashData({|ST3107:Convert.FromBase64String(" + Token + ").AsSpan()|}, body.AsSpan());")]
    [InlineData("using var mac = new HMACSHA256 { {|ST3107:Key = Convert.FromBase64String(" + Token + ")|} };")]
    [InlineData("using HMAC mac = new HMACSHA256(); {|ST3107:mac.Key = Convert.FromBase64String(" + Token + ")|};")]
    [InlineData("using var mac = new HMACSHA256({|ST3107:flag ? Convert.FromBase64String(" + Token + ") : body|});")]
    public async Task StatedToken_IsReportedOnce(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task MembersAndConstructors_AreFollowed() =>
        await ReportsAsync("""
            using System.Security.Cryptography;

            class Webhook
            {
                private const string SecurityToken = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=";
                private static readonly byte[] Key = Convert.FromBase64String(SecurityToken);
                private readonly byte[] _key;

                private Webhook(string token) => _key = Convert.FromBase64String(token);

                public static Webhook Create() => new("q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA=");

                public bool Check(byte[] body, byte[] tag)
                {
                    using var mac = new HMACSHA256({|ST3107:_key|});
                    return CryptographicOperations.FixedTimeEquals(mac.ComputeHash(body), tag)
                        || CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData({|ST3107:Key|}, body), tag);
                }
            }
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("using var mac = new HMACSHA256({|ST3107.Warning:Convert.FromBase64String(" + Token + ")|});"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("using var mac = new HMACSHA256({|ST3107:Convert.FromBase64String(" + Token + ")|});"), RuleSituation.Generated);

    [Theory]
    [InlineData("using var mac = new HMACSHA256({|ST3103:\"correct horse battery staple\"u8.ToArray()|});")]
    [InlineData("using var mac = new HMACSHA512({|ST3103:Convert.FromBase64String(" + Token + ")|});")]
    [InlineData("using var aes = Aes.Create(); {|ST3103:aes.Key = Convert.FromBase64String(" + Token + ")|};")]
    public async Task OtherKey_IsOfTheGeneralRule(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("Configuration", "using var mac = new HMACSHA256(Convert.FromBase64String(configuration[\"Teams:SecurityToken\"] ?? throw new InvalidOperationException(\"not set\")));")]
    [InlineData("Parameter", "using var mac = new HMACSHA256(Convert.FromBase64String(given));")]
    [InlineData("Placeholder", "using var mac = new HMACSHA256(Convert.FromBase64String(\"<security token>\"));")]
    [InlineData("Empty", "using var mac = new HMACSHA256(Convert.FromBase64String(\"\"));")]
    [InlineData("ZeroToken", "using var mac = new HMACSHA256(Convert.FromBase64String(\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"));")]
    [InlineData("Emulator", "using var mac = new HMACSHA256(Convert.FromBase64String(\"C2y6yDjf5/R+ob0N8A7Cgv30VRDJIwEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==\"));")]
    [InlineData("ExpectedTag", "var same = CryptographicOperations.FixedTimeEquals(HMACSHA256.HashData(body, body), Convert.FromBase64String(" + Token + "));")]
    [InlineData("Body", "var tag = HMACSHA256.HashData(body, Convert.FromBase64String(" + Token + "));")]
    [InlineData("Environment", "var token = Environment.GetEnvironmentVariable(\"WEBHOOK_TOKEN\")!; using var mac = new HMACSHA256(Convert.FromBase64String(token));")]
    public async Task HonestCode_IsSilent(string shape, string statement)
    {
        Assert.NotEmpty(shape);
        await IsSilentAsync(InMethod(statement));
    }

    private static string InMethod(string statement) => $$"""
        using System.Security.Cryptography;
        using Microsoft.Extensions.Configuration;

        class Webhook
        {
            void Use(byte[] body, string given, bool flag, IConfiguration configuration)
            {
                {{statement}}
            }
        }
        """;
}
