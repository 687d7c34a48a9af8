using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotFallBackToSecretsTests
{
    [Theory]
    [InlineData("var value = Environment.GetEnvironmentVariable(\"CLIENT_SECRET\") ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("var value = Environment.GetEnvironmentVariable(\"JWT_KEY\") ?? {|ST3110:\"my-super-secret-key\"|};")]
    [InlineData("var value = Environment.GetEnvironmentVariable(\"API_TOKEN\", EnvironmentVariableTarget.User) ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("var value = Environment.GetEnvironmentVariable(\"TOKEN\") ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("var value = config[\"Primary:ApiKey\"] ?? config[\"Secondary:ApiKey\"] ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("var value = config.GetSection(\"Smtp\")[\"Password\"] ?? {|ST3110:\"hunter2\"|};")]
    [InlineData("var value = config.GetSection(\"Smtp:Password\").Value ?? {|ST3110:\"hunter2\"|};")]
    [InlineData("var value = config.GetValue<string>(\"Smtp:Password\") ?? {|ST3110:\"hunter2\"|};")]
    [InlineData("var value = config.GetValue<string>(\"ApiKey\", {|ST3110:\"abc123def456\"|});")]
    [InlineData("var value = config.GetValue(\"Jwt:Key\", {|ST3110:\"my-super-secret-key\"|});")]
    [InlineData("var value = config.GetValue(defaultValue: {|ST3110:\"my-super-secret-key\"|}, key: \"Jwt:Key\");")]
    [InlineData("var value = map.GetValueOrDefault(\"password\", {|ST3110:\"hunter2\"|});")]
    [InlineData("var value = options.ClientSecret ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("var value = options?.ClientSecret ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("options.ClientSecret ??= {|ST3110:\"abc123def456\"|};")]
    [InlineData("options.ClientSecret = options.ClientSecret ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("password ??= {|ST3110:\"hunter2\"|};")]
    [InlineData("var password2 = input ?? {|ST3110:\"hunter2\"|};")]
    [InlineData("var value = string.IsNullOrEmpty(password) ? {|ST3110:\"hunter2\"|} : password;")]
    [InlineData("var value = !string.IsNullOrWhiteSpace(password) ? password : {|ST3110:\"hunter2\"|};")]
    [InlineData("var value = password == null ? {|ST3110:\"hunter2\"|} : password;")]
    [InlineData("var value = password is null or \"\" ? {|ST3110:\"hunter2\"|} : password;")]
    [InlineData("var value = password?.Length > 0 ? password : {|ST3110:\"hunter2\"|};")]
    [InlineData("var value = map.TryGetValue(\"apiKey\", out var found) ? found : {|ST3110:\"abc123def456\"|};")]
    [InlineData("if (string.IsNullOrEmpty(password)) { password = {|ST3110:\"hunter2\"|}; }")]
    [InlineData("var p = Environment.GetEnvironmentVariable(\"DB_PASSWORD\"); if (string.IsNullOrEmpty(p)) p = {|ST3110:\"hunter2\"|};")]
    [InlineData("var p = config[\"Smtp:Password\"]; var value = p ?? {|ST3110:\"hunter2\"|};")]
    [InlineData("if (password is null) password = {|ST3110:\"hunter2\"|};")]
    [InlineData("if (string.IsNullOrEmpty(options.ClientSecret)) options.ClientSecret = {|ST3110:\"abc123def456\"|};")]
    [InlineData("var value = password switch { null => {|ST3110:\"hunter2\"|}, var given => given };")]
    [InlineData("var value = password switch { null or \"\" => {|ST3110:\"hunter2\"|}, _ => password };")]
    [InlineData("var key = System.Text.Encoding.UTF8.GetBytes(config[\"Jwt:Key\"] ?? {|ST3110:\"my-super-secret-key\"|});")]
    [InlineData("SignIn(input ?? {|ST3110:\"hunter2\"|});")]
    [InlineData("SignIn(password: config[\"X\"] ?? {|ST3110:\"hunter2\"|});")]
    [InlineData("Func<string> secret = () => config[\"Secret\"] ?? {|ST3110:\"abc123def456\"|};")]
    [InlineData("var value = config[\"Secret\"] ?? {|ST3110:\"abc123\" + \"def456\"|};")]
    [InlineData("var value = config[\"Jwt:Key\"] ?? {|ST3110:\"fallback-secret-key-for-dev\"|};")]
    [InlineData("var value = config[\"Jwt:Secret\"] ?? {|ST3110:\"dev-secret\"|};")]
    [InlineData("var value = config[SecretSetting] ?? {|ST3110:\"abc123def456\"|};")]
    public async Task Fallback_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("var value = config.GetConnectionString(\"Main\") ?? {|ST3110.Info:\"User=sa;Password=hunter2;Location=localhost\"|};")]
    public async Task OwnMachine_IsInformation(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? throw new InvalidOperationException(\"AzureAd:ClientSecret1\");")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"]!;")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? \"\";")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? string.Empty;")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? \"<secret>\";")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? \"YOUR_SECRET\";")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? \"not set\";")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? \"none\";")]
    [InlineData("var value = config[\"AzureAd:ClientSecret\"] ?? config[\"OtherSecret1\"];")]
    [InlineData("var value = config[\"Logging:Level\"] ?? \"Information1\";")]
    [InlineData("var value = config.GetValue(\"Timeout\", \"00:00:30\");")]
    [InlineData("var value = config[\"SecretName\"] ?? \"graph-client-secret\";")]
    [InlineData("var value = config[\"SecretName\"] ?? \"graph-secret-01\";")]
    [InlineData("var value = config[\"KeyVault:Uri\"] ?? \"https://contoso.vault.azure.example\";")]
    [InlineData("var value = config[\"Jwt:Issuer\"] ?? \"contoso1\";")]
    [InlineData("var value = config[\"TokenEndpoint\"] ?? \"https://login.contoso.example/token1\";")]
    [InlineData("var value = config[\"TokenType\"] ?? \"Bearer1\";")]
    [InlineData("var value = config[\"PasswordPolicy\"] ?? \"strong1\";")]
    [InlineData("var value = config[\"Api:Key\"] ?? \"api-key\";")]
    [InlineData("var value = config[\"Auth:Token\"] ?? \"access_token\";")]
    [InlineData("var value = config[\"ApiKeyHeader\"] ?? \"X-Api-Key-1\";")]
    [InlineData("var token = map.TryGetValue(\"kind1\", out var found) ? found : \"int32\";")]
    [InlineData("var shown = password ?? \"(null)\";")]
    [InlineData("var shown = password is null ? \"missing\" : \"hidden\";")]
    [InlineData("var shown = string.IsNullOrEmpty(password) ? \"***\" : password.Substring(0, 1);")]
    [InlineData("var value = config.GetConnectionString(\"Main\") ?? \"Data Source=app.db\";")]
    [InlineData("var value = config.GetConnectionString(\"Main\") ?? \"Server=(localdb)\\\\mssqllocaldb;Trusted_Connection=True\";")]
    public async Task NoSecretOrNoFallback_IsSilent(string statement) => await IsSilentAsync(InMethod(statement));

    [Fact]
    public async Task MembersParametersAndTopLevel_AreReported() =>
        await ReportsAsync(
        [
            """
            class C(string? apiKey)
            {
                private readonly string _key = apiKey ?? {|ST3110:"abc123def456"|};
                private static readonly string Password = Environment.GetEnvironmentVariable("X") ?? {|ST3110:"hunter2"|};
                public string Secret => Environment.GetEnvironmentVariable("X_SECRET") ?? {|ST3110:"abc123def456"|};
                public string Key => _key + Password;
                public static async Task<string> ReadAsync(Func<Task<string?>> password) => await password() ?? {|ST3110:"hunter2"|};
            }
            """,
            """
            var secret = Environment.GetEnvironmentVariable("WEBHOOK_SECRET")
                ?? {|ST3110:"abc123def456"|};
            Console.WriteLine(secret.Length);
            """,
        ]);

    [Theory]
    [InlineData("var credential = new Azure.Identity.ClientSecretCredential(\"tenant\", \"client\", config[\"AzureAd:ClientSecret\"] ?? {|ST3110:\"abc123def456\"|});")]
    [InlineData("var login = new System.Net.NetworkCredential(\"alice\", Environment.GetEnvironmentVariable(\"SMTP_PASSWORD\") ?? {|ST3110:\"hunter2\"|});")]
    [InlineData("var text = config.GetConnectionString(\"Main\") ?? {|ST3109:\"Server=db01;Database=app;User Id=sa;Password=S3cr3t-2024\"|};")]
    public async Task FallbackThatReachesAnApi_IsReportedOnce(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_IsOneLevelLower() =>
        await ReportsAsync(InMethod("var value = config[\"Smtp:Password\"] ?? {|ST3110.Info:\"hunter2\"|};"), RuleSituation.TestProject);

    [Fact]
    public async Task Development_IsOneLevelLower() =>
        await ReportsAsync("#if DEBUG\n" + InMethod("var value = config[\"Smtp:Password\"] ?? {|ST3110.Info:\"hunter2\"|};") + "\n#endif", RuleSituation.Debug);

    [Fact]
    public async Task GeneratedCode_IsSilent() =>
        await IsSilentAsync(InMethod("var value = config[\"Smtp:Password\"] ?? \"hunter2\";"), RuleSituation.Generated);

    [Theory]
    [InlineData("var value = config[\"Smtp:Password\"] ?? {|ST3110:\"hunter2\"|};", "var value = config[\"Smtp:Password\"] ?? throw new InvalidOperationException(\"Smtp:Password is not set.\");")]
    [InlineData("var value = options.ClientSecret ?? {|ST3110:\"abc123def456\"|};", "var value = options.ClientSecret ?? throw new InvalidOperationException(\"ClientSecret is not set.\");")]
    [InlineData("var value = string.IsNullOrEmpty(password) ? {|ST3110:\"hunter2\"|} : password;", "var value = string.IsNullOrEmpty(password) ? throw new InvalidOperationException(\"password is not set.\") : password;")]
    [InlineData("var value = config[\"A:Secret\"] ?? config[\"B\"] ?? {|ST3110:\"abc123def456\"|}; // why", "var value = config[\"A:Secret\"] ?? config[\"B\"] ?? throw new InvalidOperationException(\"A:Secret is not set.\"); // why")]
    [InlineData("var value = password switch { null => {|ST3110:\"hunter2\"|}, _ => password };", "var value = password switch { null => throw new InvalidOperationException(\"password is not set.\"), _ => password };")]
    public async Task Fallback_IsFixedByThrowing(string statement, string replacement) => await FixesAsync(InMethod(statement), InMethod(replacement));

    [Theory]
    [InlineData("options.ClientSecret ??= {|ST3110:\"abc123def456\"|};")]
    [InlineData("if (password is null) password = {|ST3110:\"hunter2\"|};")]
    [InlineData("var value = config.GetValue(\"Jwt:Key\", {|ST3110:\"my-super-secret-key\"|});")]
    public async Task PlaceThatCannotThrow_GetsNoFix(string statement) => await OffersNoFixAsync(InMethod(statement));

    private static string InMethod(string statement) => $$"""
        using Microsoft.Extensions.Configuration;

        class Options
        {
            public string? ClientSecret { get; set; }
        }

        class C
        {
            private const string SecretSetting = "Contoso:Secret";
            static string? password, input;
            static Dictionary<string, string> map = new();

            static void SignIn(string password) { }

            static void M(IConfiguration config, Options options)
            {
                {{statement}}
            }
        }
        """;
}
