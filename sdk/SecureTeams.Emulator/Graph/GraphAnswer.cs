using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Faults;
using SecureTeams.Emulator.Hosting;

namespace SecureTeams.Emulator.Graph;

/// <summary>Writes answers, and gives each request the ids Graph gives it.</summary>
internal static class GraphAnswer
{
    private const string RequestIdHeader = "request-id";
    private const string ClientRequestIdHeader = "client-request-id";

    public static void Identify(HttpContext context)
    {
        var requestId = Guid.NewGuid().ToString("D");
        var clientRequestId = context.Request.Headers[ClientRequestIdHeader].ToString();
        context.Response.Headers[RequestIdHeader] = requestId;
        context.Response.Headers[ClientRequestIdHeader] = clientRequestId.Length > 0 ? clientRequestId : requestId;
    }

    public static Task WriteAsync(HttpContext context, int status, JsonObject? body)
    {
        if (context.Features.Get<LostAnswer>() is not null)
        {
            PendingRecord.CutConnection(context);
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        if (body is null)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body);
        return ContentAsync(context, bytes.Length, (from, length) => context.Response.Body.WriteAsync(bytes.AsMemory((int)from, (int)length), context.RequestAborted).AsTask());
    }

    /// <summary>Writes a body by its parts, and stops in the middle where a fault says so.</summary>
    public static async Task ContentAsync(HttpContext context, long length, Func<long, long, Task> writeAsync)
    {
        if (context.Features.Get<BodyFault>() is not { } fault)
        {
            await writeAsync(0, length).ConfigureAwait(false);
            return;
        }

        await writeAsync(0, length / 2).ConfigureAwait(false);
        await context.Response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        if (fault.Pause is not { } pause)
        {
            context.Abort();
            return;
        }

        await Task.Delay(pause, fault.Clock, context.RequestAborted).ConfigureAwait(false);
        await writeAsync(length / 2, length - (length / 2)).ConfigureAwait(false);
    }

    public static Task WriteErrorAsync(HttpContext context, int status, string code, string message, DateTimeOffset now) =>
        WriteAsync(context, status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
                    ["request-id"] = context.Response.Headers[RequestIdHeader].ToString(),
                    ["client-request-id"] = context.Response.Headers[ClientRequestIdHeader].ToString(),
                },
            },
        });
}
