using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecureTeams.Emulator.Graph.Batch;

/// <summary><c>$batch</c>: up to twenty requests in one, each with a status of its own.</summary>
internal sealed class BatchEndpoint
{
    private const string Path = "/v1.0/$batch";

    private RequestDelegate? _pipeline;

    /// <summary>Remembers where requests enter, so that items can enter there too.</summary>
    public RequestDelegate Enter(RequestDelegate next)
    {
        _pipeline = next;
        return next;
    }

    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost(Path, AnswerAsync).WithMetadata(new GraphRoute(GraphOperation.Batch, GraphPermission.Signed));

    private async Task AnswerAsync(HttpContext context)
    {
        var items = BatchItem.ReadAll(await GraphBody.ReadAsync(context).ConfigureAwait(false));
        var succeeded = new HashSet<string>(StringComparer.Ordinal);
        var answers = new List<JsonNode?>();
        foreach (var item in items)
        {
            var answer = await RunAsync(context, item, succeeded).ConfigureAwait(false);
            if (context.RequestAborted.IsCancellationRequested)
            {
                return;
            }

            if (answer["status"]!.GetValue<int>() < StatusCodes.Status400BadRequest)
            {
                succeeded.Add(item.Id);
            }

            answers.Add(answer);
        }

        // Graph promises no order, and a client that relies on one should fail here.
        answers.Reverse();
        await GraphAnswer.WriteAsync(context, StatusCodes.Status200OK, new JsonObject { ["responses"] = new JsonArray([.. answers]) }).ConfigureAwait(false);
    }

    private Task<JsonObject> RunAsync(HttpContext context, BatchItem item, HashSet<string> succeeded)
    {
        if (!item.DependsOn.All(succeeded.Contains))
        {
            return Task.FromResult(BatchedContext.Answer(item.Id, StatusCodes.Status424FailedDependency, "FailedDependency", "A request on which this one depends failed."));
        }

        return item.Path.Equals(Path, StringComparison.OrdinalIgnoreCase)
            ? Task.FromResult(BatchedContext.Answer(item.Id, StatusCodes.Status400BadRequest, "BadRequest", "A batch cannot hold a batch."))
            : BatchedContext.RunAsync(context, item, _pipeline ?? throw new InvalidOperationException("The pipeline is not built."));
    }
}
