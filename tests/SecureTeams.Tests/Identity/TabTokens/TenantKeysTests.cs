using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Hosting;
using SecureTeams.Identity.TabTokens;

namespace SecureTeams.Tests.Identity.TabTokens;

public sealed class TenantKeysTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Validate_ManyAtOnceWithoutKeys_FetchThemOnceAndOneCancellationEndsOnlyItsOwnWait()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenValidator validator = forge.Validator();
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        forge.Outage = async context =>
        {
            arrived.SetResult();
            await released.Task.WaitAsync(Stop);
            await WriteAsync(context, new JsonObject { ["keys"] = new JsonArray([.. forge.Published.Select(key => key.DeepClone())]) }.ToJsonString());
        };
        string token = forge.Sign();
        using var cancelled = new CancellationTokenSource();
        Task<TabTokenResult> first = validator.ValidateAsync(token, cancelled.Token).AsTask();
        await arrived.Task.WaitAsync(Stop);
        Task<TabTokenResult>[] others = [.. Enumerable.Range(0, 100).Select(_ => validator.ValidateAsync(token, Stop).AsTask())];
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        released.SetResult();
        Assert.All(await Task.WhenAll(others), result => Assert.True(result.IsValid));
        Assert.Single(forge.Asked);
    }

    [Fact]
    public async Task Validate_FloodOfUnknownKeys_CausesOneFetchInFiveMinutes()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenValidator validator = forge.Validator();
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        await FloodAsync();
        Assert.Equal(2, forge.Asked.Count);
        forge.Clock.Advance(TimeSpan.FromSeconds(299));
        await FloodAsync();
        Assert.Equal(2, forge.Asked.Count);
        forge.Clock.Advance(TimeSpan.FromSeconds(1));
        await FloodAsync();
        Assert.Equal(3, forge.Asked.Count);
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);

        async Task FloodAsync()
        {
            TabTokenResult[] results = await Task.WhenAll(Enumerable.Range(0, 100).Select(number => validator.ValidateAsync(forge.Sign(kid: $"made-up-{number}"), Stop).AsTask()));
            Assert.All(results, result => Assert.Equal(TabTokenReason.KeyUnknown, result.Reason));
        }
    }

    [Fact]
    public async Task Validate_KeysRolledOver_TheNewOneIsFoundAtOnceAndTheOldOneEnds()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenValidator validator = forge.Validator();
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        using RSA next = RSA.Create(2048);
        forge.Published = [TabTokenForge.Key("key-2", next)];
        Assert.True((await validator.ValidateAsync(forge.Sign(kid: "key-2", key: next), Stop)).IsValid);
        Assert.Equal(TabTokenReason.KeyUnknown, (await validator.ValidateAsync(forge.Sign(), Stop)).Reason);
        Assert.Equal(2, forge.Asked.Count);
    }

    [Fact]
    public async Task Validate_NoKeysToBeHad_IsUnavailableAndRememberedShortly()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenValidator validator = forge.Validator();
        forge.Outage = Failing;
        TabTokenResult result = await validator.ValidateAsync(forge.Sign(), Stop);
        Assert.Equal(TabTokenReason.MetadataUnavailable, result.Reason);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, result.StatusCode);
        Assert.Equal(TabTokenReason.MetadataUnavailable, (await validator.ValidateAsync(forge.Sign(), Stop)).Reason);
        Assert.Single(forge.Asked);
        forge.Outage = null;
        forge.Clock.Advance(TenantKeys.FailurePause);
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        Assert.Equal(2, forge.Asked.Count);
    }

    [Fact]
    public async Task Validate_ProviderGone_LastGoodKeysServeForADay()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        TabTokenValidator validator = forge.Validator();
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        forge.Outage = context =>
        {
            failed.TrySetResult();
            return Failing(context);
        };
        forge.Clock.Advance(TenantKeys.RenewalAge);
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        await failed.Task.WaitAsync(Stop);
        forge.Clock.Advance(TenantKeys.MostAge - TenantKeys.RenewalAge - TimeSpan.FromSeconds(1));
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        forge.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(TabTokenReason.MetadataUnavailable, (await validator.ValidateAsync(forge.Sign(), Stop)).Reason);
    }

    [Fact]
    public async Task Validate_KeyIsPublishedForAnotherIssuer_DoesNotCount()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        using RSA other = RSA.Create(2048);
        forge.Published =
        [
            TabTokenForge.Key(TabTokenForge.Kid, forge.Signer, issuer: $"{forge.Entra.IdentityOrigin}{{tenantid}}/v2.0"),
            TabTokenForge.Key("key-2", other, issuer: $"{forge.Entra.IdentityOrigin}{Guid.NewGuid()}/v2.0"),
        ];
        TabTokenValidator validator = forge.Validator();
        Assert.True((await validator.ValidateAsync(forge.Sign(), Stop)).IsValid);
        Assert.Equal(TabTokenReason.KeyUnknown, (await validator.ValidateAsync(forge.Sign(kid: "key-2", key: other), Stop)).Reason);
    }

    [Fact]
    public async Task Validate_AnswerIsNoKeySet_IsUnavailable()
    {
        await using TabTokenForge forge = await TabTokenForge.StartAsync();
        using RSA weak = RSA.Create(1024);
        int elsewhere = 0;
        await using LoopbackListener evil = await forge.Entra.ListenAsync(_ => Task.FromResult(Interlocked.Increment(ref elsewhere)), Stop);
        JsonObject forOther = TabTokenForge.Key(TabTokenForge.Kid, forge.Signer);
        forOther["use"] = "enc";
        Func<HttpContext, Task>[] answers =
        [
            context => WriteAsync(context, "<html>"),
            context => WriteAsync(context, "[]"),
            context => WriteAsync(context, """{"keys":[]}"""),
            context => WriteAsync(context, """{"keys":{}}"""),
            context => WriteAsync(context, $$"""{"keys":[{{TabTokenForge.Key(TabTokenForge.Kid, weak).ToJsonString()}}]}"""),
            context => WriteAsync(context, $$"""{"keys":[{{forOther.ToJsonString()}}]}"""),
            context => WriteAsync(context, $$"""{"keys":[{{forge.Published[0].ToJsonString()}}],"pad":"{{new string('x', PublishedKeys.MaxBytes)}}"}"""),
            context =>
            {
                context.Response.Headers.Location = $"{evil.HttpsOrigin}keys";
                context.Response.StatusCode = StatusCodes.Status302Found;
                return Task.CompletedTask;
            },
        ];
        foreach (Func<HttpContext, Task> answer in answers)
        {
            forge.Outage = answer;
            Assert.Equal(TabTokenReason.MetadataUnavailable, (await forge.Validator().ValidateAsync(forge.Sign(), Stop)).Reason);
        }

        Assert.Equal(answers.Length, forge.Asked.Count);
        Assert.Equal(0, elsewhere);
    }

    [Fact]
    public void TabTokens_TenantIsADomain_IsRefusedUntilTenantsAreNamed()
    {
        using RSA key = RSA.Create(2048);
        using var certificate = new System.Security.Cryptography.X509Certificates.CertificateRequest("CN=client", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        SecureTeamsOptions options = new()
        {
            Cloud = TeamsCloud.Global,
            Tenant = TenantId.Parse("contoso.example"),
            Credential = SecureTeams.Identity.TeamsCredential.FromCertificate(Guid.NewGuid(), certificate),
        };
        using (var client = new SecureTeamsClient(options))
        {
            Assert.Contains("TabTokens", Assert.Throws<InvalidOperationException>(() => client.TabTokens).Message, StringComparison.Ordinal);
        }

        options.TabTokens = new TabTokenOptions { Tenants = [Guid.NewGuid()] };
        using (var client = new SecureTeamsClient(options))
        {
            Assert.NotNull(client.TabTokens);
        }

        foreach (TabTokenOptions wrong in (TabTokenOptions[])[new() { Clients = [] }, new() { Tenants = [Guid.Empty] }, new() { Tenants = [new Guid("9188040d-6c67-4c5b-b112-36a304b66dad")] }, new() { AppIdUri = "https://contoso.example" }])
        {
            options.TabTokens = wrong;
            Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(() => new SecureTeamsClient(options));
        }
    }

    private static Task Failing(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static Task WriteAsync(HttpContext context, string body)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
