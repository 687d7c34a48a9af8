using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Cryptography;

public sealed class DoNotMakeSecretsOfGuidsTests
{
    private const string Usings = """
        using System.Security.Cryptography;
        using System.Text;
        using Microsoft.AspNetCore.Identity;
        using Microsoft.Graph.Models;
        using Microsoft.Identity.Client;

        """;

    [Theory]
    [InlineData("var password = {|ST2406:Guid.NewGuid()|}.ToString();")]
    [InlineData("var password = {|ST2406:Guid.NewGuid()|}.ToString(\"N\").Substring(0, 12);")]
    [InlineData("var resetToken = {|ST2406:Guid.NewGuid()|}.ToString(\"N\");")]
    [InlineData("Guid token = {|ST2406:Guid.NewGuid()|};")]
    [InlineData("var token = {|ST2406:Guid.CreateVersion7()|}.ToString();")]
    [InlineData("var state = {|ST2406:Guid.NewGuid()|}.ToString();")]
    [InlineData("string oauthState = string.Format(\"{0:N}\", {|ST2406:Guid.NewGuid()|});")]
    [InlineData("var nonce = {|ST2406:Guid.NewGuid()|}.ToByteArray();")]
    [InlineData("var apiKey = Convert.ToBase64String({|ST2406:Guid.NewGuid()|}.ToByteArray());")]
    [InlineData("var clientSecret = {|ST2406:Guid.NewGuid()|} + \"-\" + {|ST2406:Guid.NewGuid()|};")]
    [InlineData("_secret = {|ST2406:Guid.NewGuid()|}.ToString();")]
    [InlineData("this.RefreshToken = {|ST2406:Guid.NewGuid()|}.ToString();")]
    [InlineData("var made = new Session { AccessToken = {|ST2406:Guid.NewGuid()|}.ToString() };")]
    [InlineData("var id = {|ST2406:Guid.NewGuid()|}; var token = Convert.ToBase64String(id.ToByteArray());")]
    [InlineData("string NewApiToken() => {|ST2406:Guid.NewGuid()|}.ToString(); var x = NewApiToken();")]
    [InlineData("var application = ConfidentialClientApplicationBuilder.Create(\"id\").WithClientSecret({|ST2406:Guid.NewGuid()|}.ToString());")]
    [InlineData("var otp = {|ST2406:Guid.NewGuid()|}.ToString()[..6];")]
    public async Task EveryFlow_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_StaysInformation() =>
        await ReportsAsync(InMethod("var token = {|ST2406:Guid.NewGuid()|}.ToString();"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(InMethod("var token = Guid.NewGuid().ToString();"), RuleSituation.Generated);

    [Theory]
    [InlineData("CorrelationId", "var correlationId = Guid.NewGuid().ToString(); var requestId = Guid.NewGuid(); var traceId = Guid.NewGuid();")]
    [InlineData("Id", "var id = Guid.NewGuid(); var user = new { Id = Guid.NewGuid(), tenantId = Guid.NewGuid() }; var tokenId = Guid.NewGuid(); var secretId = Guid.NewGuid();")]
    [InlineData("GraphClientState", "var subscription = new Subscription { ClientState = Guid.NewGuid().ToString() }; var clientState = Guid.NewGuid().ToString(\"N\");")]
    [InlineData("ConcurrencyToken", "var concurrencyToken = Guid.NewGuid(); var user = new IdentityUser { ConcurrencyStamp = Guid.NewGuid().ToString(), SecurityStamp = Guid.NewGuid().ToString() };")]
    [InlineData("IdempotencyKey", "var idempotencyKey = Guid.NewGuid().ToString(); var idempotencyToken = Guid.NewGuid(); var clientRequestToken = Guid.NewGuid().ToString();")]
    [InlineData("CacheKey", "var cacheKey = \"a\" + Guid.NewGuid(); var partitionKey = Guid.NewGuid().ToString(); var key = Guid.NewGuid().ToString(); var rowKey = Guid.NewGuid();")]
    [InlineData("FileName", "var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid() + \".tmp\");")]
    [InlineData("Salt", "var salt = Guid.NewGuid().ToByteArray();")]
    [InlineData("SessionId", "var sessionId = Guid.NewGuid().ToString();")]
    [InlineData("Continuation", "var continuationToken = Guid.NewGuid().ToString(); var lockToken = Guid.NewGuid(); var cancellationToken = Guid.NewGuid();")]
    [InlineData("Header", "var request = new HttpRequestMessage(); request.Headers.Add(\"client-request-id\", Guid.NewGuid().ToString());")]
    [InlineData("Unknown", "var value = Guid.NewGuid(); Console.WriteLine(value);")]
    [InlineData("StateIsNoText", "var machineState = Guid.NewGuid(); object state = new object();")]
    [InlineData("Compared", "var token = Guid.NewGuid() == Guid.Empty ? text : null;")]
    [InlineData("Parsed", "var token = Guid.Parse(text);")]
    [InlineData("TokenName", "var tokenName = \"t\" + Guid.NewGuid(); var secretName = Guid.NewGuid().ToString(); var passwordLabel = Guid.NewGuid().ToString();")]
    [InlineData("Entity", "var session = new Session { Id = Guid.NewGuid() };")]
    [InlineData("LookUp", "var secret = Load(Guid.NewGuid());")]
    public async Task NearMiss_IsSilent(string guard, string statement)
    {
        Assert.NotEmpty(guard);
        await IsSilentAsync(InMethod(statement));
    }

    [Theory]
    [InlineData("var token = {|ST2406:Guid.NewGuid()|}.ToString();", "var token = RandomNumberGenerator.GetHexString(32);")]
    [InlineData("this.RefreshToken = {|ST2406:Guid.NewGuid()|}.ToString(\"N\"); // kept", "this.RefreshToken = RandomNumberGenerator.GetHexString(32); // kept")]
    public async Task Fix_MakesRandomText(string before, string after) => await FixesAsync(InMethod(before), InMethod(after));

    [Theory]
    [InlineData("Guid token = {|ST2406:Guid.NewGuid()|};")]
    [InlineData("var nonce = {|ST2406:Guid.NewGuid()|}.ToByteArray();")]
    public async Task OtherThanText_GetsNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Session
            {
                public Guid Id { get; set; }
                public string AccessToken { get; set; } = "";
            }

            class Client
            {
                private string _secret = "";
                public string RefreshToken { get; set; } = "";

                static string Load(Guid id) => id == Guid.Empty ? "a" : "b";

                void Use(string text)
                {
                    {{statement}}
                }
            }
            """;
}
