using System.IO.Compression;
using System.Text;
using SecureTeams.Tests.Transport.Resilience;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Guards;

public sealed class AnswerLimitTests
{
    private static readonly ResilienceSettings Once = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), 0, TimeSpan.Zero);

    [Theory(Timeout = 120_000)]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    [InlineData("br")]
    [InlineData("identity, gzip")]
    [InlineData("x-unknown")]
    public async Task Body_Compressed_IsRefusedUnread(string encoding)
    {
        byte[] bomb = Gzip($"{{\"id\":\"1\",\"subject\":\"{new string('a', 10_000_000)}\"}}");
        Assert.True(bomb.Length < 65536);
        using var server = new ScriptedServer([.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {bomb.Length}\r\n\r\n"), .. bomb]);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => server.GetMeetingAsync(Once));
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, refusal.Code);
        Assert.Contains("compressed", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Accept-Encoding", server.FirstRequest, StringComparison.OrdinalIgnoreCase);
    }

    [Fact(Timeout = 120_000)]
    public async Task Body_NamedIdentity_IsRead()
    {
        using var server = new ScriptedServer("HTTP/1.1 200 OK\r\nContent-Encoding: identity\r\nContent-Length: 10\r\n\r\n{\"id\":\"1\"}");
        Assert.Equal("1", (await server.GetMeetingAsync(Once)).Id);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("{\"id\":\"1\",\"x\":", "[", "]", "}")]
    [InlineData("{\"id\":\"1\",\"x\":", "{\"y\":", "}", "}")]
    [InlineData("", "[", "]", "")]
    public async Task Json_TooDeep_IsMalformed(string start, string open, string close, string end)
    {
        using OpenCloseServer deep = new(start, open, close, end, depth: 10_000);
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => deep.Server.GetMeetingAsync(Once));
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, refusal.Code);
    }

    [Fact(Timeout = 120_000)]
    public async Task Json_OfADepthThatGraphUses_IsRead()
    {
        using OpenCloseServer deep = new("{\"id\":\"1\",\"x\":", "[", "]", "}", depth: 20);
        Assert.Equal("1", (await deep.Server.GetMeetingAsync(Once)).Id);
    }

    [Fact(Timeout = 120_000)]
    public async Task Headers_WithoutEnd_AreNotReadOn()
    {
        using var server = new ScriptedServer("HTTP/1.1 200 OK\r\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"X-Filler-{i}: {new string('a', 100)}\r\n")));
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => server.GetMeetingAsync(Once));
        Assert.Contains(refusal.Code, new[] { SecureTeamsErrorCode.ResponseHeadersTooLarge, SecureTeamsErrorCode.ConnectionFailed });
    }

    /// <summary>The same answers over the whole line: TLS, token, attempts.</summary>
    [Fact(Timeout = 120_000)]
    public async Task ErrorBody_TooDeep_StillHasItsStatus()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => teams.Client().Meetings.GetAsync(teams.Organizer, "unknown", TestContext.Current.CancellationToken));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
        using var server = new ScriptedServer("HTTP/1.1 404 Not Found\r\nContent-Length: 2000\r\n\r\n" + new string('[', 2000));
        refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => server.GetMeetingAsync(Once));
        Assert.Equal(SecureTeamsErrorCode.NotFound, refusal.Code);
    }

    private static byte[] Gzip(string text)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize))
        {
            gzip.Write(Encoding.ASCII.GetBytes(text));
        }

        return target.ToArray();
    }

    private sealed class OpenCloseServer : IDisposable
    {
        internal OpenCloseServer(string start, string open, string close, string end, int depth)
        {
            string body = start + string.Concat(Enumerable.Repeat(open, depth)) + (open == "[" ? string.Empty : "1") + string.Concat(Enumerable.Repeat(close, depth)) + end;
            Server = new ScriptedServer($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}");
        }

        internal ScriptedServer Server { get; }

        public void Dispose() => Server.Dispose();
    }
}
