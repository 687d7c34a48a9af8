using System.Net;
using SecureTeams.Transport;
using SecureTeams.Transport.Guards;

namespace SecureTeams.Tests.Transport.Guards;

public sealed class FurtherHostTests
{
    [Theory]
    [InlineData("westeurope.login.microsoft.com")]
    [InlineData("LOGIN.example.org")]
    [InlineData("xn--bcher-kva.example")]
    [InlineData("a.b")]
    public void Fault_ExactDnsName_IsNone(string host) => Assert.Null(FurtherHost.Fault(host));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("localhost")]
    [InlineData("evil.localhost")]
    [InlineData("localhost.localdomain")]
    [InlineData("printer.local")]
    [InlineData("metadata.google.internal")]
    [InlineData("router.home.arpa")]
    [InlineData("login.example.")]
    [InlineData(".login.example")]
    [InlineData("login..example")]
    [InlineData("*.example.org")]
    [InlineData("login.example:443")]
    [InlineData("login.example/path")]
    [InlineData("https://login.example")]
    [InlineData("user@login.example")]
    [InlineData("login.example#")]
    [InlineData("login.example\\evil")]
    [InlineData("login.example\n")]
    [InlineData("127.0.0.1")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("::1")]
    [InlineData("login.exаmple.org")]
    [InlineData("login。example")]
    [InlineData("-login.example")]
    [InlineData("login-.example")]
    public void Fault_AnythingElse_IsNamed(string host) => Assert.NotNull(FurtherHost.Fault(host));

    [Fact]
    public void Fault_TooLong_IsNamed()
    {
        Assert.NotNull(FurtherHost.Fault(null));
        Assert.NotNull(FurtherHost.Fault(new string('a', 64) + ".example"));
        Assert.NotNull(FurtherHost.Fault(string.Join('.', Enumerable.Repeat("label", 60))));
    }

    [Theory]
    [InlineData("https://eu.login.example/common", true)]
    [InlineData("https://EU.login.example:443/", true)]
    [InlineData("https://login.example:8443/", true)]
    [InlineData("https://login.example/", false)]
    [InlineData("https://eu.login.example:8443/", false)]
    [InlineData("http://eu.login.example/", false)]
    [InlineData("https://user@eu.login.example/", false)]
    [InlineData("https://eu.login.example.evil.example/", false)]
    [InlineData("https://x.eu.login.example/", false)]
    public async Task Send_FurtherHost_PassesOnItsPortOnly(string address, bool passes)
    {
        using var behind = new AnsweringHandler();
        using var invoker = new HttpMessageInvoker(new OriginGuardHandler(new Uri("https://login.example:8443/"), "eu.login.example") { InnerHandler = behind });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (passes)
        {
            using HttpResponseMessage response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
        else
        {
            await Assert.ThrowsAsync<TeamsTransportException>(() => invoker.SendAsync(request, TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("Global", "login.microsoft.com", true)]
    [InlineData("Global", "login.windows.net", true)]
    [InlineData("Global", "westus2.login.microsoft.com", true)]
    [InlineData("Global", "login.microsoftonline.us", false)]
    [InlineData("Global", "LOGIN.CHINACLOUDAPI.CN", false)]
    [InlineData("Global", "graph.microsoft.com", false)]
    [InlineData("UsGovernmentHigh", "login.usgovcloudapi.net", true)]
    [InlineData("UsGovernmentHigh", "login.microsoftonline.com", false)]
    [InlineData("UsGovernmentDod", "graph.microsoft.us", false)]
    public void MayAddIdentityHost_OfAnotherCloud_IsRefused(string cloud, string host, bool may) =>
        Assert.Equal(may, TeamsCloud.FromName(cloud).MayAddIdentityHost(host));

    private sealed class AnsweringHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
    }
}
