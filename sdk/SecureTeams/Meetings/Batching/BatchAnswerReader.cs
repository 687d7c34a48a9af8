using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using SecureTeams.Graph;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Meetings.Batching;

/// <summary>Turns the answer to one item of a batch into the outcome that the single operation would have had.</summary>
internal sealed class BatchAnswerReader(GraphClient graph, FloorGuard floor, ILogger logger)
{
    internal static SecureTeamsException Missing(PendingItem item, in CallFacts facts) => new TeamsServiceException(
        SecureTeamsErrorCode.ResponseMalformed,
        "Microsoft Graph's answer to a batch lacks this operation, has it twice, or without a status; whether it was carried out is unknown.",
        "Read the meeting before trying again.")
    {
        StatusCode = facts.Status,
        RequestId = facts.RequestId,
        ClientRequestId = facts.ClientRequestId,
        Attempts = item.Attempts,
        OutcomeIsUnknown = item.Method != HttpMethod.Get,
    };

    /// <summary>Finds the one answer to an item; the service promises no order.</summary>
    internal static BatchItemWire? AnswerTo(PendingItem item, BatchAnswerWire answer)
    {
        BatchItemWire? found = null;
        foreach (BatchItemWire? wire in answer.Responses ?? [])
        {
            if (wire?.Id == item.Id)
            {
                if (found is not null)
                {
                    return null;
                }

                found = wire;
            }
        }

        return found;
    }

    internal BatchResult Read(PendingItem item, BatchItemWire wire, in CallFacts batch)
    {
        var facts = new CallFacts((HttpStatusCode)wire.Status, batch.RequestId, batch.ClientRequestId, item.Attempts);
        try
        {
            return wire.Status is >= 200 and < 300
                ? new BatchResult(item.Request, Succeeded(item, wire, facts), Error: null, item.Attempts)
                : Failed(item, wire, facts);
        }
        catch (MeetingPolicyNotAppliedException weaker)
        {
            return new BatchResult(item.Request, weaker.Meeting, weaker, item.Attempts);
        }
        catch (Exception exception) when (exception is JsonException or SecureTeamsException)
        {
            SecureTeamsException error = exception as SecureTeamsException ?? ArtifactReader.Malformed();
            error.ClientRequestId ??= facts.ClientRequestId;
            error.Attempts = item.Attempts;
            error.OutcomeIsUnknown = item.Method != HttpMethod.Get;
            return new BatchResult(item.Request, Meeting: null, error, item.Attempts);
        }
    }

    /// <summary>Makes an HTTP answer of an item, since that is what failures are read from.</summary>
    internal static HttpResponseMessage Response(BatchItemWire wire)
    {
        var response = new HttpResponseMessage((HttpStatusCode)Math.Clamp(wire.Status, 100, 599));
        foreach ((string name, JsonElement value) in wire.Headers ?? [])
        {
            if ((name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase) || name.Equals("request-id", StringComparison.OrdinalIgnoreCase)) && TextOrNull(value) is { } text)
            {
                response.Headers.TryAddWithoutValidation(name, text);
            }
        }

        return response;
    }

    private static string? TextOrNull(JsonElement value)
    {
        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // JSON can spell half of a character, such as "\ud83d", which is no text.
            return null;
        }
    }

    private OnlineMeeting? Succeeded(PendingItem item, BatchItemWire wire, in CallFacts facts)
    {
        if (item.Method == HttpMethod.Delete)
        {
            return null;
        }

        MeetingWire body = wire.Body.ValueKind == JsonValueKind.Object ? wire.Body.Deserialize(MeetingJson.Default.MeetingWire) ?? throw ArtifactReader.Malformed() : throw ArtifactReader.Malformed();
        OnlineMeeting meeting = floor.Judge(MeetingReader.Read(body));
        return item.Request switch
        {
            { Draft: { } draft } => PolicyReadBack.Demand(logger, item.Request.Operation.Name, draft.Options(), meeting, facts, draft),
            { Change: { } change } => PolicyReadBack.Demand(logger, item.Request.Operation.Name, change, meeting, facts),
            _ => meeting,
        };
    }

    private BatchResult Failed(PendingItem item, BatchItemWire wire, in CallFacts facts)
    {
        if (item.Method == HttpMethod.Delete && facts.Status == HttpStatusCode.NotFound && item.MayHaveActed)
        {
            return new BatchResult(item.Request, Meeting: null, Error: null, item.Attempts);
        }

        using HttpResponseMessage response = Response(wire);
        byte[] body = wire.Body.ValueKind == JsonValueKind.Object ? System.Text.Encoding.UTF8.GetBytes(wire.Body.GetRawText()) : [];
        SecureTeamsException error = GraphFailure.From(item.AsCall(), graph.Caller, response, body, graph.Clock);
        error.ClientRequestId ??= facts.ClientRequestId;
        error.Attempts = item.Attempts;
        error.OutcomeIsUnknown = item.Method != HttpMethod.Get && (item.MayHaveActed || PendingItem.MayBeAtWorkAfter(wire.Status));
        return new BatchResult(item.Request, Meeting: null, error, item.Attempts);
    }
}
