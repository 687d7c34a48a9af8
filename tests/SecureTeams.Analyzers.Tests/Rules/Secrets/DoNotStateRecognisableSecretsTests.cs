using Microsoft.CodeAnalysis.CSharp;
using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateRecognisableSecretsTests
{
    public static IReadOnlyList<(string Kind, string Text)> Secrets { get; } =
    [
        ("storage key behind its name", "AccountKey=" + MadeUp.StorageKey),
        ("storage key with its mark", MadeUp.MarkedStorageKey),
        ("Cosmos key with its mark", MadeUp.MarkedCosmosKey),
        ("Service Bus key behind its name", "SharedAccessKey=" + MadeUp.BusKey),
        ("Service Bus key with its mark", MadeUp.MarkedBusKey),
        ("communication services key", "accesskey=" + MadeUp.StorageKey),
        ("Functions key", MadeUp.FunctionKey),
        ("Functions key in a URL", "https://contoso.azurewebsites.net/api/notify?code=" + MadeUp.FunctionKey),
        ("Search key", MadeUp.SearchKey),
        ("newer Azure key", MadeUp.NewAzureKey),
        ("older DevOps token", MadeUp.OldDevOpsToken),
        ("Entra secret", MadeUp.Entra),
        ("Entra secret in a form", "grant_type=client_credentials&client_secret=" + MadeUp.Entra + "&scope=x"),
        ("older Entra secret", MadeUp.OldEntra),
        ("shared access signature", "https://contoso.blob.core.windows.net/files/a.txt?" + MadeUp.Sas),
        ("bare shared access signature", "?" + MadeUp.Sas),
        ("PKCS#8", MadeUp.RsaPem),
        ("PKCS#1", MadeUp.OldRsaPem),
        ("SEC 1", MadeUp.EcPem),
        ("PEM within JSON", "{ \"private_key\": \"" + MadeUp.RsaPem.Replace("\n", "\\n", StringComparison.Ordinal) + "\" }"),
        ("bare RSA key", MadeUp.RsaDer),
        ("bare EC key", MadeUp.EcDer),
        ("PKCS#12", MadeUp.Pfx),
        ("RSA key as XML", MadeUp.RsaXml),
        ("JSON Web Key", $$"""{"kty":"oct","k":"{{MadeUp.Text("jwk", 43)}}"}"""),
        ("signed token", MadeUp.Jwt("""{"iss":"https://sts.contoso.com","exp":4000000000}""")),
        ("bearer header", "Bearer " + MadeUp.Jwt("""{"sub":"42"}""")),
        ("GitHub token", MadeUp.GitHub("ghp_")),
        ("GitHub app token", MadeUp.GitHub("ghs_")),
        ("GitHub token in a URL", "https://x-access-token:" + MadeUp.GitHub("gho_") + "@github.com/contoso/bot"),
        ("fine-grained GitHub token", "github_" + "pat_" + MadeUp.Text("a", 22) + "_" + MadeUp.Text("b", 59)),
        ("npm token", "//npm.contoso.example/:_authToken=" + MadeUp.GitHub("npm_")),
        ("NuGet key", "oy" + "2" + MadeUp.Text("nuget", 43, "abcdefghijklmnopqrstuvwxyz0123456789")),
        ("Slack token", MadeUp.Slack),
        ("Slack webhook", "https://hooks.slack.com/serv" + "ices/T" + "0A1B2C3D4/B" + "0E5F6G7H8/" + MadeUp.Text("hook", 24)),
        ("Discord webhook", "https://discord.com/api/web" + "hooks/" + MadeUp.Text("id", 18, "123456789") + "/" + MadeUp.Text("hook", 68)),
        ("Google key", "AI" + "za" + MadeUp.Text("google", 35)),
        ("Stripe key", "sk_" + "live_" + MadeUp.Text("stripe", 24)),
        ("SendGrid key", MadeUp.SendGrid),
        ("OpenAI key", "sk-" + MadeUp.Text("open", 20) + "T3Blb" + "kFJ" + MadeUp.Text("ai", 20)),
    ];

    [Fact]
    public async Task Secret_IsReported() =>
        await ReportsAsync(Members(Secrets.Select(secret => $"{{|ST3102:{Quoted(secret.Text)}|}}; // {secret.Kind}")));

    [Theory]
    [InlineData("private const string Key = {|ST3102:GHP|};")]
    [InlineData("private static readonly string Key = {|ST3102:GHP|};")]
    [InlineData("public string Key { get; set; } = {|ST3102:GHP|};")]
    [InlineData("public string Key => {|ST3102:GHP|};")]
    [InlineData("public void Run(string key = {|ST3102:GHP|}) { }")]
    [InlineData("public void Run() { const string key = {|ST3102:GHP|}; Console.WriteLine(key); }")]
    [InlineData("public void Run() { Console.WriteLine({|ST3102:GHP|}); }")]
    [InlineData("public async Task<string> RunAsync() { await Task.Yield(); return {|ST3102:GHP|}; }")]
    [InlineData("public string Run(bool b) => b ? {|ST3102:GHP|} : \"\";")]
    [InlineData("public string Run(int n) => n switch { 1 => {|ST3102:GHP|}, _ => \"\" };")]
    [InlineData("public string Run(string? s) => s ?? {|ST3102:GHP|};")]
    [InlineData("public string[] Keys = [{|ST3102:GHP|}];")]
    [InlineData("public Dictionary<string, string> Keys = new() { [\"GitHub\"] = {|ST3102:GHP|} };")]
    [InlineData("public Dictionary<string, string> Keys = new() { { \"GitHub\", {|ST3102:GHP|} } };")]
    [InlineData("public ReadOnlySpan<byte> Key => {|ST3102:GHPu8|};")]
    [InlineData("public string Key = {|ST3102:@GHP|};")]
    [InlineData("public bool Is(string key) => key == {|ST3102:GHP|};")]
    [InlineData("public bool Is(string key) => key is {|ST3102:GHP|};")]
    [InlineData("public string Url(string host) => $\"{|ST3102:https://ghp@|}{host}/x\";")]
    [InlineData("[System.ComponentModel.DefaultValue({|ST3102:GHP|})] public string? Key { get; set; }")]
    [InlineData("public string Run() { string Inner() => {|ST3102:GHP|}; return Inner(); }")]
    [InlineData("public Func<string> Run() => () => {|ST3102:GHP|};")]
    public async Task Place_IsReported(string member) => await ReportsAsync("class Bot { " + Filled(member) + " }");

    [Theory]
    [InlineData("private const string Key = {|ST3102:\"AccountKey=\" + \"KEY\"|};")]
    [InlineData("private const string Key = {|ST3102:\"Account\" + \"Key=KEY\"|};")]
    [InlineData("private const string Name = \"AccountKey=\"; private const string Key = {|ST3102:Name + \"KEY\"|};")]
    [InlineData("private const string Name = \"AccountKey=\"; private const string Key = {|ST3102:$\"{Name}KEY\"|};")]
    [InlineData("public string Key(string x) => x + {|ST3102:\";AccountKey=KEY\"|} + x;")]
    [InlineData("public string Key(string x) => string.Concat(x, {|ST3102:\";AccountKey=KEY\"|});")]
    [InlineData("public string Key(string x) => string.Format({|ST3102:\"{0};AccountKey=KEY\"|}, x);")]
    public async Task Pieces_AreReportedOnce(string member) =>
        await ReportsAsync("class Bot { " + member.Replace("KEY", MadeUp.StorageKey, StringComparison.Ordinal) + " }");

    [Fact]
    public async Task PemOverLines_IsReportedOnce()
    {
        var lines = MadeUp.RsaPem.Split('\n');
        await ReportsAsync("class Bot { const string Pem = {|ST3102:" + string.Join(" + ", lines.Select(line => Quoted(line + "\n"))) + "|}; }");
        await ReportsAsync("class Bot { string Pem = {|ST3102:" + string.Join(" + Environment.NewLine + ", lines.Select(Quoted)) + "|}; }");
        await ReportsAsync("class Bot { string Pem = {|ST3102:\"\"\"\n" + MadeUp.RsaPem + "\n\"\"\"|}; }");
    }

    [Fact]
    public async Task ConstantThatIsUsedElsewhere_IsReportedWhereItIsStated() =>
        await ReportsAsync(Filled("class Bot { const string Key = {|ST3102:GHP|}; const string Header = \"Bearer \" + Key; string Other(string x) => x + Key; string Url => $\"https://{Key}@github.com\"; }"));

    [Fact]
    public async Task EncryptedKey_IsLowered() =>
        await ReportsAsync($"class Bot {{ public string Key() => {{|ST3102.Warning:{Quoted(MadeUp.EncryptedPem)}|}}; }}");

    [Fact]
    public async Task WrongChecksum_IsInfo() =>
        await ReportsAsync($"class Bot {{ public string Key() => {{|ST3102.Info:{Quoted("ghp_" + MadeUp.Text("wrong", 36))}|}}; }}");

    [Fact]
    public async Task NameOfAnAwsKey_IsLowered() =>
        await ReportsAsync($"class Bot {{ public string Key() => {{|ST3102.Warning:{Quoted("AK" + "IA" + MadeUp.Text("aws", 16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))}|}}; }}");

    [Fact]
    public async Task TestProject_Lowers()
    {
        await ReportsAsync(Filled("class Bot { string Key = {|ST3102.Warning:GHP|}; }"), RuleSituation.TestProject);
        await ReportsAsync($"class Bot {{ string Key = {{|ST3102.Info:{Quoted(MadeUp.RsaPem)}|}}; }}", RuleSituation.TestProject);
        await ReportsAsync($"class Bot {{ string Key = {{|ST3102.Info:{Quoted(MadeUp.Jwt("""{"exp":4000000000}"""))}|}}; }}", RuleSituation.TestProject);
        await IsSilentAsync($"class Bot {{ string Key = {Quoted(MadeUp.Jwt("""{"exp":1600000000}"""))}; }}", RuleSituation.TestProject);
    }

    [Fact]
    public async Task GeneratedCode_IsReported() => await ReportsAsync(Filled("class Bot { string Key = {|ST3102:GHP|}; }"), RuleSituation.Generated);

    [Fact]
    public async Task TopLevelStatements_AreReported() => await ReportsAsync(Filled("var key = {|ST3102:GHP|}; Console.WriteLine(key);"));

    /// <summary>One class for many texts: a compilation each would take minutes.</summary>
    internal static string Members(IEnumerable<string> values) => "class Bot\n{\n" + string.Join("\n", values.Select((value, i) => $"public string Text{i}() => {value}")) + "\n}";

    internal static string Quoted(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Filled(string source) => source
        .Replace("GHP", Quoted(MadeUp.GitHub("ghp_")), StringComparison.Ordinal)
        .Replace("ghp@", MadeUp.GitHub("ghp_") + "@", StringComparison.Ordinal);
}
