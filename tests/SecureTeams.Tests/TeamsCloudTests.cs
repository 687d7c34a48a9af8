namespace SecureTeams.Tests;

public sealed class TeamsCloudTests
{
    private static readonly Guid Tenant = new("5f1b7c3e-3d0a-4f53-9a44-0d8a5f0f3b11");

    [Theory]
    [InlineData("http://login.example/")]
    [InlineData("https://login.example/tenant")]
    [InlineData("https://login.example/?a=b")]
    [InlineData("https://login.example/#a")]
    [InlineData("https://user@login.example/")]
    [InlineData("https://login.microsoftonline.com@login.example/")]
    [InlineData("https://login.microsoftonline.com:443@login.example/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://login.example./")]
    [InlineData("https://login.microsoftonline.com/")]
    [InlineData("https://login.microsoftonline.com:8443/")]
    [InlineData("https://login.microsoftonline.com./")]
    [InlineData("https://login.microsoftonline.com.evil.example/")]
    [InlineData("https://login.microsoftonline.com-evil.example/")]
    [InlineData("https://evil.login.microsoftonline.com/")]
    [InlineData("https://login.windows.net/")]
    [InlineData("https://sts.windows.net/")]
    [InlineData("https://LOGIN.microsoftonline.us/")]
    [InlineData("https://login.usgovcloudapi.net/")]
    [InlineData("https://login.chinacloudapi.cn/")]
    [InlineData("https://login.partner.microsoftonline.cn/")]
    [InlineData("https://graph.microsoft.us/")]
    [InlineData("https://login.microsоftonline.com/")]
    [InlineData("https://xn--login-3ya.example/")]
    [InlineData("https://ｌogin.microsoftonline.com/")]
    public void Custom_UnsafeAuthority_IsRefused(string authority) =>
        Assert.Throws<ArgumentException>(() => TeamsCloud.Custom("test", new Uri(authority), new Uri("https://graph.example/")));

    [Theory]
    [InlineData("https://login.example/")]
    [InlineData("https://localhost:8443/")]
    [InlineData("https://login.sovcloud-identity.fr/")]
    [InlineData("https://mylogin.microsoftonline.example/")]
    public void Custom_OriginOfNoKnownCloud_IsAccepted(string authority)
    {
        var cloud = TeamsCloud.Custom("test", new Uri(authority), new Uri("https://graph.example/"));
        Assert.Equal(new Uri(authority), cloud.Authority);
        Assert.Null(cloud.Bots);
        Assert.Null(cloud.LegacyIssuerOf(Tenant));
        Assert.True(cloud.HasOnlineMeetings);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/")]
    [InlineData("https://dod-graph.microsoft.us/")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/")]
    [InlineData("https://graph.microsoft.com.evil.example/")]
    public void Custom_GraphOfAKnownCloud_IsRefused(string graph) =>
        Assert.Throws<ArgumentException>(() => TeamsCloud.Custom("mixed", new Uri("https://login.example/"), new Uri(graph)));

    [Theory]
    [InlineData("global", "https://login.microsoftonline.com/", "https://graph.microsoft.com/", "https://sts.windows.net/")]
    [InlineData("UsGovernmentHigh", "https://login.microsoftonline.us/", "https://graph.microsoft.us/", "https://sts.windows.net/")]
    [InlineData("UsGovernmentDod", "https://login.microsoftonline.us/", "https://dod-graph.microsoft.us/", "https://sts.windows.net/")]
    [InlineData("China", "https://login.partner.microsoftonline.cn/", "https://microsoftgraph.chinacloudapi.cn/", "https://sts.chinacloudapi.cn/")]
    public void FromName_KnownCloud_HasItsHostsAndIssuers(string name, string login, string graph, string legacyIssuer)
    {
        var cloud = TeamsCloud.FromName(name);
        Assert.Equal(new Uri(login), cloud.Authority);
        Assert.Equal(new Uri(graph), cloud.GraphEndpoint);
        Assert.Equal($"{login}{Tenant:D}/v2.0", cloud.IssuerOf(Tenant));
        Assert.Equal($"{legacyIssuer}{Tenant:D}/", cloud.LegacyIssuerOf(Tenant));
        Assert.NotEmpty(cloud.Bots!.ServiceHosts);
        Assert.Equal(cloud.Bots.Issuer + "/.default", cloud.Bots.Scope);
    }

    [Fact]
    public void All_Clouds_ShareNoGraphAndNoBotHost()
    {
        Assert.Equal(TeamsCloud.All.Count, TeamsCloud.All.Select(cloud => cloud.GraphEndpoint).Distinct().Count());
        string[] bots = [.. TeamsCloud.All.SelectMany(cloud => cloud.Bots!.ServiceHosts)];
        Assert.Equal(bots.Length, bots.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal([TeamsCloud.China], TeamsCloud.All.Where(cloud => !cloud.HasOnlineMeetings));
    }

    [Theory]
    [InlineData("Global", "westeurope.login.microsoft.com", true)]
    [InlineData("Global", "login.windows.net", true)]
    [InlineData("Global", "login.contoso.example", true)]
    [InlineData("Global", "login.microsoftonline.us", false)]
    [InlineData("Global", "eu.login.microsoftonline.us", false)]
    [InlineData("Global", "login.microsoftonline.com.evil.example", false)]
    [InlineData("Global", "graph.microsoft.com", false)]
    [InlineData("China", "login.chinacloudapi.cn", true)]
    [InlineData("China", "login.microsoftonline.com", false)]
    [InlineData("UsGovernmentDod", "graph.microsoft.us", false)]
    public void MayAddIdentityHost_Host_IsTheCloudsOwnOrNobodys(string cloud, string host, bool expected) =>
        Assert.Equal(expected, TeamsCloud.FromName(cloud).MayAddIdentityHost(host));

    [Fact]
    public void FromName_UnknownCloud_NamesTheKnownOnes()
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => TeamsCloud.FromName("Mars"));
        Assert.Contains("UsGovernmentHigh", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("China", refusal.Message, StringComparison.Ordinal);
    }
}
