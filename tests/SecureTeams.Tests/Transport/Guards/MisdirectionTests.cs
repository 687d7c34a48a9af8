using System.Net;
using SecureTeams.Emulator;
using SecureTeams.Transport;
using SecureTeams.Transport.Guards;

namespace SecureTeams.Tests.Transport.Guards;

public sealed class MisdirectionTests
{
    [Fact]
    public async Task Redirect_ToAnotherHost_IsRefusedAndNotFollowed()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint thief = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Valid, TestContext.Current.CancellationToken);
        teams.Emulator.Faults.On(GraphOperation.Create).Redirect(new Uri(thief.Address, "v1.0/stolen"));
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => teams.CreateAsync(teams.Client()));
        Assert.Equal(SecureTeamsErrorCode.RedirectRefused, refusal.Code);
        Assert.Single(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Theory]
    [InlineData("http://graph.example/v1.0/me")]
    [InlineData("https://graph.example.evil.example/v1.0/me")]
    [InlineData("https://evil.example/graph.example")]
    [InlineData("https://graph.example:444/v1.0/me")]
    [InlineData("https://graph.example@evil.example/")]
    [InlineData("https://user@graph.example/")]
    [InlineData("https://graph.exаmple/v1.0/me")]
    public async Task Send_OtherOrigin_IsRefusedBeforeTheHandlerBehind(string address)
    {
        using var behind = new CountingHandler();
        using var invoker = new HttpMessageInvoker(new OriginGuardHandler(new Uri("https://graph.example/")) { InnerHandler = behind });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => invoker.SendAsync(request, TestContext.Current.CancellationToken));
        Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, refusal.Code);
        Assert.Equal(0, behind.Count);
    }

    [Fact]
    public async Task Send_AllowedOriginInAnotherSpelling_Passes()
    {
        using var behind = new CountingHandler();
        using var invoker = new HttpMessageInvoker(new OriginGuardHandler(new Uri("https://graph.example/")) { InnerHandler = behind });
        using var request = new HttpRequestMessage(HttpMethod.Get, "HTTPS://GRAPH.example:443/v1.0/me");
        using HttpResponseMessage response = await invoker.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(1, behind.Count);
    }

    private sealed class CountingHandler : HttpMessageHandler
    {
        internal int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
