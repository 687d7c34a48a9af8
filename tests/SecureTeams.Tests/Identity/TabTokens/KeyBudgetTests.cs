using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Hosting;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Tests.Identity.Tokens;

namespace SecureTeams.Tests.Identity.TabTokens;

/// <summary>Forged tokens must neither flood the identity provider nor stop what it is needed for.</summary>
public sealed class KeyBudgetTests
{
    private static readonly Guid[] Others = [.. Enumerable.Range(0, 49).Select(_ => Guid.NewGuid())];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task Validate_FiveHundredForgedTokensOverFiftyTenants_CauseFewFetchesAndStopNobody()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        AnswerForAllTenants(forge);
        TabTokenValidator validator = forge.Validator(options => options with { Tenants = [forge.Tenant, .. Others] });
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);

        // How many forged tokens share a tenant's first fetch, and cause none of their own, is chance; the second flood finds all tenants known.
        TabTokenResult[] first = await FloodAsync(forge, validator);
        Assert.InRange(forge.Asked.Count, 50, 50 + KeyBudget.MostForUnknown);
        TabTokenResult[] forged = [.. first, .. await FloodAsync(forge, validator)];
        Assert.Equal(50 + KeyBudget.MostForUnknown, forge.Asked.Count);
        Assert.Contains(forged, result => result.Reason == TabTokenReason.MetadataUnavailable);
        Assert.All(forged, result => Assert.True(result.Reason is TabTokenReason.KeyUnknown or TabTokenReason.MetadataUnavailable));

        // Nothing is left for unknown keys; the known ones of each tenant are used as ever.
        foreach (Guid tenant in (Guid[])[forge.Tenant, .. Others])
        {
            Assert.True((await validator.ValidateAsync(forge.Sign(payload => Claim(forge, payload, tenant)), Stop)).IsValid);
        }

        Assert.Equal(50 + KeyBudget.MostForUnknown, forge.Asked.Count);

        // After a minute it is there again, for those that could not look.
        forge.Clock.Advance(KeyBudget.Window);
        await FloodAsync(forge, validator);
        Assert.Equal(100, forge.Asked.Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task Validate_KeysFailUntilTheirCircuitOpens_TokenRequestsGoOn()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        forge.Outage = context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        SecureTeamsClient client = forge.Client(options => options with { Tenants = [forge.Tenant, .. Others] });
        TabTokenResult[] forged = await FloodAsync(forge, client.TabTokens);
        Assert.All(forged, result => Assert.Equal(TabTokenReason.MetadataUnavailable, result.Reason));
        int asked = forge.Asked.Count;
        Assert.InRange(asked, 1, 50);
        using HttpClient graph = client.CreateGraphHttpClient();
        using HttpResponseMessage answer = await graph.GetAsync(new Uri("v1.0/me", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(asked + 1, forge.Asked.Count);
    }

    [Fact]
    public async Task TryTake_BudgetIsUsedUp_IsLoggedOnceAMinuteAndOtherNeedsHaveTheirOwn()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        var logger = new SignalLogger();
        var budget = new KeyBudget(tenants: 1, forge.Clock, logger);
        Assert.Equal(KeyBudget.MostForUnknown, Enumerable.Range(0, 1000).Count(_ => budget.TryTake(KeyNeed.Unknown)));
        Assert.Equal(KeyBudget.LeastForTenants, Enumerable.Range(0, 1000).Count(_ => budget.TryTake(KeyNeed.First)));
        Assert.Equal(KeyBudget.LeastForTenants, Enumerable.Range(0, 1000).Count(_ => budget.TryTake(KeyNeed.Renewal)));
        Assert.Equal(1000, Enumerable.Range(0, 2000).Count(_ => Large.TryTake(KeyNeed.First)));
        Assert.StartsWith("39 ", Assert.Single(logger.Warnings), StringComparison.Ordinal);
        forge.Clock.Advance(KeyBudget.Window);
        Assert.True(budget.TryTake(KeyNeed.Unknown));
    }

    [Fact]
    public async Task Validate_FirstCallersContext_IsNotThatOfTheFetch()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        var user = new AsyncLocal<string?>();
        var seen = new ConcurrentQueue<(string? User, string? Activity)>();
        using var http = new HttpClient(new Answering(() =>
        {
            seen.Enqueue((user.Value, Activity.Current?.OperationName));
            return new JsonObject { ["keys"] = new JsonArray([.. forge.Published.Select(key => key.DeepClone())]) }.ToJsonString();
        }));
        var validator = new TabTokenValidator(forge.Entra.Cloud, [forge.Tenant], forge.ClientId, new TabTokenOptions(), http, forge.Clock, NullLogger.Instance);
        using Activity activity = new Activity("first caller").Start();
        user.Value = "first caller";
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        Assert.Equal([(null, null)], seen);
    }

    private static KeyBudget Large { get; } = new(tenants: 10_000, TimeProvider.System, NullLogger.Instance);

    private static Task<TabTokenResult[]> FloodAsync(TabTokenForge forge, TabTokenValidator validator)
    {
        Guid[] tenants = [forge.Tenant, .. Others];
        return Task.WhenAll(Enumerable.Range(0, 500).Select(number =>
            validator.ValidateAsync(forge.Sign(payload => Claim(forge, payload, tenants[number % tenants.Length]), kid: $"made-up-{number}"), Stop).AsTask()));
    }

    private static void Claim(TabTokenForge forge, JsonObject payload, Guid tenant)
    {
        payload["iss"] = $"{forge.Entra.IdentityOrigin}{tenant}/v2.0";
        payload["tid"] = tenant.ToString("D");
    }

    private static void AnswerForAllTenants(TabTokenForge forge) => forge.Outage = context =>
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(new JsonObject { ["keys"] = new JsonArray([.. forge.Published.Select(key => key.DeepClone())]) }.ToJsonString(), context.RequestAborted);
    };

    private sealed class Answering(Func<string> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer()) });
    }
}
