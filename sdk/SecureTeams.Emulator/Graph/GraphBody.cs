using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace SecureTeams.Emulator.Graph;

/// <summary>Reads what a client sent.</summary>
internal static class GraphBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<JsonObject> ReadAsync(HttpContext context)
    {
        try
        {
            var node = await JsonNode.ParseAsync(context.Request.Body, documentOptions: Strict, cancellationToken: context.RequestAborted).ConfigureAwait(false);
            return node as JsonObject ?? throw GraphFailure.BadRequest("The body must be a JSON object.");
        }
        catch (JsonException)
        {
            throw GraphFailure.BadRequest("Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.");
        }
    }
}
