using System.Globalization;
using SecureTeams.Meetings.Artifacts;
using SecureTeams.Tests.Transport.Resilience;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Transport.Guards;

/// <summary>Contents whose length nobody announces: the limit holds while they arrive.</summary>
public sealed class StreamedContentLimitTests
{
    private const int Limit = 1000;
    private static readonly ResilienceSettings Once = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), 0, TimeSpan.Zero);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [InlineData(false, 1, Limit + 1)]
    [InlineData(false, 300, 1_000_000)]
    [InlineData(true, 1, Limit + 1)]
    [InlineData(true, 300, 1_000_000)]
    public async Task Content_LongerThanAllowed_EndsInARefusalAndNoMoreIsHandedOn(bool isChunked, int piece, int length)
    {
        using ScriptedServer server = Server(isChunked, piece, length);
        using var kept = new MemoryStream();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => ReadAsync(server, kept));
        Assert.Equal(SecureTeamsErrorCode.ResponseTooLarge, refusal.Code);
        Assert.True(kept.Length <= Limit, $"{kept.Length} bytes were handed on");
    }

    [Theory(Timeout = 120_000)]
    [InlineData(false, 1, Limit)]
    [InlineData(false, 300, Limit)]
    [InlineData(true, 1, Limit)]
    [InlineData(true, 300, Limit)]
    [InlineData(true, 1, 0)]
    public async Task Content_AsLongAsAllowed_IsReadWhole(bool isChunked, int piece, int length)
    {
        using ScriptedServer server = Server(isChunked, piece, length);
        using var kept = new MemoryStream();
        Assert.Null(await ReadAsync(server, kept));
        Assert.Equal(length, kept.Length);
        Assert.All(kept.ToArray(), value => Assert.Equal((byte)'a', value));
    }

    [Fact(Timeout = 120_000)]
    public async Task Content_LongerThanAllowed_StaysRefusedWhenReadOn()
    {
        using ScriptedServer server = Server(isChunked: true, piece: 300, length: 100_000);
        await server.UseAsync(Once, async meetings =>
        {
            await using MeetingContent content = await OpenAsync(meetings);
            await Assert.ThrowsAnyAsync<SecureTeamsException>(() => content.CopyToAsync(Stream.Null, Stop));
            byte[] more = new byte[10];
            SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => content.Stream.ReadAsync(more, Stop).AsTask());
            Assert.Equal(SecureTeamsErrorCode.ResponseTooLarge, refusal.Code);
            return true;
        });
    }

    [Fact(Timeout = 120_000)]
    public async Task Content_WhoseChunksBreakOff_IsNotTakenForWhole()
    {
        using var server = new ScriptedServer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\naaaaa\r\n") { Closes = true };
        using var kept = new MemoryStream();
        SecureTeamsException refusal = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => ReadAsync(server, kept));
        Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, refusal.Code);
    }

    private static ScriptedServer Server(bool isChunked, int piece, int length)
    {
        string body = isChunked ? Chunks(piece, length) : new string('a', length);
        return new ScriptedServer($"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\n{(isChunked ? "Transfer-Encoding: chunked" : "Connection: close")}\r\n\r\n{body}") { Closes = true };
    }

    private static string Chunks(int piece, int length)
    {
        var chunks = new System.Text.StringBuilder();
        for (int left = length; left > 0; left -= piece)
        {
            int size = Math.Min(piece, left);
            chunks.Append(CultureInfo.InvariantCulture, $"{size:x}\r\n").Append('a', size).Append("\r\n");
        }

        return chunks.Append("0\r\n\r\n").ToString();
    }

    /// <summary>Reads to the end; returns the length that was announced.</summary>
    private static Task<long?> ReadAsync(ScriptedServer server, Stream kept) => server.UseAsync(Once, async meetings =>
    {
        await using MeetingContent content = await OpenAsync(meetings);
        await content.CopyToAsync(kept, Stop);
        return content.Length;
    });

    private static Task<MeetingContent> OpenAsync(SecureTeams.Meetings.TeamsMeetingsClient meetings) =>
        meetings.Artifacts.OpenRecordingAsync(Guid.NewGuid(), "1", "2", new ContentOptions { MaxBytes = Limit }, Stop);
}
