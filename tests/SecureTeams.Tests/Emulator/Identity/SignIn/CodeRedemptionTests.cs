using System.Net;

namespace SecureTeams.Tests.Emulator.Identity.SignIn;

/// <summary>An authorization code is good once, for whom it was given, and for a while.</summary>
public sealed class CodeRedemptionTests : SignInScenario
{
    [Fact]
    public async Task Code_RightVerifier_IsRedeemedOnce()
    {
        var tool = await ToolAsync();
        var code = await CodeAsync(tool);

        Assert.NotEmpty((await RedeemAsync(tool, code)).AccessToken);
        Assert.Equal(54005, (await RedeemAsync(tool, code)).Code);
    }

    [Fact]
    public async Task Code_RedeemedManyTimesAtOnce_IsGoodForOne()
    {
        var tool = await ToolAsync();
        var code = await CodeAsync(tool);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => RedeemAsync(tool, code)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal(54005, answer.Code));
    }

    [Fact]
    public async Task Code_WrongOrNoVerifier_IsRefused()
    {
        var tool = await ToolAsync();

        Assert.Equal(501481, (await RedeemAsync(tool, await CodeAsync(tool), verifier: new string('x', 50))).Code);
        Assert.Equal(501481, (await RedeemAsync(tool, await CodeAsync(tool), verifier: null)).Code);
    }

    [Fact]
    public async Task Code_AnotherClient_IsRefused()
    {
        var thief = await ToolAsync();

        Assert.Equal(70000, (await RedeemAsync(thief, await CodeAsync(await ToolAsync()))).Code);
    }

    [Fact]
    public async Task Code_AnotherTenantOrAltered_IsRefused()
    {
        var tool = await ToolAsync();
        var code = await CodeAsync(tool);

        Assert.Equal(70000, (await RedeemAsync(tool, code, tenant: Other)).Code);
        Assert.Equal(70000, (await RedeemAsync(tool, code[..^4] + "AAAA")).Code);
    }

    [Fact]
    public async Task Code_AnotherRedirectAddress_IsRefused()
    {
        var tool = await ToolAsync();

        Assert.Equal(500112, (await RedeemAsync(tool, await CodeAsync(tool), redirect: Redirect + ":1234")).Code);
    }

    [Fact]
    public async Task Code_Old_IsAadsts70008()
    {
        var tool = await ToolAsync();
        var code = await CodeAsync(tool);

        Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(70008, (await RedeemAsync(tool, code)).Code);
    }
}
