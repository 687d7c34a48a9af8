using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Faults;
using SecureTeams.Emulator.Hosting;
using SecureTeams.Emulator.Meetings.Artifacts;

namespace SecureTeams.Emulator.Graph.Artifacts;

/// <summary>Sends the content of an artifact block by block, so that its length costs no memory.</summary>
internal static class ContentAnswer
{
    // A whole number of periods: every block is the same.
    private const int Period = 251;
    private static readonly byte[] Block = [.. Enumerable.Range(0, Period * 256).Select(offset => (byte)(offset % Period))];

    public static Task WriteAsync(HttpContext context, MeetingArtifact artifact)
    {
        if (context.Features.Get<LostAnswer>() is not null)
        {
            PendingRecord.CutConnection(context);
            return Task.CompletedTask;
        }

        context.Response.ContentType = artifact.ContentType;
        context.Response.ContentLength = artifact.Length;
        return GraphAnswer.ContentAsync(context, artifact.Length, (from, length) => artifact.Content is { } content
            ? context.Response.Body.WriteAsync(content.Slice((int)from, (int)length), context.RequestAborted).AsTask()
            : GenerateAsync(context, from, length));
    }

    private static async Task GenerateAsync(HttpContext context, long from, long length)
    {
        var end = from + length;
        while (from < end)
        {
            var inBlock = (int)(from % Block.Length);
            var count = (int)Math.Min(end - from, Block.Length - inBlock);
            await context.Response.Body.WriteAsync(Block.AsMemory(inBlock, count), context.RequestAborted).ConfigureAwait(false);
            from += count;
        }
    }
}
