using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotDefaultToSecretsTests
{
    [Theory]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"AzureAd:ClientSecret\"] = {|ST3111:\"abc123def456\"|}, [\"AzureAd:TenantId\"] = \"contoso1\" });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { { \"Smtp:Password\", {|ST3111:\"hunter2\"|} } });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase) { [\"Jwt:Key\"] = {|ST3111:\"my-super-secret-key\"|} });")]
    [InlineData("builder.AddInMemoryCollection(new[] { new KeyValuePair<string, string?>(\"ApiKey\", {|ST3111:\"abc123def456\"|}) });")]
    [InlineData("builder.AddInMemoryCollection([new(\"ApiKey\", {|ST3111:\"abc123def456\"|})]);")]
    [InlineData("builder.AddInMemoryCollection([KeyValuePair.Create<string, string?>(\"ApiKey\", {|ST3111:\"abc123def456\"|})]);")]
    [InlineData("builder.AddInMemoryCollection(new List<KeyValuePair<string, string?>> { new(\"ApiKey\", {|ST3111:\"abc123def456\"|}) });")]
    [InlineData("var settings = new Dictionary<string, string?> { [\"AzureAd:ClientSecret\"] = {|ST3111:\"abc123def456\"|} }; builder.AddInMemoryCollection(settings);")]
    [InlineData("var settings = new Dictionary<string, string?>(); settings[\"AzureAd:ClientSecret\"] = {|ST3111:\"abc123def456\"|}; builder.AddInMemoryCollection(settings);")]
    [InlineData("var settings = new Dictionary<string, string?>(); settings.Add(\"ApiKey\", {|ST3111:\"abc123def456\"|}); builder.AddInMemoryCollection(settings);")]
    [InlineData("builder.AddInMemoryCollection(Seed);")]
    [InlineData("var source = new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = new Dictionary<string, string?> { [\"ApiKey\"] = {|ST3111:\"abc123def456\"|} } };")]
    public async Task InitialSetting_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task ParameterAndAttribute_AreReported() =>
        await ReportsAsync("""
            using System.ComponentModel;
            using System.Runtime.InteropServices;

            class OptionAttribute(string name) : Attribute
            {
                public string Name => name;
                public object? Default { get; set; }
            }

            record Account(string User, string Password = {|ST3111:"hunter2"|});

            partial class Settings(string apiKey = {|ST3111:"abc123def456"|})
            {
                [DefaultValue({|ST3111:"hunter2"|})]
                public string? Password { get; set; }

                [DefaultValue(typeof(string), {|ST3111:"hunter2"|})]
                public string? SmtpPassword { get; set; }

                [Option("secret", Default = {|ST3111:"abc123def456"|})]
                public string? ClientSecret { get; set; }

                public string ApiKey => apiKey;

                static void Connect([Optional, DefaultParameterValue({|ST3111:"hunter2"|})] string password) { }

                public delegate void Login(string user, string password = {|ST3111:"hunter2"|});
            }
            """);

    [Theory]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"AzureAd:ClientSecret\"] = \"<client secret>\" });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"AzureAd:ClientSecret\"] = \"\" });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"AzureAd:ClientSecret\"] = null });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"AzureAd:ClientSecret\"] = Environment.GetEnvironmentVariable(\"CLIENT_SECRET_1\") });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"AzureAd:TenantId\"] = \"contoso1\" });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"KeyVault:SecretName\"] = \"graph-secret-01\" });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"Token:Type\"] = \"Bearer1\" });")]
    [InlineData("builder.AddInMemoryCollection(new Dictionary<string, string?> { [\"Logging:LogLevel:Default\"] = \"Debug1\" });")]
    [InlineData("void Connect(string user, string password = \"\") { } Connect(\"alice\");")]
    [InlineData("void Connect(string user, string? password = null) { } Connect(\"alice\");")]
    [InlineData("void Find(string passwordField = \"password1\", string tokenType = \"Bearer1\", string apiKeyHeader = \"X-Api-Key-1\") { } Find();")]
    [InlineData("void Find(string token = \"if\", string secretName = \"db01-secret\") { } Find();")]
    [InlineData("void Check(string token, string secret = \"client_secret\") { } Check(\"int32\");")]
    public async Task NoSecretOrNoDefault_IsSilent(string statement) => await IsSilentAsync($$"""
        using Microsoft.Extensions.Configuration;

        class C
        {
            static void M(IConfigurationBuilder builder)
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public async Task CallThatLeavesTheDefault_IsNotReportedAgain() =>
        await ReportsAsync("""
            class C
            {
                static void Connect(string password = {|ST3111:"hunter2"|}) { }

                static void M()
                {
                    Connect();
                    Connect();
                    Connect({|ST3113:"hunter3"|});
                }
            }
            """);

    [Fact]
    public async Task TestProject_IsOneLevelLower() =>
        await ReportsAsync("class C { void M(string password = {|ST3111.Info:\"hunter2\"|}) { } }", RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilent() =>
        await IsSilentAsync("class C { void M(string password = \"hunter2\") { } }", RuleSituation.Generated);

    private static string InMethod(string statement) => $$"""
        using Microsoft.Extensions.Configuration;

        class C
        {
            private static readonly Dictionary<string, string?> Seed = new() { ["Seed:Password"] = {|ST3111:"hunter2"|} };

            static void M(IConfigurationBuilder builder)
            {
                {{statement}}
            }

            static void Start(IConfigurationBuilder builder) => builder.AddInMemoryCollection(Seed);
        }
        """;
}
