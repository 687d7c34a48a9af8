namespace SecureTeams.Tests;

public sealed class TeamsCloudTests
{
    [Theory]
    [InlineData("http://login.example/")]
    [InlineData("https://login.example/tenant")]
    [InlineData("https://login.example/?a=b")]
    [InlineData("https://user@login.example/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://login.microsoftonline.com/")]
    [InlineData("https://login.microsoftonline.com./")]
    [InlineData("https://login.windows.net/")]
    [InlineData("https://sts.windows.net/")]
    [InlineData("https://LOGIN.microsoftonline.us/")]
    public void Custom_UnsafeAuthority_IsRefused(string authority) =>
        Assert.Throws<ArgumentException>(() => TeamsCloud.Custom("test", new Uri(authority), new Uri("https://graph.example/")));

    [Fact]
    public void Custom_GraphOfAKnownCloud_IsRefused() =>
        Assert.Throws<ArgumentException>(() => TeamsCloud.Custom("mixed", new Uri("https://login.example/"), new Uri("https://graph.microsoft.com/")));

    [Theory]
    [InlineData("global", "https://graph.microsoft.com/")]
    [InlineData("UsGovernmentHigh", "https://graph.microsoft.us/")]
    [InlineData("UsGovernmentDod", "https://dod-graph.microsoft.us/")]
    public void FromName_KnownCloud_HasItsGraph(string name, string graph) => Assert.Equal(new Uri(graph), TeamsCloud.FromName(name).GraphEndpoint);

    [Fact]
    public void FromName_UnknownCloud_NamesTheKnownOnes()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => TeamsCloud.FromName("Mars"));
        Assert.Contains("UsGovernmentHigh", refusal.Message, StringComparison.Ordinal);
    }
}
