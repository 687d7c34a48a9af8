using SecureTeams.Graph;
using SecureTeams.Transport;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

/// <summary>A server that does what was asked and closes the connection without a word, as one does that is restarted.</summary>
/// <remarks>The platform takes a connection that ends in order for one that had ended before, and would send a request without a body again, unseen.</remarks>
public sealed class SilentCloseTests
{
    private const string NotFound = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    private const string Throttled = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n";
    private static readonly ResilienceSettings Settings = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(60), 2, TimeSpan.Zero);

    [Fact(Timeout = 120_000)]
    public async Task DeleteAsync_ConnectionClosedAfterCommit_Succeeds()
    {
        using var server = new ScriptedServer(string.Empty, NotFound) { Closes = true };
        Assert.True(await DeleteAsync(server));
        Assert.Equal(2, server.Connections);
    }

    [Fact(Timeout = 120_000)]
    public async Task DeleteAsync_ThrottledBefore_IsNotFound()
    {
        using var server = new ScriptedServer(Throttled, NotFound) { Closes = true };
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => DeleteAsync(server));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        Assert.False(refusal.OutcomeIsUnknown);
    }

    [Fact(Timeout = 120_000)]
    public async Task CreateAsync_ConnectionClosedAfterCommit_IsNotSentAgain()
    {
        using var server = new ScriptedServer(string.Empty, "HTTP/1.1 201 Created\r\nContent-Length: 10\r\n\r\n{\"id\":\"2\"}") { Closes = true };
        TeamsTransportException refusal = await Assert.ThrowsAsync<TeamsTransportException>(() => server.UseAsync(Settings, meetings => meetings.CreateAsync(Guid.NewGuid(), EmulatedTeams.Draft(), TestContext.Current.CancellationToken)));
        Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, refusal.Code);
        Assert.True(refusal.OutcomeIsUnknown);
        Assert.True(refusal.IsTransient);
        Assert.Equal(1, server.Connections);
    }

    [Fact(Timeout = 120_000)]
    public async Task GetAsync_ConnectionClosed_IsReadAgainAndOfNoUnknownOutcome()
    {
        using var server = new ScriptedServer(string.Empty, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") { Closes = true };
        TeamsServiceException refusal = await Assert.ThrowsAsync<TeamsServiceException>(() => server.GetMeetingAsync(Settings));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        Assert.False(refusal.OutcomeIsUnknown);
    }

    private static Task<bool> DeleteAsync(ScriptedServer server) => server.UseAsync(Settings, async meetings =>
    {
        await meetings.DeleteAsync(Guid.NewGuid(), "1", TestContext.Current.CancellationToken);
        return true;
    });
}
