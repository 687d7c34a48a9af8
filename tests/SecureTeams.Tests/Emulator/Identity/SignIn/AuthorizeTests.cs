using Microsoft.AspNetCore.WebUtilities;

namespace SecureTeams.Tests.Emulator.Identity.SignIn;

/// <summary>What the authorization endpoint answers, and where it sends the browser.</summary>
public sealed class AuthorizeTests : SignInScenario
{
    [Theory]
    [InlineData("http://localhost:50123")]
    [InlineData("http://localhost")]
    public async Task Authorize_LoopbackWithAnyPort_EchoesTheState(string redirect)
    {
        var answer = await Teams.Identity.SignInAsync(Authorize(await ToolAsync(), redirect), Teams.Organizer, Cancelled);

        Assert.StartsWith(redirect, answer.AbsoluteUri, StringComparison.Ordinal);
        Assert.Equal("the state", QueryHelpers.ParseQuery(answer.Query)["state"].ToString());
    }

    [Theory]
    [InlineData("https://localhost")]
    [InlineData("http://localhost/other")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("https://evil.example/")]
    public async Task Authorize_UnknownRedirectAddress_RedirectsNowhere(string redirect)
    {
        var tool = await ToolAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Teams.Identity.SignInAsync(Authorize(tool, redirect), Teams.Organizer, Cancelled));

        Assert.Contains("AADSTS50011", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("plain")]
    public async Task Authorize_PublicClientWithoutS256_IsRefused(string? method)
    {
        var tool = await ToolAsync();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => Teams.Identity.SignInAsync(Authorize(tool, Redirect, method), Teams.Organizer, Cancelled));

        Assert.Contains("AADSTS9002325", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_NoConsent_ComesBackWithAadsts65001()
    {
        var tool = await ToolAsync();
        tool.Consent();

        var answer = await Teams.Identity.SignInAsync(Authorize(tool, Redirect), Teams.Organizer, Cancelled);

        Assert.Contains("AADSTS65001", Uri.UnescapeDataString(answer.Query), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_NobodySignedIn_GivesNoCode()
    {
        using var response = await Client.Http.GetAsync(Authorize(await ToolAsync(), Redirect), Cancelled);

        Assert.Contains("AADSTS50058", Uri.UnescapeDataString(response.Headers.Location!.Query), StringComparison.Ordinal);
    }
}
