using SecureTeams.Graph;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Resilience;

/// <summary>A server that deletes and closes the connection without a word, as one does that is restarted.</summary>
public sealed class RepeatedDeletionTests
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

    private static Task<bool> DeleteAsync(ScriptedServer server) => server.UseAsync(Settings, async meetings =>
    {
        await meetings.DeleteAsync(Guid.NewGuid(), "1", TestContext.Current.CancellationToken);
        return true;
    });
}
