using System.Net;
using System.Net.Sockets;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Transport;
using SecureTeams.Transport.Guards;

namespace SecureTeams.Tests.Transport.Guards;

public sealed class NextLinkTests
{
    private static readonly Uri Root = new("https://graph.example/v1.0/");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://graph.example/v1.0/users/1/onlineMeetings?$skiptoken=abc")]
    [InlineData("https://graph.example:443/v1.0/users('1')/onlineMeetings?$filter=JoinWebUrl%20eq%20'https%3A%2F%2Fteams.example%2F'")]
    [InlineData("HTTPS://GRAPH.EXAMPLE/v1.0/x")]
    public void Demand_BelowTheRoot_Passes(string link) => Assert.Equal("graph.example", NextLink.Demand(Root, link).IdnHost);

    [Theory]
    [InlineData("https://evil.example/v1.0/users/1/onlineMeetings")]
    [InlineData("https://graph.example.evil.example/v1.0/x")]
    [InlineData("https://evil.example/https://graph.example/v1.0/x")]
    [InlineData("http://graph.example/v1.0/x")]
    [InlineData("http://graph.example:443/v1.0/x")]
    [InlineData("ftp://graph.example/v1.0/x")]
    [InlineData("https://user@graph.example/v1.0/x")]
    [InlineData("https://graph.example@evil.example/v1.0/x")]
    [InlineData("https://graph.example:x@evil.example/v1.0/x")]
    [InlineData("https://graph.example:444/v1.0/x")]
    [InlineData("https://127.0.0.1/v1.0/x")]
    [InlineData("https://[::1]/v1.0/x")]
    [InlineData("https://2130706433/v1.0/x")]
    [InlineData("https://evil.example\\@graph.example/v1.0/x")]
    [InlineData("https:\\\\graph.example\\v1.0\\x")]
    [InlineData("https://graph.example\\.evil.example/v1.0/x")]
    [InlineData("https://graph.exаmple/v1.0/x")]
    [InlineData("https://graph。example/v1.0/x")]
    [InlineData("https://xn--graph-example/v1.0/x")]
    [InlineData("https://graph.example./v1.0/x")]
    [InlineData("https://graph.example/beta/x")]
    [InlineData("https://graph.example/v1.0")]
    [InlineData("https://graph.example/v1.0evil/x")]
    [InlineData("https://graph.example/v1.0/../beta/x")]
    [InlineData("https://graph.example/v1.0/%2e%2e/beta/x")]
    [InlineData("https://graph.example/v1.0/..%2fbeta/x")]
    [InlineData("https://graph.example/v1.0/..%5cbeta/x")]
    [InlineData("https://graph.example/v1.0//evil.example/x")]
    [InlineData("https://graph.example/v1.0/x#fragment")]
    [InlineData("https://graph.example/v1.0/x\r\nX-Evil: 1")]
    [InlineData(" https://graph.example/v1.0/x")]
    [InlineData("//evil.example/v1.0/x")]
    [InlineData("/v1.0/x")]
    [InlineData("users/1/onlineMeetings?$skiptoken=abc")]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    public void Demand_AnythingElse_IsRefusedWithoutQuotingIt(string link)
    {
        TeamsTransportException refusal = Assert.Throws<TeamsTransportException>(() => NextLink.Demand(Root, link));
        Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, refusal.Code);
        Assert.DoesNotContain("evil", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Demand_EndlessAddress_IsRefused() =>
        Assert.Throws<TeamsTransportException>(() => NextLink.Demand(Root, "https://graph.example/v1.0/x?y=" + new string('z', 10_000)));

    [Fact(Timeout = 120_000)]
    public async Task Find_MeetingOnALaterPage_IsFound()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        string page = PageOf(teams, meeting);
        teams.Emulator.Faults.On(GraphOperation.Find).EmptyPage(page + "&$skiptoken=1").EmptyPage(page + "&$skiptoken=2");
        OnlineMeeting? found = await client.Meetings.FindByJoinUrlAsync(teams.Organizer, meeting.JoinUrl!, Stop);
        Assert.Equal(meeting.Id, found?.Id);
        Assert.Equal(3, teams.Emulator.Requests.Of(GraphOperation.Find).Count);
        Assert.All(teams.Emulator.Requests.Of(GraphOperation.Find), request => Assert.True(request.HasBearerToken));
    }

    [Fact(Timeout = 120_000)]
    public async Task Find_NextPageAtAnotherTrustedServer_IsRefusedAndTheTokenNotSent()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        await using EmulatedEndpoint thief = await teams.Emulator.AddGraphEndpointAsync(ServerCertificateProfile.Valid, Stop);
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Find).EmptyPage($"{thief.Address}v1.0/users/{teams.Organizer}/onlineMeetings?$skiptoken=1");
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => client.Meetings.FindByJoinUrlAsync(teams.Organizer, meeting.JoinUrl!, Stop));
        Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, refusal.Code);
        Assert.Equal(0, refusal.Attempts);
        Assert.DoesNotContain(teams.Emulator.Requests.All, request => request.Address.Port == thief.Address.Port);
        Assert.False(client.Connections.TryGet(thief.Address, out _));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("http://localhost:{0}/v1.0/x")]
    [InlineData("http://127.0.0.1:{0}/v1.0/x")]
    [InlineData("https://127.0.0.1:{0}/v1.0/x")]
    [InlineData("https://localhost:1@localhost:{0}/v1.0/x")]
    public async Task Find_NextPageAtAListenerThatRecords_IsNeverConnectedTo(string link)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var thief = new TcpListener(IPAddress.Loopback, 0);
        thief.Start();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Find).EmptyPage(string.Format(null, link, ((IPEndPoint)thief.LocalEndpoint).Port));
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => client.Meetings.FindByJoinUrlAsync(teams.Organizer, meeting.JoinUrl!, Stop));
        Assert.Equal(SecureTeamsErrorCode.OriginNotAllowed, refusal.Code);
        Assert.False(thief.Pending());
    }

    [Fact(Timeout = 120_000)]
    public async Task Find_PagesInACircle_Ends()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Find).EmptyPage(PageOf(teams, meeting) + "&$skiptoken=1", times: 100);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.FindByJoinUrlAsync(teams.Organizer, meeting.JoinUrl!, Stop));
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, refusal.Code);
        Assert.Equal(2, teams.Emulator.Requests.Of(GraphOperation.Find).Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task Find_PagesWithoutEnd_Ends()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        for (int i = 0; i < 100; i++)
        {
            teams.Emulator.Faults.On(GraphOperation.Find).EmptyPage($"{PageOf(teams, meeting)}&$skiptoken={i}");
        }

        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.FindByJoinUrlAsync(teams.Organizer, meeting.JoinUrl!, Stop));
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, refusal.Code);
        Assert.Equal(32, teams.Emulator.Requests.Of(GraphOperation.Find).Count);
    }

    private static string PageOf(EmulatedTeams teams, OnlineMeeting meeting) =>
        $"{teams.Emulator.GraphEndpoint}v1.0/users/{teams.Organizer}/onlineMeetings?$filter={Uri.EscapeDataString($"JoinWebUrl eq '{meeting.JoinUrl!.Reveal()}'")}";
}
