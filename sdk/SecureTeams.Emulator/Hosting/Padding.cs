using Microsoft.AspNetCore.Http;

namespace SecureTeams.Emulator.Hosting;

internal static class Padding
{
    private static readonly byte[] Block = CreateBlock();

    public static async Task WriteAsync(HttpContext context, long length)
    {
        for (var left = length; left > 0 && !context.RequestAborted.IsCancellationRequested; left -= Block.Length)
        {
            await context.Response.Body.WriteAsync(Block.AsMemory(0, (int)Math.Min(left, Block.Length)), context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static byte[] CreateBlock()
    {
        var block = new byte[64 * 1024];
        Array.Fill(block, (byte)'x');
        return block;
    }
}
