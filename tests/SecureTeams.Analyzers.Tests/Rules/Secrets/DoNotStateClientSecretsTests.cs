using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateClientSecretsTests
{
    private const string Usings = """
        using System.Net.Http;
        using Azure.Identity;
        using Microsoft.AspNetCore.Authentication.OAuth;
        using Microsoft.AspNetCore.Authentication.OpenIdConnect;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Identity.Abstractions;
        using Microsoft.Identity.Client;
        using Microsoft.Identity.Web;
        using Microsoft.IdentityModel.Protocols.OpenIdConnect;

        """;

    [Theory]
    [InlineData("ConfidentialClientApplicationBuilder.Create(id).WithClientSecret({|ST3101:\"pK4.w8-nRz_2hVt\"|}).Build();")]
    [InlineData("ConfidentialClientApplicationBuilder.Create(id).WithClientSecret(clientSecret: {|ST3101:\"pK4.w8-\" + \"nRz_2hVt\"|}).Build();")]
    [InlineData("ConfidentialClientApplicationBuilder.Create(id).WithClientAssertion({|ST3101:\"eyJhbGciOi.eyJpc3Mi.c2ln\"|}).Build();")]
    [InlineData("const string part = \"pK4.w8-nRz\"; ConfidentialClientApplicationBuilder.Create(id).WithClientSecret({|ST3101:$\"{part}_2hVt\"|}).Build();")]
    [InlineData("var text = \"pK4.w8-nRz_2hVt\"; ConfidentialClientApplicationBuilder.Create(id).WithClientSecret({|ST3101:text|}).Build();")]
    [InlineData("ConfidentialClientApplicationBuilder.Create(id).WithClientSecret({|ST3101:flag ? given : \"pK4.w8-nRz_2hVt\"|}).Build();")]
    [InlineData("ConfidentialClientApplicationBuilder.Create(id).WithClientSecret({|ST3101:id switch { \"a\" => \"pK4.w8-nRz_2hVt\", _ => given }|}).Build();")]
    [InlineData("ConfidentialClientApplicationBuilder.Create(id).WithClientSecret({|ST3101:\" pK4.w8-nRz_2hVt\".Trim()|}).Build();")]
    [InlineData("ConfidentialClientApplicationBuilder.Create(id).WithClientSecret({|ST3101:System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(\"cEs0Lnc4LW5Sel8yaFZ0\"))|}).Build();")]
    [InlineData("ConfidentialClientApplicationBuilder.CreateWithApplicationOptions(new ConfidentialClientApplicationOptions { ClientId = id, {|ST3101:ClientSecret = \"pK4.w8-nRz_2hVt\"|} });")]
    [InlineData("var options = new ConfidentialClientApplicationOptions(); {|ST3101:options.ClientSecret = \"pK4.w8-nRz_2hVt\"|};")]
    [InlineData("_ = new ClientSecretCredential(\"tenant\", id, {|ST3101:\"pK4.w8-nRz_2hVt\"|});")]
    [InlineData("ClientSecretCredential credential = new(\"tenant\", clientSecret: {|ST3101:\"pK4.w8-nRz_2hVt\"|}, clientId: id);")]
    [InlineData("_ = new OnBehalfOfCredential(\"tenant\", id, {|ST3101:\"pK4.w8-nRz_2hVt\"|}, given);")]
    [InlineData("_ = new AuthorizationCodeCredential(\"tenant\", id, {|ST3101:\"pK4.w8-nRz_2hVt\"|}, given);")]
    [InlineData("Action<OpenIdConnectOptions> configure = options => {|ST3101:options.ClientSecret = \"pK4.w8-nRz_2hVt\"|};")]
    [InlineData("Action<OAuthOptions> configure = options => { {|ST3101:options.ClientSecret = \"pK4.w8-nRz_2hVt\"|}; };")]
    [InlineData("Action<MicrosoftIdentityOptions> configure = options => { {|ST3101:options.ClientSecret = \"pK4.w8-nRz_2hVt\"|}; };")]
    [InlineData("Action<MicrosoftIdentityOptions> configure = options => options.ClientCredentials = [new CredentialDescription { SourceType = CredentialSource.ClientSecret, {|ST3101:ClientSecret = \"pK4.w8-nRz_2hVt\"|} }];")]
    [InlineData("Environment.SetEnvironmentVariable(\"AZURE_CLIENT_SECRET\", {|ST3101:\"pK4.w8-nRz_2hVt\"|}); Environment.SetEnvironmentVariable(\"DOTNET_ENVIRONMENT\", \"Production\");")]
    [InlineData("var message = new OpenIdConnectMessage { {|ST3101:ClientSecret = \"pK4.w8-nRz_2hVt\"|} };")]
    public async Task EveryApi_IsReported(string statement) => await ReportsAsync(InMethod(statement));

    [Theory]
    [InlineData("new FormUrlEncodedContent(new[] { new KeyValuePair<string, string>(\"client_id\", id), new KeyValuePair<string, string>(\"client_secret\", {|ST3101:\"pK4.w8-nRz_2hVt\"|}) })")]
    [InlineData("new FormUrlEncodedContent(new List<KeyValuePair<string, string>> { new(\"client_id\", id), new(\"client_secret\", {|ST3101:\"pK4.w8-nRz_2hVt\"|}) })")]
    [InlineData("new FormUrlEncodedContent(new Dictionary<string, string> { [\"client_id\"] = id, [\"client_secret\"] = {|ST3101:\"pK4.w8-nRz_2hVt\"|} })")]
    [InlineData("new FormUrlEncodedContent(new Dictionary<string, string> { { \"client_id\", id }, { \"client_secret\", {|ST3101:\"pK4.w8-nRz_2hVt\"|} } })")]
    [InlineData("new FormUrlEncodedContent([KeyValuePair.Create(\"client_id\", id), KeyValuePair.Create(\"client_secret\", {|ST3101:\"pK4.w8-nRz_2hVt\"|})])")]
    public async Task TokenRequest_IsReported(string content) => await ReportsAsync(InMethod("HttpContent content = " + content + ";"));

    [Fact]
    public async Task TokenRequestThatIsFilledLater_IsReported() =>
        await ReportsAsync(InMethod("""
            var fields = new Dictionary<string, string> { ["client_id"] = id };
            fields["client_secret"] = {|ST3101:"pK4.w8-nRz_2hVt"|};
            var content = new FormUrlEncodedContent(fields);
            var others = new Dictionary<string, string>();
            others.Add("client_secret", {|ST3101:"pK4.w8-nRz_2hVt"|});
            var other = new FormUrlEncodedContent(others);
            """));

    [Fact]
    public async Task RestRequest_IsReported() =>
        await ReportsAsync(
            "using RestSharp; class Client { void Ask(RestRequest request, string given) { request.AddParameter(\"client_secret\", {|ST3101:\"pK4.w8-nRz_2hVt\"|}); request.AddParameter(\"client_id\", \"pK4.w8-nRz_2hVt\"); request.AddParameter(\"client_secret\", given); } }",
            RuleSituation.Clients);

    [Fact]
    public async Task MembersAndCalls_AreFollowed() =>
        await ReportsAsync(Usings + """
            partial class Client(string id)
            {
                private const string Constant = "pK4.w8-nRz_2hVt";
                private static readonly string ReadOnly = "pK4." + "w8-nRz_2hVt";
                private readonly string _field = "pK4.w8-nRz_2hVt";
                private string _written;

                private string Property { get; } = "pK4.w8-nRz_2hVt";
                private string Computed => "pK4.w8-nRz_2hVt";

                void Use()
                {
                    _ = new ClientSecretCredential("t", id, {|ST3101:Constant|});
                    _ = new ClientSecretCredential("t", id, {|ST3101:ReadOnly|});
                    _ = new ClientSecretCredential("t", id, {|ST3101:_field|});
                    _written = "pK4.w8-nRz_2hVt";
                    _ = new ClientSecretCredential("t", id, {|ST3101:_written|});
                    _ = new ClientSecretCredential("t", id, {|ST3101:Property|});
                    _ = new ClientSecretCredential("t", id, {|ST3101:Computed|});
                    _ = new ClientSecretCredential("t", id, {|ST3101:Secret()|});
                    _ = Connect("pK4.w8-nRz_2hVt");
                    _ = Local("pK4.w8-nRz_2hVt");
                    ClientSecretCredential Local(string secret) => new("t", id, {|ST3101:secret|});
                }

                private ClientSecretCredential Connect(string secret) => new("t", id, {|ST3101:secret|});
            }

            partial class Client
            {
                private static string Secret() => "pK4.w8-nRz_2hVt";
            }
            """);

    [Fact]
    public async Task TopLevelStatements_AreReported() =>
        await ReportsAsync("""
            using Microsoft.Identity.Client;
            using static Microsoft.Identity.Client.ConfidentialClientApplicationBuilder;

            var secret = "pK4.w8-nRz_2hVt";
            var app = Create("id").WithClientSecret({|ST3101:secret|}).Build();
            await app.AcquireTokenForClient(["https://graph.microsoft.com/.default"]).ExecuteAsync();
            """);

    [Fact]
    public async Task LibrariesThatAreNotServedHere_AreKnownByName() =>
        await ReportsAsync("""
            namespace Microsoft.Bot.Connector.Authentication
            {
                public class MicrosoftAppCredentials(string appId, string password) { public string MicrosoftAppId => appId; public string MicrosoftAppPassword { get; set; } = password; }
                public class PasswordServiceClientCredentialFactory(string appId, string password) { public string AppId => appId + password; }
            }

            class Bot
            {
                object Made(string id) => new Microsoft.Bot.Connector.Authentication.MicrosoftAppCredentials(id, {|ST3101:"pK4.w8-nRz_2hVt"|});
                object Factory(string id) => new Microsoft.Bot.Connector.Authentication.PasswordServiceClientCredentialFactory(id, {|ST3101:"pK4.w8-nRz_2hVt"|});
                void Write(Microsoft.Bot.Connector.Authentication.MicrosoftAppCredentials credentials) => {|ST3101:credentials.MicrosoftAppPassword = "pK4.w8-nRz_2hVt"|};
            }
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("_ = new ClientSecretCredential(\"t\", id, {|ST3101.Warning:\"pK4.w8-nRz_2hVt\"|});"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("_ = new ClientSecretCredential(\"t\", id, {|ST3101:\"pK4.w8-nRz_2hVt\"|});"), RuleSituation.Generated);

    internal static string InMethod(string statement) =>
        Usings + $$"""
            class Client
            {
                async Task Use(string id, string given, bool flag, IConfiguration configuration)
                {
                    {{statement}}
                    await Task.Yield();
                }
            }
            """;
}
