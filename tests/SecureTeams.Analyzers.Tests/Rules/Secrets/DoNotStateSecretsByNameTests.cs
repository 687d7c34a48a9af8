using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateSecretsByNameTests
{
    [Theory]
    [InlineData("string password = {|ST3113:\"hunter2\"|};")]
    [InlineData("const string Password = {|ST3113:\"P@ssw0rd\"|};")]
    [InlineData("var apiKey = {|ST3113:\"abc123def456\"|};")]
    [InlineData("string db_password = {|ST3113:\"hunter\" + \"2\"|};")]
    [InlineData("string password = {|ST3113:$\"hunter2\"|};")]
    [InlineData("string password = {|ST3113:@\"hunter2\"|};")]
    [InlineData("string password = {|ST3113:\"\"\"hunter2\"\"\"|};")]
    [InlineData("string password; password = {|ST3113:\"letmein\"|};")]
    [InlineData("string password = flag ? {|ST3113:\"hunter2\"|} : input;")]
    [InlineData("string password = flag ? {|ST3113:\"hunter2\"|} : {|ST3113:\"hunter3\"|};")]
    [InlineData("string password = input switch { \"prod\" => {|ST3113:\"hunter2\"|}, _ => input };")]
    [InlineData("byte[] secretKey = System.Text.Encoding.UTF8.GetBytes({|ST3113:\"my-super-secret-key\"|});")]
    [InlineData("byte[] signingKey = Convert.FromBase64String({|ST3113:\"dGhpc2lzYXNlY3JldGtleQ==\"|});")]
    [InlineData("var password = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String({|ST3113:\"aHVudGVyMg==\"|}));")]
    [InlineData("char[] password = {|ST3113:\"hunter2\"|}.ToCharArray();")]
    [InlineData("ReadOnlySpan<byte> signingKey = {|ST3113:\"my-super-secret-key\"u8|};")]
    [InlineData("object password = {|ST3113:\"hunter2\"|};")]
    [InlineData("string pin = {|ST3113:\"4829\"|};")]
    [InlineData("string encKey = {|ST3113:\"a81bc81bdead4e5d\"|};")]
    [InlineData("string speechKey = {|ST3113:\"a81bc81bdead4e5dabff90865d1e13b1\"|};")]
    [InlineData("var secured = Secured.ToSecureString({|ST3113:\"hunter2\"|});")]
    [InlineData("string accessToken = {|ST3113:\"a81bc81bdead4e5dabff90865d1e13b1\"|};")]
    [InlineData("var token = {|ST3113:\"a81bc81bdead4e5dabff90865d1e13b1\"|};")]
    [InlineData("string[] apiKeys = [{|ST3113:\"a81bc81bdead4e5dabff90865d1e13b1\"|}, {|ST3113:\"b81bc81bdead4e5dabff90865d1e13b2\"|}];")]
    [InlineData("var tokens = new List<string> { {|ST3113:\"a81bc81bdead4e5dabff90865d1e13b1\"|} };")]
    [InlineData("var account = new { User = \"alice\", Password = {|ST3113:\"hunter2\"|} };")]
    [InlineData("(string User, string Password) account = (\"alice\", {|ST3113:\"hunter2\"|});")]
    [InlineData("var account = (User: \"alice\", Password: {|ST3113:\"hunter2\"|});")]
    [InlineData("var (user, password) = (\"alice\", {|ST3113:\"hunter2\"|});")]
    [InlineData("string user, password; (user, password) = (\"alice\", {|ST3113:\"hunter2\"|});")]
    [InlineData("Func<string> getPassword = () => {|ST3113:\"hunter2\"|};")]
    [InlineData("string Password() => {|ST3113:\"hunter2\"|};")]
    [InlineData("string GetPassword() { return {|ST3113:\"hunter2\"|}; }")]
    [InlineData("var credentials = {|ST3113:\"admin:hunter2\"|};")]
    public async Task Variable_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("private const string ApiKey = {|ST3113:\"sk_demo_51H8xkLJ2eZvKYlo\"|};")]
    [InlineData("private static readonly string Password = {|ST3113:\"hunter2\"|};")]
    [InlineData("private string _password = {|ST3113:\"hunter2\"|};")]
    [InlineData("public string Password { get; set; } = {|ST3113:\"hunter2\"|};")]
    [InlineData("public string Password => {|ST3113:\"hunter2\"|};")]
    [InlineData("public string Password { get { return {|ST3113:\"hunter2\"|}; } }")]
    [InlineData("public string Password { get => {|ST3113:\"hunter2\"|}; }")]
    [InlineData("public static string GetApiSecret() => {|ST3113:\"hunter2-hunter3\"|};")]
    [InlineData("static ReadOnlySpan<byte> SigningKey => {|ST3113:\"my-super-secret-key\"u8|};")]
    [InlineData("static readonly byte[] EncryptionKey = System.Text.Encoding.ASCII.GetBytes({|ST3113:\"0123456789abcdef\"|});")]
    [InlineData("partial class Inner { private string Secret = {|ST3113:\"s3cr3t-value\"|}; } partial class Inner { }")]
    [InlineData("private const string SlackToken = {|ST3113:\"T024BE7LD-9f86d081884c\"|};")]
    [InlineData("public const string VerifyToken = {|ST3113:\"contoso_verify_2024\"|};")]
    public async Task Member_IsReported(string member) => await ReportsAsync($$"""
        class C
        {
            {{member}}
        }
        """);

    [Theory]
    [InlineData("settings[\"Password\"] = {|ST3113:\"hunter2\"|};")]
    [InlineData("settings[\"Smtp:Password\"] = {|ST3113:\"hunter2\"|};")]
    [InlineData("settings.Add(\"apiKey\", {|ST3113:\"abc123def456\"|});")]
    [InlineData("settings.TryAdd(\"Jwt:Key\", {|ST3113:\"abc123def456\"|});")]
    [InlineData("var more = new Dictionary<string, string> { [\"Password\"] = {|ST3113:\"hunter2\"|} };")]
    [InlineData("var more = new Dictionary<string, string> { { \"ApiKey\", {|ST3113:\"abc123def456\"|} }, { \"Host\", \"db01\" } };")]
    [InlineData("var pair = new KeyValuePair<string, string>(\"client_secret\", {|ST3113:\"abc123def456\"|});")]
    [InlineData("var pair = KeyValuePair.Create(\"password\", {|ST3113:\"hunter2\"|});")]
    [InlineData("Environment.SetEnvironmentVariable(\"DB_PASS\", {|ST3113:\"hunter2\"|});")]
    [InlineData("const string Key = \"Password\"; settings[Key] = {|ST3113:\"hunter2\"|};")]
    [InlineData("var json = new System.Text.Json.Nodes.JsonObject { [\"password\"] = {|ST3113:\"hunter2\"|} };")]
    [InlineData("var builder = new System.Data.Common.DbConnectionStringBuilder(); builder.Add(\"Password\", {|ST3113:\"hunter2\"|});")]
    public async Task Entry_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("if (password == {|ST3113:\"hunter2\"|}) { }")]
    [InlineData("if ({|ST3113:\"hunter2\"|} == password) { }")]
    [InlineData("if (password != {|ST3113:\"hunter2\"|}) { }")]
    [InlineData("if (password.Equals({|ST3113:\"hunter2\"|})) { }")]
    [InlineData("if ({|ST3113:\"hunter2\"|}.Equals(password, StringComparison.Ordinal)) { }")]
    [InlineData("if (string.Equals(password, {|ST3113:\"hunter2\"|})) { }")]
    [InlineData("if (string.Compare({|ST3113:\"hunter2\"|}, password, StringComparison.Ordinal) == 0) { }")]
    [InlineData("if (password is {|ST3113:\"hunter2\"|} or {|ST3113:\"hunter3\"|}) { }")]
    [InlineData("if (password is not {|ST3113:\"hunter2\"|}) { }")]
    [InlineData("if (password.Trim() == {|ST3113:\"hunter2\"|}) { }")]
    [InlineData("switch (password) { case {|ST3113:\"hunter2\"|}: break; }")]
    [InlineData("var ok = password switch { {|ST3113:\"hunter2\"|} => true, _ => false };")]
    [InlineData("var account = new { Password = password }; if (account is { Password: {|ST3113:\"hunter2\"|} }) { }")]
    [InlineData("var account = new { Password = password }; if (account?.Password == {|ST3113:\"hunter2\"|}) { }")]
    [InlineData("if (request.Headers[\"X-Api-Key\"].ToString() == {|ST3113:\"opensesame42\"|}) { }")]
    [InlineData("if (request.Headers[\"X-Api-Key\"].FirstOrDefault() == {|ST3113:\"opensesame42\"|}) { }")]
    [InlineData("if (request.Query[\"secret\"] == {|ST3113:\"opensesame42\"|}) { }")]
    [InlineData("if (txtPassword.Text == {|ST3113:\"hunter2\"|}) { }")]
    [InlineData("if (settings[\"Password\"] == {|ST3113:\"hunter2\"|}) { }")]
    [InlineData("var same = System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(password), System.Text.Encoding.UTF8.GetBytes({|ST3113:\"hunter2\"|}));")]
    public async Task Comparison_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task ArgumentInitialiserAndAttribute_AreReported() =>
        await ReportsAsync("""
            class LoginAttribute : Attribute
            {
                public LoginAttribute() { }
                public LoginAttribute(string user, string password) { }
                public string ApiKey { get; set; } = "";
            }

            record Account(string User, string Password)
            {
                public string? Secret { get; init; }
            }

            [Login("alice", {|ST3113:"hunter2"|})]
            class C
            {
                static void SignIn(string user, string password) { }

                [Login(ApiKey = {|ST3113:"abc123def456"|})]
                static Account M(Account other)
                {
                    SignIn("alice", {|ST3113:"hunter2"|});
                    SignIn(password: {|ST3113:"hunter2"|}, user: "alice");
                    Account made = new("alice", {|ST3113:"hunter2"|}) { Secret = {|ST3113:"s3cr3t-value"|} };
                    var changed = other with { Password = {|ST3113:"hunter2"|} };
                    return made == changed ? made : new Account("bob", Password: {|ST3113:"hunter2"|});
                }
            }
            """);

    [Theory]
    [InlineData("var text = server + {|ST3113:\";User=sa;Password=hunter2;\"|};")]
    [InlineData("var text = $\"Timeout={server}{|ST3113:;Pwd=hunter2|}\";")]
    [InlineData("var body = {|ST3113:\"grant_type=client_credentials&client_secret=abc123def456\"|};")]
    [InlineData("var url = server + {|ST3113:\"/login?user=alice&password=hunter2\"|};")]
    [InlineData("var sql = {|ST3113:\"CREATE LOGIN app WITH PASSWORD='S3cr3t!23'\"|};")]
    [InlineData("var sql = {|ST3113:\"CREATE LOGIN app WITH PASSWORD = N'S3cr3t!23'\"|};")]
    [InlineData("var body = {|ST3113:\"{ \\\"user\\\": \\\"bot\\\", \\\"client_secret\\\" : \\\"abc123def456\\\" }\"|};")]
    [InlineData("var body = \"{\\\"user\\\":\\\"\" + input + {|ST3113:\"\\\",\\\"password\\\":\\\"hunter2\\\"}\"|};")]
    [InlineData("var url = {|ST3113:\"https://contoso.example/feed?access_token=a81bc81bdead4e5d\"|};")]
    [InlineData("var url = {|ST3113:\"https://alice:hunter2@contoso.example/feed\"|};")]
    [InlineData("var url = {|ST3113:\"ftp://deploy:S3cr3t!@files.contoso.example\"|};")]
    [InlineData("var url = {|ST3113:\"git clone https://bot:a81bc81b@github.com/contoso/app\"|};")]
    public async Task FragmentOrUrl_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("var text = server + {|ST3113.Info:\"@localhost;Password=hunter2;\"|};")]
    [InlineData("var url = {|ST3113.Info:\"http://admin:hunter2@localhost:5984\"|};")]
    public async Task OwnMachine_IsInformation(string statement) => await ReportsAsync(InMethod(statement));

    [Fact]
    public async Task TestProject_IsInformation() =>
        await ReportsAsync(InMethod("string password = {|ST3113.Info:\"hunter2\"|};"), RuleSituation.TestProject);

    [Fact]
    public async Task DebugOnly_IsOneLevelLower() =>
        await ReportsAsync("#if DEBUG\n" + InMethod("string password = {|ST3113.Info:\"hunter2\"|};") + "\n#endif", RuleSituation.Debug);

    [Fact]
    public async Task GeneratedCode_IsSilent() => await IsSilentAsync(InMethod("string password = \"hunter2\";"), RuleSituation.Generated);

    [Fact]
    public async Task TopLevelStatementLambdaAndLocalFunction_AreReported() =>
        await ReportsAsync("""
            using static System.Console;
            using Text = System.String;

            Text password = {|ST3113:"hunter2"|};
            Func<Text, bool> isAdmin = secret => secret == {|ST3113:"hunter2"|};
            WriteLine(isAdmin(password));
            WriteLine(await Check(password));

            static async Task<bool> Check(Text pwd)
            {
                await Task.Yield();
                return pwd == {|ST3113:"hunter2"|};
            }
            """);

    private static string InMethod(string statement) => $$"""
        class C
        {
            static class Secured { public static object ToSecureString(string text) => text; }
            class TextBox { public string Text { get; set; } = ""; }
            static TextBox txtPassword = new();
            static Microsoft.AspNetCore.Http.HttpRequest request = null!;
            static bool flag;
            static string input = "", password = "", server = "";
            static Dictionary<string, string> settings = new();

            static void M()
            {
                {{statement}}
            }
        }
        """;
}
