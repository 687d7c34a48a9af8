using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

/// <summary>A client secret, or the assertion that stands for one, that code returns which an API asks for it.</summary>
public sealed class SuppliedClientSecretsTests
{
    private const string Usings = """
        using System.IO;
        using System.Text;
        using Azure.Identity;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Identity.Client;
        using SecureTeams.Identity;
        using SecureTeams.Identity.Credentials;

        """;

    [Theory]
    [InlineData("_ => ValueTask.FromResult({|ST3101:\"pK4.w8-nRz_2hVt\"|})")]
    [InlineData("_ => new ValueTask<string>({|ST3101:\"pK4.w8-nRz_2hVt\"|})")]
    [InlineData("_ => new({|ST3101:\"pK4.w8-nRz_2hVt\"|})")]
    [InlineData("static _ => new(Task.FromResult({|ST3101:\"pK4.w8-nRz_2hVt\"|}))")]
    [InlineData("async _ => {|ST3101:\"pK4.w8-nRz_2hVt\"|}")]
    [InlineData("async _ => await Task.FromResult({|ST3101:\"pK4.w8-nRz_2hVt\"|}).ConfigureAwait(false)")]
    [InlineData("async _ => await ValueTask.FromResult({|ST3101:\"pK4.w8-nRz_2hVt\"|}).AsTask()")]
    [InlineData("read: async token => { await Task.Yield(); return {|ST3101:\"pK4.w8-nRz_2hVt\"|}; }")]
    [InlineData("delegate { return new ValueTask<string>({|ST3101:\"pK4.w8-nRz_2hVt\"|}); }")]
    [InlineData("async token => { var text = \"pK4.w8-nRz_2hVt\"; await Task.Yield(); return {|ST3101:text|}; }")]
    [InlineData("async _ => { if (flag) { return given; } return {|ST3101:\"pK4.w8-nRz_2hVt\"|}; }")]
    [InlineData("_ => new({|ST3101:flag ? given : \"pK4.w8-nRz_2hVt\"|})")]
    [InlineData("_ => new({|ST3101:\"pK4.w8-\" + \"nRz_2hVt\"|})")]
    [InlineData("_ => new({|ST3101:$\"pK4.{\"w8-nRz\"}_2hVt\"|})")]
    [InlineData("_ => new({|ST3101:\" pK4.w8-nRz_2hVt\".Trim()|})")]
    [InlineData("_ => new({|ST3101:Encoding.UTF8.GetString(Convert.FromBase64String(\"cEs0Lnc4LW5Sel8yaFZ0\"))|})")]
    [InlineData("_ => new({|ST3101:Constant|})")]
    [InlineData("_ => new({|ST3101:ReadOnly|})")]
    [InlineData("_ => {|ST3101:Read(default)|}")]
    [InlineData("async token => await {|ST3101:ReadLaterAsync(token)|}")]
    [InlineData("{|ST3101:Read|}")]
    [InlineData("{|ST3101:ReadLaterAsync|}")]
    [InlineData("{|ST3101:Vault.Read|}")]
    [InlineData("new Func<CancellationToken, ValueTask<string>>(_ => new({|ST3101:\"pK4.w8-nRz_2hVt\"|}))")]
    public async Task Delegate_IsFollowed(string supplier) =>
        await ReportsAsync(InMethod("_ = TeamsCredential.FromClientSecret(Guid.Empty, ClientSecret.FromDelegate(" + supplier + "));"));

    [Theory]
    [InlineData("Func<CancellationToken, ValueTask<string>> read = _ => new(\"pK4.w8-nRz_2hVt\"); _ = ClientSecret.FromDelegate({|ST3101:read|});")]
    [InlineData("_ = ClientSecret.FromDelegate({|ST3101:Local|}); async ValueTask<string> Local(CancellationToken token) { await Task.Yield(); return \"pK4.w8-nRz_2hVt\"; }")]
    [InlineData("_ = ClientSecret.FromDelegate({|ST3101:flag ? Read : Vault.Ask|});")]
    [InlineData("_ = ClientSecret.FromDelegate({|ST3101:Reader()|});")]
    [InlineData("_ = ClientSecret.FromDelegate({|ST3101:ReaderOf(\"pK4.w8-nRz_2hVt\")|});")]
    [InlineData("Task<string> text = Task.FromResult(\"pK4.w8-nRz_2hVt\"); _ = ClientSecret.FromDelegate(_ => new({|ST3101:text|}));")]
    [InlineData("_ = ClientSecret.FromDelegate(_ => { try { return new(given); } catch (InvalidOperationException) { return new({|ST3101:\"pK4.w8-nRz_2hVt\"|}); } });")]
    [InlineData("_ = TeamsCredential.FromAssertion(Guid.Empty, (_, _) => new({|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|}));")]
    [InlineData("_ = TeamsCredential.FromAssertion(Guid.Empty, async (request, token) => { await Task.Yield(); return {|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|}; });")]
    [InlineData("_ = ConfidentialClientApplicationBuilder.Create(given).WithClientAssertion(() => {|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|});")]
    [InlineData("_ = ConfidentialClientApplicationBuilder.Create(given).WithClientAssertion((AssertionRequestOptions _) => Task.FromResult({|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|}));")]
    [InlineData("_ = ConfidentialClientApplicationBuilder.Create(given).WithClientAssertion(async (CancellationToken _) => {|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|});")]
    [InlineData("_ = new ClientAssertionCredential(\"tenant\", given, _ => Task.FromResult({|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|}));")]
    [InlineData("_ = new OnBehalfOfCredential(\"tenant\", given, (CancellationToken _) => Task.FromResult({|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|}), given);")]
    public async Task Supplier_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    /// <summary>The rules about names and shapes leave the literal to the one that knows the API.</summary>
    [Theory]
    [InlineData("_ = ClientSecret.FromDelegate(_ => { var clientSecret = \"pK4.w8-nRz_2hVt\"; return new({|ST3101:clientSecret|}); });")]
    [InlineData("_ = ClientSecret.FromDelegate({|ST3101:ReadClientSecret|}); static ValueTask<string> ReadClientSecret(CancellationToken token) { const string clientSecret = \"pK4.w8-nRz_2hVt\"; return new(clientSecret); }")]
    [InlineData("_ = ClientSecret.FromDelegate(_ => new({|ST3101:\"Xyz8Q~pK4wnRzt2hVtLmQoPaSdFgHjKlZxCvBnMa\"|}));")]
    [InlineData("_ = ClientSecret.FromDelegate(_ => new(configuration[\"AzureAd:ClientSecret\"] ?? {|ST3110:\"pK4.w8-nRz_2hVt\"|}));")]
    public async Task Literal_IsReportedOnce(string statement) => await ReportsAsync(InMethod(statement));

    /// <summary>The shape of a signed token alone speaks where no rule knows the API.</summary>
    [Theory]
    [InlineData("_ = TeamsCredential.FromAssertion(Guid.Empty, (_, _) => new({|ST3101:\"TOKEN\"|}));")]
    [InlineData("_ = TeamsCredential.FromTokenProvider((_, _) => new(new ProvidedToken({|ST3102:\"TOKEN\"|}, DateTimeOffset.MaxValue)));")]
    public async Task SignedToken_IsReportedOnce(string statement) =>
        await ReportsAsync(InMethod(statement.Replace("TOKEN", MadeUp.Jwt("""{"iss":"app","exp":4102444800}"""), StringComparison.Ordinal)));

    [Fact]
    public async Task LiteralOfAnotherType_IsReportedOnce() =>
        await ReportsAsync(Usings + """
            class Client { ClientSecret Secret() => ClientSecret.FromDelegate({|ST3101:Vault.ReadAsync|}); }
            class Vault { public static ValueTask<string> ReadAsync(CancellationToken token) => ValueTask.FromResult("Xyz8Q~pK4wnRzt2hVtLmQoPaSdFgHjKlZxCvBnMa"); }
            """);

    [Theory]
    [InlineData("_ => new(configuration[\"AzureAd:ClientSecret\"]!)")]
    [InlineData("async _ => configuration[\"AzureAd:ClientSecret\"] ?? throw new InvalidOperationException(\"AzureAd:ClientSecret is not configured.\")")]
    [InlineData("async _ => configuration.GetValue<string>(\"teams-client-secret\")!")]
    [InlineData("_ => new(Environment.GetEnvironmentVariable(\"TEAMS_CLIENT_SECRET\")!)")]
    [InlineData("async token => await File.ReadAllTextAsync(\"/run/secrets/teams-client\", token)")]
    [InlineData("async token => (await File.ReadAllTextAsync(\"/run/secrets/teams-client\", token)).Trim()")]
    [InlineData("async token => await vault(\"teams-client-secret\", token)")]
    [InlineData("async token => { const string name = \"teams-client-secret\"; return await vault(name, token); }")]
    [InlineData("token => new(vault(\"teams-client-secret\", token))")]
    [InlineData("_ => new(given)")]
    [InlineData("_ => new(given + \"pK4.w8-nRz_2hVt\")")]
    [InlineData("_ => new(\"\")")]
    [InlineData("_ => ValueTask.FromResult(string.Empty)")]
    [InlineData("_ => ValueTask.FromResult<string>(null!)")]
    [InlineData("_ => new(\"<client-secret>\")")]
    [InlineData("async _ => \"YOUR_CLIENT_SECRET\"")]
    [InlineData("_ => new(\"${CLIENT_SECRET}\")")]
    [InlineData("_ => throw new InvalidOperationException(\"pK4.w8-nRz_2hVt\")")]
    [InlineData("async token => { Console.WriteLine(\"pK4.w8-nRz_2hVt\"); Func<string> other = () => \"pK4.w8-nRz_2hVt\"; other(); return await vault(\"teams\", token); }")]
    [InlineData("reader")]
    [InlineData("Vault.Ask")]
    public async Task SecretFromElsewhere_IsSilent(string supplier) =>
        await IsSilentAsync(InMethod("_ = TeamsCredential.FromClientSecret(Guid.Empty, ClientSecret.FromDelegate(" + supplier + "));"));

    [Theory]
    [InlineData("_ = TeamsCredential.FromAssertion(Guid.Empty, async (request, token) => await vault(\"sign \" + request, token));")]
    [InlineData("_ = ConfidentialClientApplicationBuilder.Create(given).WithClientAssertion((AssertionRequestOptions options) => vault(\"teams-assertion\", options.CancellationToken));")]
    [InlineData("_ = new ClientAssertionCredential(\"tenant\", given, token => vault(\"teams-assertion\", token));")]
    [InlineData("_ = ClientSecret.FromFile(\"/run/secrets/pK4.w8-nRz_2hVt\");")]
    [InlineData("Func<CancellationToken, ValueTask<string>> label = _ => new(\"pK4.w8-nRz_2hVt\"); _ = label(default);")]
    public async Task OtherUse_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task OwnTypeOfTheSameShape_IsSilent() =>
        await IsSilentAsync("""
            class ClientSecret { public static object FromDelegate(Func<CancellationToken, ValueTask<string>> read) => read; }
            class Form { object Made() => ClientSecret.FromDelegate(_ => new("The secret of your app")); }
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("_ = ClientSecret.FromDelegate(_ => new({|ST3101.Warning:\"pK4.w8-nRz_2hVt\"|}));"), Verification.RuleSituation.TestProject);

    [Theory]
    [InlineData("_ => new({|ST3101:\"pK4.w8-nRz_2hVt\"|})", "_ => new(configuration[\"AzureAd:ClientSecret\"] ?? throw new InvalidOperationException(\"AzureAd:ClientSecret is not configured.\"))")]
    [InlineData("async token => { await Task.Yield(); return {|ST3101:\"pK4.w8-nRz_2hVt\"|}; }", "async token => { await Task.Yield(); return configuration[\"AzureAd:ClientSecret\"] ?? throw new InvalidOperationException(\"AzureAd:ClientSecret is not configured.\"); }")]
    [InlineData("async _ => {|ST3101:\"pK4.w8-nRz_2hVt\"|}", "async _ => configuration[\"AzureAd:ClientSecret\"] ?? throw new InvalidOperationException(\"AzureAd:ClientSecret is not configured.\")")]
    [InlineData("static _ => new({|ST3101:\"pK4.w8-nRz_2hVt\"|})", "static _ => new(Environment.GetEnvironmentVariable(\"AZURE_AD_CLIENT_SECRET\") ?? throw new InvalidOperationException(\"AZURE_AD_CLIENT_SECRET is not set.\"))")]
    public async Task Literal_IsReadFromASetting(string stated, string read) =>
        await FixesAsync(
            InMethod("_ = ClientSecret.FromDelegate(" + stated + ");"),
            InMethod("_ = ClientSecret.FromDelegate(" + read + ");"));

    [Theory]
    [InlineData("_ = TeamsCredential.FromAssertion(Guid.Empty, (_, _) => new({|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|}));")]
    [InlineData("_ = ConfidentialClientApplicationBuilder.Create(given).WithClientAssertion({|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|});")]
    public async Task Assertion_HasNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    [Fact]
    public async Task ConfigurationOfTheObject_IsReadInALambdaAndNotInAStaticMethod() =>
        await FixesAsync(
            Usings + """
            class Client(IConfiguration configuration)
            {
                private readonly IConfiguration _configuration = configuration;

                ClientSecret Ours() => ClientSecret.FromDelegate(_ => new({|ST3101:"pK4.w8-nRz_2hVt"|}));

                static ClientSecret Theirs() => ClientSecret.FromDelegate(_ => new({|ST3101:"pK4.w8-nRz_2hVt"|}));
            }
            """,
            Usings + """
            class Client(IConfiguration configuration)
            {
                private readonly IConfiguration _configuration = configuration;

                ClientSecret Ours() => ClientSecret.FromDelegate(_ => new(_configuration["AzureAd:ClientSecret"] ?? throw new InvalidOperationException("AzureAd:ClientSecret is not configured.")));

                static ClientSecret Theirs() => ClientSecret.FromDelegate(_ => new(Environment.GetEnvironmentVariable("AZURE_AD_CLIENT_SECRET") ?? throw new InvalidOperationException("AZURE_AD_CLIENT_SECRET is not set.")));
            }
            """);

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Client
            {
                private const string Constant = "pK4.w8-nRz_2hVt";
                private static readonly string ReadOnly = "pK4." + "w8-nRz_2hVt";

                async Task Use(string given, bool flag, IConfiguration configuration, Func<string, CancellationToken, Task<string>> vault, Func<CancellationToken, ValueTask<string>> reader)
                {
                    {{statement}}
                    await Task.Yield();
                }

                private static ValueTask<string> Read(CancellationToken token) => new("pK4.w8-nRz_2hVt");

                private static async ValueTask<string> ReadLaterAsync(CancellationToken token)
                {
                    await Task.Yield();
                    return "pK4.w8-nRz_2hVt";
                }

                private static Func<CancellationToken, ValueTask<string>> ReaderOf(string text) => _ => new(text);

                private static Func<CancellationToken, ValueTask<string>> Reader() => _ => new("pK4.w8-nRz_2hVt");
            }

            static class Vault
            {
                public static ValueTask<string> Read(CancellationToken token) => new("pK4.w8-nRz_2hVt");

                public static ValueTask<string> Ask(CancellationToken token) => new(Environment.GetEnvironmentVariable("TEAMS_CLIENT_SECRET")!);
            }
            """;
}
