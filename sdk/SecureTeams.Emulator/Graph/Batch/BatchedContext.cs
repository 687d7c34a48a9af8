using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using SecureTeams.Emulator.Hosting;

namespace SecureTeams.Emulator.Graph.Batch;

/// <summary>Runs one item as a request of its own: it passes all that a single request passes.</summary>
internal static class BatchedContext
{
    public static async Task<JsonObject> RunAsync(HttpContext batch, BatchItem item, RequestDelegate pipeline)
    {
        using var output = new MemoryStream();
        using var input = new MemoryStream(item.Body);
        var context = Create(batch, item, input, output);
        await pipeline(context).ConfigureAwait(false);
        await context.Response.CompleteAsync().ConfigureAwait(false);

        // Nothing starts this answer on a connection, so the journal has to be told.
        context.Features.Get<PendingRecord>()?.Write(context.Response.StatusCode);
        return Answer(item.Id, context.Response, output.ToArray());
    }

    public static JsonObject Answer(string id, int status, string code, string message) => new()
    {
        ["id"] = id,
        ["status"] = status,
        ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
        ["body"] = new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } },
    };

    private static DefaultHttpContext Create(HttpContext batch, BatchItem item, Stream input, Stream output)
    {
        var context = new DefaultHttpContext { RequestServices = batch.RequestServices };
        context.Features.Set<IHttpRequestLifetimeFeature>(new OuterLifetime(batch));
        context.Features.Set(batch.Features.Get<IHttpConnectionFeature>());
        context.Request.Method = item.Method;
        context.Request.Scheme = batch.Request.Scheme;
        context.Request.Host = batch.Request.Host;
        context.Request.Path = new PathString(Uri.UnescapeDataString(item.Path));
        context.Request.QueryString = new QueryString(item.Query);
        context.Request.Headers.Authorization = batch.Request.Headers.Authorization;
        foreach (var (name, value) in item.Headers ?? [])
        {
            context.Request.Headers[name] = value?.ToString();
        }

        context.Request.Body = input;
        context.Request.ContentLength = input.Length;
        context.Response.Body = output;
        return context;
    }

    private static JsonObject Answer(string id, HttpResponse response, byte[] body)
    {
        var headers = new JsonObject();
        foreach (var (name, value) in response.Headers)
        {
            headers[name] = value.ToString();
        }

        var answer = new JsonObject { ["id"] = id, ["status"] = response.StatusCode, ["headers"] = headers };
        if (body.Length > 0)
        {
            answer["body"] = response.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true
                ? ParseOrText(body)
                : Convert.ToBase64String(body);
        }

        return answer;
    }

    private static JsonNode? ParseOrText(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetString(body);
        }
    }

    private sealed class OuterLifetime(HttpContext batch) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted
        {
            get => batch.RequestAborted;
            set => throw new NotSupportedException();
        }

        public void Abort() => batch.Abort();
    }
}
