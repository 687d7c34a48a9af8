using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using SecureTeams.Emulator.Graph;

namespace SecureTeams.Emulator.Hosting;

/// <summary>Writes the journal. Headers are taken from an allow-list, so that no token can slip in.</summary>
internal sealed class RequestRecorder(RequestJournal journal, EmulatedService service, TimeProvider clock)
{
    private static readonly string[] HeadersOfInterest =
        ["Accept", "Accept-Language", "client-request-id", "Content-Type", "If-Match", "Prefer", "User-Agent"];

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var record = new PendingRecord(journal, new RecordedRequest
        {
            Service = service,
            Operation = context.GetEndpoint()?.Metadata.GetMetadata<GraphRoute>()?.Operation,
            ReceivedAt = clock.GetUtcNow(),
            Method = request.Method,
            Address = new Uri(service is EmulatedService.Identity ? RedactedQuery.AddressOf(request) : request.GetEncodedUrl()),
            HasBearerToken = request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase),
            Headers = HeadersOf(request),
            Token = service is EmulatedService.Identity ? await TokenRequestReader.ReadAsync(request).ConfigureAwait(false) : null,
            Body = service is EmulatedService.Graph ? await ReadBodyAsync(request).ConfigureAwait(false) : null,
        });
        context.Features.Set(record);
        context.Response.OnStarting(() =>
        {
            record.Write(context.Response.StatusCode);
            return Task.CompletedTask;
        });
        try
        {
            await next(context).ConfigureAwait(false);
        }
        finally
        {
            if (context.RequestAborted.IsCancellationRequested)
            {
                record.Write(status: null);
            }
        }
    }

    private static Dictionary<string, string> HeadersOf(HttpRequest request) => HeadersOfInterest
        .Where(request.Headers.ContainsKey)
        .ToDictionary(name => name, name => request.Headers[name].ToString(), StringComparer.OrdinalIgnoreCase);

    private static async Task<string?> ReadBodyAsync(HttpRequest request)
    {
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
        request.Body.Position = 0;
        return body.Length > 0 ? body : null;
    }
}
