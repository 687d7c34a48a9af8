using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Identity.Claims;
using SecureTeams.Identity.Tokens;
using SecureTeams.Meetings;
using SecureTeams.Tests.Emulator;

namespace SecureTeams.Tests.Identity.Claims;

public sealed class ClaimsChallengeTests
{
    private const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}""";
    private const string Meeting = """{"id":"MSo1","joinWebUrl":"https://teams.example/l/1"}""";

    private static readonly Guid Organizer = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Send_Challenged_IsSentAgainOnceWithATokenOfTheClaims()
    {
        await using ScriptedEntra entra = await ScriptedEntra.StartAsync();
        var bodies = new ConcurrentQueue<string>();
        entra.Graph = async (context, token) =>
        {
            using var reader = new StreamReader(context.Request.Body);
            bodies.Enqueue(await reader.ReadToEndAsync(Stop));
            await (token == "token-1" ? ChallengeAsync(context) : AnswerAsync(context, StatusCodes.Status201Created));
        };
        SecureTeamsClient client = entra.Client();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.CreateAsync(Organizer, EmulatedTeams.Draft(), Stop));

        // The scripted meeting is weaker than the draft, which proves that the answer came through.
        Assert.Equal(SecureTeamsErrorCode.MeetingPolicyNotApplied, refusal.Code);
        Assert.Equal(2, bodies.Count);
        Assert.Single(bodies.Distinct());
        Assert.Equal(2, entra.TokenRequests.Count);
        Assert.DoesNotContain("nbf", entra.TokenRequests.First().GetValueOrDefault("claims", string.Empty), StringComparison.Ordinal);
        JsonNode sent = JsonNode.Parse(entra.TokenRequests.Last()["claims"])!;
        Assert.Equal("1604106651", (string?)sent["access_token"]!["nbf"]!["value"]);
        Assert.NotNull(sent["access_token"]!["xms_cc"]);

        // The new token took the place of the refused one.
        await client.Meetings.GetAsync(Organizer, "1", Stop);
        Assert.Equal(2, entra.TokenRequests.Count);
    }

    [Fact]
    public async Task Send_ChallengedAgain_IsTheExceptionAndNoLoop()
    {
        await using ScriptedEntra entra = await ScriptedEntra.StartAsync();
        int requests = 0;
        entra.Graph = (context, _) =>
        {
            Interlocked.Increment(ref requests);
            context.Response.Headers["request-id"] = "11111111-2222-3333-4444-555555555555";
            return ChallengeAsync(context);
        };
        ClaimsChallengeException challenge = await Assert.ThrowsAsync<ClaimsChallengeException>(() => entra.Client().Meetings.GetAsync(Organizer, "1", Stop));
        Assert.Equal(SecureTeamsErrorCode.InteractionRequired, challenge.Code);
        Assert.Equal(Claims, challenge.Claims);
        Assert.Equal(HttpStatusCode.Unauthorized, challenge.StatusCode);
        Assert.Equal("11111111-2222-3333-4444-555555555555", challenge.RequestId);
        Assert.Equal(2, challenge.Attempts);
        Assert.Equal(2, requests);
        Assert.Equal(2, entra.TokenRequests.Count);
        Assert.DoesNotContain("token-", challenge.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_HundredChallengedAtOnce_CauseOneTokenRequest()
    {
        await using ScriptedEntra entra = await ScriptedEntra.StartAsync();
        SecureTeamsClient client = entra.Client(options => options.Resilience = new() { MaxConcurrentRequests = 100 });
        entra.Graph = (context, _) => AnswerAsync(context);
        await client.Meetings.GetAsync(Organizer, "1", Stop);
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        int waiting = 0;
        entra.Graph = async (context, token) =>
        {
            if (token != "token-1")
            {
                await AnswerAsync(context);
                return;
            }

            if (Interlocked.Increment(ref waiting) == 100)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(Stop);
            await ChallengeAsync(context);
        };
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.Meetings.GetAsync(Organizer, "1", Stop)));
        Assert.Equal(2, entra.TokenRequests.Count);
    }

    [Fact]
    public async Task Send_ProviderDemandsTheUser_CarriesTheProvidersClaims()
    {
        const string Demand = """{"access_token":{"polids":{"essential":true,"values":["9ab03e19"]}}}""";
        await using ScriptedEntra entra = await ScriptedEntra.StartAsync();
        entra.Graph = (context, _) => ChallengeAsync(context);
        entra.Refusal = form => form.GetValueOrDefault("claims", string.Empty).Contains("nbf", StringComparison.Ordinal)
            ? new JsonObject { ["error"] = "interaction_required", ["error_description"] = "AADSTS50076: alice@contoso.example must use multi-factor authentication.", ["suberror"] = "basic_action", ["claims"] = Demand }
            : null;
        ClaimsChallengeException challenge = await Assert.ThrowsAsync<ClaimsChallengeException>(() => entra.Client().Meetings.GetAsync(Organizer, "1", Stop));
        Assert.Equal(Demand, challenge.Claims);
        Assert.Contains("AADSTS50076", challenge.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("alice", challenge.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer error=\"invalid_token\"")]
    [InlineData("Bearer error=\"insufficient_claims\", claims=\"bm8=\"")]
    [InlineData("Bearer error=\"insufficient_claims\"")]
    public async Task Send_RefusedOtherwise_IsNotRepeatedAndTheNextRequestHasAnotherToken(string header)
    {
        await using ScriptedEntra entra = await ScriptedEntra.StartAsync();
        var tokens = new ConcurrentQueue<string>();
        entra.Graph = (context, token) =>
        {
            tokens.Enqueue(token);
            return token == "token-1" ? ChallengeAsync(context, header) : AnswerAsync(context);
        };
        SecureTeamsClient client = entra.Client();
        CodeIs(SecureTeamsErrorCode.TokenRejected, await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.GetAsync(Organizer, "1", Stop)));
        await client.Meetings.GetAsync(Organizer, "1", Stop);
        Assert.Equal(["token-1", "token-2"], tokens);
    }

    [Fact]
    public async Task Send_ChallengeNamesAnAuthority_NothingIsSentThere()
    {
        await using ScriptedEntra entra = await ScriptedEntra.StartAsync();
        int stolen = 0;
        await using LoopbackListener evil = await entra.ListenAsync(_ => Task.FromResult(Interlocked.Increment(ref stolen)), Stop);
        entra.Graph = (context, token) => token != "token-1" ? AnswerAsync(context) : ChallengeAsync(context,
            $"Bearer authorization_uri=\"{evil.HttpsOrigin}common/oauth2/authorize\", client_id=\"{Guid.NewGuid()}\", trusted_issuers=\"{evil.HttpsOrigin}\", error=\"insufficient_claims\", claims=\"{Encoded()}\"");
        await entra.Client().Meetings.GetAsync(Organizer, "1", Stop);
        Assert.Equal(0, stolen);
        Assert.All(entra.IdentityRequests, path => Assert.Equal($"/{entra.Tenant}/oauth2/v2.0/token", path));
    }

    [Fact]
    public async Task Send_AnotherHostWouldChallenge_IsNeverAsked()
    {
        await using ScriptedEntra entra = await ScriptedEntra.StartAsync();
        int asked = 0;
        await using LoopbackListener evil = await entra.ListenAsync(
            context =>
            {
                Interlocked.Increment(ref asked);
                return ChallengeAsync(context);
            },
            Stop);
        SecureTeamsClient client = entra.Client();
        entra.Graph = (context, _) => AnswerAsync(context, body: $$"""{"value":[],"@odata.nextLink":"{{evil.HttpsOrigin}}v1.0/next"}""");
        await RefusedAsync(SecureTeamsErrorCode.OriginNotAllowed, () => client.Meetings.FindByJoinUrlAsync(Organizer, JoinUrl.Parse("https://teams.example/l/1"), Stop));
        entra.Graph = (context, _) =>
        {
            context.Response.Headers.Location = evil.HttpsOrigin.AbsoluteUri;
            context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
            return Task.CompletedTask;
        };
        await RefusedAsync(SecureTeamsErrorCode.RedirectRefused, () => client.Meetings.GetAsync(Organizer, "1", Stop));
        Assert.Equal(0, asked);
        Assert.Single(entra.TokenRequests);

        static async Task RefusedAsync(SecureTeamsErrorCode expected, Func<Task> act) => CodeIs(expected, await Assert.ThrowsAnyAsync<SecureTeamsException>(act));
    }

    [Fact]
    public async Task Send_BodyIsAStream_IsTheExceptionInsteadOfAnEmptyBody()
    {
        await using ScriptedEntra entra = await ScriptedEntra.StartAsync();
        var lengths = new ConcurrentQueue<long?>();
        entra.Graph = async (context, token) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Stop);
            lengths.Enqueue(body.Length);
            await (token == "token-1" ? ChallengeAsync(context) : AnswerAsync(context));
        };
        using var sockets = EmulatorClient.Handler(entra.Emulator);
        using var plain = new HttpClient(sockets, disposeHandler: false);
        using TokenSource tokens = TokenSources.Create(entra.Cloud, TeamsCredential.FromCertificate(entra.Emulator.ClientId, entra.Emulator.ClientCertificate), plain);
        using var http = new HttpClient(new BearerTokenHandler(tokens) { InnerHandler = sockets }) { BaseAddress = entra.Cloud.GraphEndpoint };
        using var stream = new StreamContent(new MemoryStream([1, 2, 3]));
        ClaimsChallengeException challenge = await Assert.ThrowsAsync<ClaimsChallengeException>(() => http.PostAsync(new Uri("v1.0/any", UriKind.Relative), stream, Stop));
        Assert.Equal(Claims, challenge.Claims);
        Assert.Equal([3L], lengths);

        // What is in memory is sent again, whole.
        entra.Graph = async (context, token) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, Stop);
            lengths.Enqueue(body.Length);
            await (token == "token-2" ? ChallengeAsync(context) : AnswerAsync(context));
        };
        using var text = new StringContent("12345");
        using HttpResponseMessage answer = await http.PostAsync(new Uri("v1.0/any", UriKind.Relative), text, Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal([3L, 5L, 5L], lengths);
    }

    [Fact]
    public async Task Send_EmulatedGraphChallenges_IsMetByARealToken()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).ClaimsChallenge(Claims);
        Assert.Equal(meeting.Id, (await client.Meetings.GetAsync(teams.Organizer, meeting.Id, Stop)).Id);
        Assert.Equal(2, teams.Emulator.Requests.Of(GraphOperation.Get).Count);
        Assert.Equal(2, teams.Emulator.Requests.Of(EmulatedService.Identity).Count(request => request.Method == "POST"));
    }

    private static void CodeIs(SecureTeamsErrorCode expected, SecureTeamsException refusal) => Assert.Equal(expected, refusal.Code);

    private static string Encoded() => Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims));

    private static Task ChallengeAsync(HttpContext context, string? header = null)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = header ?? $"Bearer error=\"insufficient_claims\", claims=\"{Encoded()}\"";
        return Task.CompletedTask;
    }

    private static Task AnswerAsync(HttpContext context, int status = StatusCodes.Status200OK, string body = Meeting)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
