using System.Diagnostics;
using Microsoft.Extensions.Logging;
using SecureTeams.Transport;

namespace SecureTeams.Graph;

/// <summary>The trace, the metric and the log line of one call.</summary>
internal sealed class GraphCallTrace : IDisposable
{
    private readonly string _name;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly long _started;
    private string _outcome = "cancelled";
    private int _status;

    internal GraphCallTrace(string name, TimeProvider clock, ILogger logger)
    {
        _name = name;
        _clock = clock;
        _logger = logger;
        _started = clock.GetTimestamp();
        Activity = SecureTeamsDiagnostics.Activities.StartActivity(name, ActivityKind.Client);
        ClientRequestId = RequestIds.New().ToString("D");
        Activity?.SetTag("secureteams.client_request_id", ClientRequestId);
    }

    internal string ClientRequestId { get; }

    /// <summary>Gets the activity, when somebody listens.</summary>
    internal Activity? Activity { get; }

    /// <summary>Gets the service's id of the request, once it was answered.</summary>
    internal string? RequestId { get; private set; }

    /// <summary>Gets or sets how often the request was sent.</summary>
    internal int Attempts { get; set; }

    /// <summary>Gets or sets a value indicating whether the service may have done what was asked.</summary>
    internal bool MayHaveActed { get; set; }

    public void Dispose()
    {
        TimeSpan duration = _clock.GetElapsedTime(_started);
        var operation = new KeyValuePair<string, object?>("operation", _name);
        var outcome = new KeyValuePair<string, object?>("outcome", _outcome);
        SecureTeamsDiagnostics.OperationDuration.Record(duration.TotalSeconds, operation, outcome);
        SecureTeamsDiagnostics.OperationAttempts.Record(Attempts, operation, outcome);
        Activity?.SetTag("secureteams.attempts", Attempts);
        Log.OperationEnded(_logger, _name, _outcome, _status, duration.TotalMilliseconds, RequestId, ClientRequestId);
        Activity?.Dispose();
    }

    internal void Answered(HttpResponseMessage response)
    {
        _status = (int)response.StatusCode;
        RequestId = GraphFailure.RequestId(response);
        Activity?.SetTag("http.response.status_code", _status);
        Activity?.SetTag("secureteams.request_id", RequestId);
    }

    internal void Succeeded() => _outcome = "success";

    /// <summary>Notes the failure; returns what to throw instead, or null when the exception is to travel on as it is.</summary>
    internal SecureTeamsException? Fail(Exception exception, string host, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && cancellationToken.IsCancellationRequested)
        {
            return null;
        }

        SecureTeamsException? translated = null;
        if (exception is not SecureTeamsException known)
        {
            if (!TransportFault.TryTranslate(exception, host, out TeamsTransportException? fault))
            {
                _outcome = exception.GetType().Name;
                Activity?.SetStatus(ActivityStatusCode.Error, _outcome);
                return null;
            }

            known = translated = fault;
        }

        known.ClientRequestId ??= ClientRequestId;
        known.Attempts = Attempts;
        known.OutcomeIsUnknown = MayHaveActed;
        _outcome = known.Code.ToString();
        Activity?.SetTag("error.type", _outcome);
        Activity?.SetStatus(ActivityStatusCode.Error, _outcome);
        return translated;
    }
}
