using SecureTeams.Analyzers.Tests.Verification;
using static SecureTeams.Analyzers.Tests.Verification.RuleVerifier;

namespace SecureTeams.Analyzers.Tests.Rules.Secrets;

public sealed class DoNotStateBearerTokensTests
{
    private const string Usings = """
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Headers;
        using System.Net.WebSockets;
        using System.Text;
        using Azure;
        using Azure.Core;
        using Microsoft.AspNetCore.Http;

        """;

    [Theory]
    [InlineData("client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(\"Bearer\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("request.Headers.Authorization = new(\"Bearer\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("request.Headers.Authorization = new AuthenticationHeaderValue(parameter: {|ST3108:\"f3a9.c1-7e_b2\"|}, scheme: \"ApiKey\");")]
    [InlineData("request.Headers.Authorization = new AuthenticationHeaderValue(\"Basic\", {|ST3108:Convert.ToBase64String(Encoding.ASCII.GetBytes(\"app:f3a9.c1-7e_b2\"))|});")]
    [InlineData("request.Headers.Authorization = new AuthenticationHeaderValue(\"Basic\", {|ST3108:\"YXBwOmYzYTkuYzEtN2VfYjI=\"|});")]
    [InlineData("request.Headers.Authorization = AuthenticationHeaderValue.Parse({|ST3108:\"Bearer f3a9.c1-7e_b2\"|});")]
    [InlineData("client.DefaultRequestHeaders.Add(\"Authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|});")]
    [InlineData("client.DefaultRequestHeaders.Add(\"Authorization\", {|ST3108:\"Bearer \" + \"f3a9.c1-7e_b2\"|});")]
    [InlineData("const string key = \"f3a9.c1-7e_b2\"; client.DefaultRequestHeaders.Add(\"Authorization\", {|ST3108:$\"Bearer {key}\"|});")]
    [InlineData("client.DefaultRequestHeaders.Add(\"api-key\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("client.DefaultRequestHeaders.Add(\"X-Api-Key\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("request.Headers.TryAddWithoutValidation(\"Ocp-Apim-Subscription-Key\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("request.Headers.TryAddWithoutValidation(\"x-functions-key\", {|ST3108:new[] { \"f3a9.c1-7e_b2\" }|});")]
    [InlineData("using var web = new WebClient(); web.Headers.Add(\"Authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|});")]
    [InlineData("using var web = new WebClient(); web.Headers.Add({|ST3108:\"Authorization: Bearer f3a9.c1-7e_b2\"|});")]
    [InlineData("using var web = new WebClient(); {|ST3108:web.Headers[\"Authorization\"] = \"Bearer f3a9.c1-7e_b2\"|};")]
    [InlineData("using var web = new WebClient(); {|ST3108:web.Headers[HttpRequestHeader.Authorization] = \"Bearer f3a9.c1-7e_b2\"|};")]
    [InlineData("using var web = new WebClient(); web.Headers.Set(HttpRequestHeader.Authorization, {|ST3108:\"Bearer f3a9.c1-7e_b2\"|});")]
    [InlineData("using var socket = new ClientWebSocket(); socket.Options.SetRequestHeader(\"Authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|});")]
    [InlineData("{|ST3108:context.Request.Headers[\"Authorization\"] = \"Bearer f3a9.c1-7e_b2\"|};")]
    [InlineData("{|ST3108:context.Request.Headers.Authorization = \"Bearer f3a9.c1-7e_b2\"|};")]
    [InlineData("context.Request.Headers.Append(\"X-API-KEY\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("_ = new AzureKeyCredential({|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("_ = new AccessToken({|ST3108:\"f3a9.c1-7e_b2\"|}, DateTimeOffset.MaxValue);")]
    [InlineData("var headers = new Microsoft.Kiota.Abstractions.RequestHeaders(); headers.Add(\"Authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|});")]
    public async Task EveryApi_IsReported(string statement) => await ReportsAsync(InMethod("#pragma warning disable SYSLIB0014\n" + statement));

    [Theory]
    [InlineData("RestSharp.RestRequestExtensions.AddHeader(new RestSharp.RestRequest(), \"Authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|});")]
    [InlineData("_ = new RestSharp.Authenticators.JwtAuthenticator({|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("_ = new RestSharp.Authenticators.OAuth2.OAuth2AuthorizationRequestHeaderAuthenticator({|ST3108:\"f3a9.c1-7e_b2\"|}, \"Bearer\");")]
    [InlineData("var call = Flurl.Http.GeneratedExtensions.WithOAuthBearerToken(\"https://api.contoso.example\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("var call = Flurl.Http.GeneratedExtensions.WithBasicAuth(\"https://api.contoso.example\", \"app\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("var call = Flurl.Http.GeneratedExtensions.WithHeader(\"https://api.contoso.example\", \"x-api-key\", {|ST3108:\"f3a9.c1-7e_b2\"|});")]
    [InlineData("var metadata = new Grpc.Core.Metadata(); metadata.Add(\"authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|});")]
    [InlineData("var metadata = new Grpc.Core.Metadata { { \"authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|} } };")]
    [InlineData("var metadata = new Grpc.Core.Metadata { new Grpc.Core.Metadata.Entry(\"authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|}) };")]
    [InlineData("var options = new NATS.Client.Core.NatsAuthOpts { {|ST3108:Token = \"f3a9.c1-7e_b2\"|} };")]
    public async Task ClientsOfOtherProtocols_AreReported(string statement) => await ReportsAsync(InMethod(statement), RuleSituation.Clients);

    [Fact]
    public async Task RestRequest_IsReported() =>
        await ReportsAsync(
            "using RestSharp; class Client { void Ask(RestRequest request, string given) { request.AddHeader(\"Authorization\", {|ST3108:\"Bearer f3a9.c1-7e_b2\"|}); request.AddOrUpdateHeader(\"x-api-key\", {|ST3108:\"f3a9.c1-7e_b2\"|}).AddHeader(\"Authorization\", given); } }",
            RuleSituation.Clients);

    [Fact]
    public async Task MembersAndCalls_AreFollowed() =>
        await ReportsAsync(Usings + """
            class Client
            {
                private const string Token = "f3a9.c1-7e_b2";
                private static string Header => "Bearer " + Token;
                private readonly string _key = "f3a9.c1-7e_b2";

                void Use(HttpClient client, HttpRequestMessage request)
                {
                    client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", {|ST3108:Token|});
                    request.Headers.Add("Authorization", {|ST3108:Header|});
                    Add(request, "f3a9.c1-7e_b2");
                    request.Headers.Add("x-api-key", {|ST3108:_key|});
                }

                private static void Add(HttpRequestMessage request, string token) => request.Headers.Authorization = new("Bearer", {|ST3108:token|});
            }
            """);

    [Fact]
    public async Task AccessTokenProviderThatAnswersALiteral_IsReported() =>
        await ReportsAsync("""
            namespace Microsoft.AspNetCore.Http.Connections.Client
            {
                public class HttpConnectionOptions { public Func<Task<string?>>? AccessTokenProvider { get; set; } }
            }

            class Hub
            {
                void One(Microsoft.AspNetCore.Http.Connections.Client.HttpConnectionOptions options) => {|ST3108:options.AccessTokenProvider = () => Task.FromResult<string?>("f3a9.c1-7e_b2")|};
                void Two(Microsoft.AspNetCore.Http.Connections.Client.HttpConnectionOptions options) => {|ST3108:options.AccessTokenProvider = async () => { await Task.Yield(); return "f3a9.c1-7e_b2"; }|};
                void Three(Microsoft.AspNetCore.Http.Connections.Client.HttpConnectionOptions options, Func<Task<string?>> ask) => options.AccessTokenProvider = async () => await ask();
            }
            """);

    [Fact]
    public async Task TestProject_LowersByOneLevel() =>
        await ReportsAsync(InMethod("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", {|ST3108.Warning:\"f3a9.c1-7e_b2\"|});"), RuleSituation.TestProject);

    [Fact]
    public async Task GeneratedCode_IsReported() =>
        await ReportsAsync(InMethod("client.DefaultRequestHeaders.Authorization = new(\"Bearer\", {|ST3108:\"f3a9.c1-7e_b2\"|});"), RuleSituation.Generated);

    [Theory]
    [InlineData("Variable", "request.Headers.Authorization = new AuthenticationHeaderValue(\"Bearer\", token); client.DefaultRequestHeaders.Add(\"Authorization\", \"Bearer \" + token); request.Headers.Add(\"Authorization\", $\"Bearer {token}\");")]
    [InlineData("SchemeOnly", "request.Headers.Authorization = new AuthenticationHeaderValue(\"Bearer\"); request.Headers.Add(\"Authorization\", \"Bearer\"); request.Headers.Add(\"Authorization\", \"Bearer \");")]
    [InlineData("Negotiate", "request.Headers.Authorization = new AuthenticationHeaderValue(\"Negotiate\", null); request.Headers.Add(\"Authorization\", \"NTLM\");")]
    [InlineData("Empty", "request.Headers.Authorization = new AuthenticationHeaderValue(\"Bearer\", \"\"); request.Headers.Add(\"x-api-key\", \"\");")]
    [InlineData("Placeholder", "request.Headers.Authorization = new AuthenticationHeaderValue(\"Bearer\", \"<token>\"); request.Headers.Add(\"Authorization\", \"Bearer YOUR_TOKEN\"); request.Headers.Add(\"x-api-key\", \"{{apiKey}}\");")]
    [InlineData("Challenge", "response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue(\"Bearer\", \"realm=\\\"contoso\\\"\")); response.Headers.WwwAuthenticate.Add(new AuthenticationHeaderValue(\"Basic\", \"contoso\"));")]
    [InlineData("ChallengeValue", "var challenge = new AuthenticationHeaderValue(\"Bearer\", \"error=\\\"invalid_token\\\", error_description=\\\"expired\\\"\");")]
    [InlineData("OtherHeader", "request.Headers.Add(\"User-Agent\", \"contoso-transcripts/1.0\"); request.Headers.Add(\"ConsistencyLevel\", \"eventual\"); request.Headers.Add(\"Prefer\", \"outlook.timezone=Pacific\");")]
    [InlineData("NameFromOutside", "request.Headers.Add(token, \"f3a9.c1-7e_b2\");")]
    [InlineData("BasicOfVariables", "request.Headers.Authorization = new AuthenticationHeaderValue(\"Basic\", Convert.ToBase64String(Encoding.UTF8.GetBytes($\"{token}:{token}\")));")]
    [InlineData("BasicOfPersonalToken", "request.Headers.Authorization = new AuthenticationHeaderValue(\"Basic\", Convert.ToBase64String(Encoding.ASCII.GetBytes(\":\" + token)));")]
    [InlineData("ServerChallenge", "context.Response.Headers[\"WWW-Authenticate\"] = \"Basic realm=contoso\"; context.Response.Headers.WWWAuthenticate = \"Bearer\"; context.Response.Headers.Append(\"Vary\", \"Authorization\");")]
    [InlineData("Compared", "if (context.Request.Headers[\"Authorization\"] == \"Bearer f3a9.c1-7e_b2\") { context.Abort(); } if (context.Request.Headers.Authorization.ToString().StartsWith(\"Bearer \")) { return; }")]
    [InlineData("PassedOn", "request.Headers.TryAddWithoutValidation(\"Authorization\", context.Request.Headers.Authorization.ToString()); context.Request.Headers[\"Authorization\"] = token;")]
    [InlineData("Environment", "client.DefaultRequestHeaders.Add(\"api-key\", Environment.GetEnvironmentVariable(\"OPENAI_KEY\"));")]
    [InlineData("AzureKeyFromOutside", "_ = new AzureKeyCredential(token); _ = new AccessToken(token, DateTimeOffset.MaxValue);")]
    [InlineData("LocalModel", "_ = new AzureKeyCredential(\"unused\"); _ = new AzureKeyCredential(\"not-needed\");")]
    [InlineData("NameOnly", "request.Headers.Remove(\"Authorization\"); var there = request.Headers.Contains(\"x-api-key\");")]
    public async Task HonestCode_IsSilent(string shape, string statement)
    {
        Assert.NotEmpty(shape);
        await IsSilentAsync(InMethod(statement));
    }

    private static string InMethod(string statement) =>
        Usings + $$"""
            class Client
            {
                void Use(HttpClient client, HttpRequestMessage request, HttpResponseMessage response, HttpContext context, string token)
                {
                    {{statement}}
                }
            }
            """;
}
