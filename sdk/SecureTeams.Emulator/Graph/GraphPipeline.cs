using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecureTeams.Emulator.Graph.Batch;
using SecureTeams.Emulator.Hosting;

namespace SecureTeams.Emulator.Graph;

/// <summary>What every Graph request passes, items of a batch too: journal, ids and error envelope, faults, bearer token.</summary>
internal sealed class GraphPipeline(RequestRecorder recorder, FaultScript faults, BearerGate gate, IReadOnlyList<Action<IEndpointRouteBuilder>> resources, TimeProvider clock)
{
    public void Configure(WebApplication application)
    {
        var batch = new BatchEndpoint();
        application.Use(batch.Enter);
        application.UseRouting();
        application.Use(recorder.InvokeAsync);
        application.Use(AnswerFailuresAsync);
        application.Use(PlayFaultAsync);
        application.Use(AuthorizeAsync);
        batch.Map(application);
        foreach (var map in resources)
        {
            map(application);
        }

        application.MapFallback("{*path}", RefuseAsync);
    }

    private static Task RefuseAsync(HttpContext context) =>
        throw GraphFailure.NotFound("ResourceNotFound", "The emulator has no such resource.");

    private async Task AnswerFailuresAsync(HttpContext context, RequestDelegate next)
    {
        GraphAnswer.Identify(context);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (GraphFailure failure)
        {
            await GraphAnswer.WriteErrorAsync(context, failure.Status, failure.Code, failure.Message, clock.GetUtcNow()).ConfigureAwait(false);
        }
    }

    private Task PlayFaultAsync(HttpContext context, RequestDelegate next)
    {
        var route = context.GetEndpoint()?.Metadata.GetMetadata<GraphRoute>();
        var fault = route is null ? null : faults.Next(route.Operation);
        return fault is null ? next(context) : fault(context, next, clock);
    }

    private async Task AuthorizeAsync(HttpContext context, RequestDelegate next)
    {
        await gate.AuthorizeAsync(context).ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    }
}
