using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator.Hosting;

namespace SecureTeams.Emulator.Graph;

/// <summary>What every Graph request passes: journal, ids and error envelope, faults, bearer token.</summary>
internal sealed class GraphPipeline(RequestRecorder recorder, FaultScript faults, BearerGate gate, MeetingEndpoints endpoints, TimeProvider clock)
{
    public void Configure(WebApplication application)
    {
        application.UseRouting();
        application.Use(recorder.InvokeAsync);
        application.Use(AnswerFailuresAsync);
        application.Use(PlayFaultAsync);
        application.Use(AuthorizeAsync);
        endpoints.Map(application);
    }

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
        var fault = route is null ? null : faults.On(route.Operation).Next();
        return fault is null ? next(context) : fault(context, next, clock);
    }

    private async Task AuthorizeAsync(HttpContext context, RequestDelegate next)
    {
        await gate.AuthorizeAsync(context).ConfigureAwait(false);
        await next(context).ConfigureAwait(false);
    }
}
