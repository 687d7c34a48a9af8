using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Rules.Secrets.DoNotStateRecognisableSecretsTests;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateWebhookAddressesTests
{
    private const string One = "6f9619ff-8b86-d011-b42d-00c04fc964ff";
    private const string Two = "1c2d3e4f-5a6b-4c7d-8e9f-a0b1c2d3e4f5";

    private static readonly string Key = MadeUp.Hex("hook", 32);

    private static readonly string Sig = MadeUp.Text("flow", 43);

    public static TheoryData<string> Addresses =>
    [
        $"https://contoso.webhook.office.com/webhookb2/{One}@{Two}/IncomingWebhook/{Key}/{One}",
        $"https://contoso.webhook.office.com/webhookb2/{One}@{Two}/IncomingWebhook/{Key}/{One}/V2{MadeUp.Text("v2", 40)}",
        $"https://outlook.office.com/webhook/{One}@{Two}/IncomingWebhook/{Key}/{One}",
        $"https://outlook.office365.com/webhook/{One}@{Two}/IncomingWebhook/{Key}/{One}",
        $"https://prod-12.westeurope.logic.azure.com:443/workflows/{Key}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={Sig}",
        $"https://default1c2d.3e.environment.api.powerplatform.com:443/powerautomate/automations/direct/workflows/{Key}/triggers/manual/paths/invoke?api-version=1&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig={Sig}",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Address_IsReported(string address)
    {
        await ReportsAsync($"class Sender {{ public Task RunAsync(HttpClient client) => client.PostAsync({{|ST3106:{Quoted(address)}|}}, null); }}");
        await ReportsAsync($"class Sender {{ private const string Address = {{|ST3106:{Quoted(address)}|}}; public Uri Uri => new(Address); }}");
        await ReportsAsync($"class Sender {{ private static readonly Uri Address = new({{|ST3106:{Quoted(address)}|}}); }}");
        await ReportsAsync($"class Sender {{ public string? Address {{ get; set; }} = {{|ST3106:{Quoted(address)}|}}; }}");
    }

    [Theory]
    [InlineData("public string Text = {|ST3106:\"https://contoso.webhook.office.com/webhookb2/\" + \"ONE@TWO/IncomingWebhook/KEY/ONE\"|};")]
    [InlineData("public string Text(string host) => {|ST3106:$\"https://{host}.webhook.office.com/webhookb2/ONE@TWO/IncomingWebhook/KEY/ONE\"|};")]
    [InlineData("public string Text(string host) => {|ST3106:host + \"/webhookb2/ONE@TWO/IncomingWebhook/KEY/ONE\"|};")]
    [InlineData("public string Text(string group) => {|ST3106:$\"https://contoso.webhook.office.com/webhookb2/{group}@TWO/IncomingWebhook/KEY/ONE\"|};")]
    [InlineData("public string Text(string flow) => {|ST3106:$\"https://prod-12.westeurope.logic.azure.com/workflows/{flow}/triggers/manual/paths/invoke?sv=1.0&sig=SIG\"|};")]
    [InlineData("private static readonly string Sig = \"SIG\"; public string Text(string flow) => {|ST3106:\"https://prod-12.westeurope.logic.azure.com/workflows/\" + flow + \"/run?sig=\" + Sig|};")]
    [InlineData("public string Text(string flow) => {|ST3106:string.Format(\"https://prod-12.westeurope.logic.azure.com/workflows/{0}/run?sig=SIG\", flow)|};")]
    [InlineData("public Dictionary<string, string?> Text = new() { [\"Teams:Webhook\"] = {|ST3106:\"https://outlook.office.com/webhook/ONE@TWO/IncomingWebhook/KEY/ONE\"|} };")]
    [InlineData("public void Run(string text = {|ST3106:\"https://outlook.office.com/webhook/ONE@TWO/IncomingWebhook/KEY/ONE\"|}) { }")]
    [InlineData("public ReadOnlySpan<byte> Text => {|ST3106:\"https://outlook.office.com/webhook/ONE@TWO/IncomingWebhook/KEY/ONE\"u8|};")]
    public async Task Pieces_AreReportedOnce(string member) => await ReportsAsync(Filled(member));

    [Theory]
    [InlineData("public string Text = \"https://contoso.webhook.office.com/webhookb2/\";")]
    [InlineData("public string Text = \"https://contoso.webhook.office.com/webhookb2/00000000-0000-0000-0000-000000000000@00000000-0000-0000-0000-000000000000/IncomingWebhook/00000000000000000000000000000000/00000000-0000-0000-0000-000000000000\";")]
    [InlineData("public string Text = \"https://contoso.webhook.office.com/webhookb2/xxxxxxxx@xxxxxxxx/IncomingWebhook/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx/xxxxxxxx\";")]
    [InlineData("public string Text = \"https://contoso.webhook.office.com/webhookb2/{group}@{tenant}/IncomingWebhook/{key}/{owner}\";")]
    [InlineData("public string Text = \"https://contoso.webhook.office.com/webhookb2/ONE@TWO/IncomingWebhook/YOUR_KEY/ONE\";")]
    [InlineData("public string Text = \"https://example.webhook.office.com/webhookb2/ONE@TWO/IncomingWebhook/KEY/ONE\";")]
    [InlineData("public string Text = \"https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook\";")]
    [InlineData("public string Text = \"https://learn.microsoft.com/IncomingWebhook/KEY/ONE\";")]
    [InlineData("public string Text = \"https://prod-12.westeurope.logic.azure.com:443/workflows/KEY/triggers/manual/paths/invoke?api-version=2016-06-01\";")]
    [InlineData("public string Text = \"https://prod-12.westeurope.logic.azure.com/workflows/KEY/triggers/manual/paths/invoke?sig=<signature>\";")]
    [InlineData("public string Text = \"https://prod-12.westeurope.logic.azure.com/workflows/KEY/triggers/manual/paths/invoke?sig=...\";")]
    [InlineData("public string Text = \"https://prod-12.westeurope.logic.azure.com/workflows/KEY/triggers/manual/paths/invoke?sig=YOUR_SIGNATURE_GOES_IN_HERE\";")]
    [InlineData("public string Text(string sig) => $\"https://prod-12.westeurope.logic.azure.com/workflows/KEY/triggers/manual/paths/invoke?sig={sig}\";")]
    [InlineData("public string Text(string key) => $\"https://contoso.webhook.office.com/webhookb2/ONE@TWO/IncomingWebhook/{key}/ONE\";")]
    [InlineData("public string Text(string key) => \"https://contoso.webhook.office.com/webhookb2/ONE@TWO/IncomingWebhook/\" + key;")]
    [InlineData("public bool Is(Uri uri) => uri.Host.EndsWith(\".webhook.office.com\") || uri.Host == \"outlook.office.com\";")]
    [InlineData("public bool Is(string text) => text == \"https://outlook.office.com/webhook/ONE@TWO/IncomingWebhook/KEY/ONE\";")]
    [InlineData("public bool Is(string text) => text.Contains(\"/IncomingWebhook/\") && text.Contains(\"&sig=\");")]
    [InlineData("[System.ComponentModel.Description(\"https://outlook.office.com/webhook/ONE@TWO/IncomingWebhook/KEY/ONE\")] public string? Text { get; set; }")]
    [InlineData("public string? Text => Environment.GetEnvironmentVariable(\"TEAMS_INCOMINGWEBHOOK_ADDRESS\");")]
    public async Task Honest_IsSilent(string member) => await IsSilentAsync(Filled(member));

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(Filled("public string Text = {|ST3106.Info:\"https://outlook.office.com/webhook/ONE@TWO/IncomingWebhook/KEY/ONE\"|};"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsSilent() =>
        await IsSilentAsync(Filled("public string Text = \"https://outlook.office.com/webhook/ONE@TWO/IncomingWebhook/KEY/ONE\";"), RuleSituation.Generated);

    private static string Filled(string member) => "class Sender { " + member
        .Replace("ONE", One, StringComparison.Ordinal)
        .Replace("TWO", Two, StringComparison.Ordinal)
        .Replace("KEY", Key, StringComparison.Ordinal)
        .Replace("SIG\"", Sig + "\"", StringComparison.Ordinal) + " }";
}
