using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.House;

/// <summary>A whole scenario at trace level, with failures, searched for what must not be in it.</summary>
public sealed class RedactionTests
{
    [Fact]
    public async Task FullScenario_AtTraceLevel_HoldsNoTokenJoinLinkOrPersonalData()
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var sink = new RecordingLoggers();
        var texts = new ConcurrentBag<string>();
        using var activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => texts.Add($"{activity.DisplayName} {Tags(activity.TagObjects)} {string.Join(' ', activity.Events.Select(entry => $"{entry.Name} {Tags(entry.Tags)}"))}"),
        };
        using var metrics = new MeterListener { InstrumentPublished = (instrument, listener) => ListenToOurs(instrument, listener) };
        metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => texts.Add($"metric {instrument.Name} {value} {Tags(tags.ToArray())}"));
        metrics.SetMeasurementEventCallback<int>((instrument, value, tags, _) => texts.Add($"metric {instrument.Name} {value} {Tags(tags.ToArray())}"));
        metrics.SetMeasurementEventCallback<double>((instrument, value, tags, _) => texts.Add($"metric {instrument.Name} {Tags(tags.ToArray())}"));
        metrics.Start();
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        ActivitySource.AddActivityListener(activities);
        using var platform = new PlatformDiagnostics(teams.Emulator.GraphEndpoint, texts);
        SecureTeamsOptions known = teams.Options();
        await using ServiceProvider services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(sink))
            .AddSecureTeams(options =>
            {
                options.Cloud = known.Cloud;
                options.Tenant = known.Tenant;
                options.Credential = known.Credential;
                options.Trust = known.Trust;
                options.Revocation = known.Revocation;
                options.MaxRetryAttempts = 1;
                options.Resilience = new ResilienceLimits { MaxConcurrentRequests = 1, MaxQueuedRequests = 0, BreakerMinimumThroughput = 2, BreakerFailureRatio = 0.2 };
            }).BuildServiceProvider();
        TeamsMeetingsClient meetings = services.GetRequiredService<TeamsMeetingsClient>();
        OnlineMeeting meeting = await meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), stop);
        await meetings.FindByJoinUrlAsync(teams.Organizer, meeting.JoinUrl!, stop);
        foreach (Action<FaultScript> fault in Faults())
        {
            fault(teams.Emulator.Faults);
            Exception failure = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), stop));
            texts.Add(failure.ToString());
        }

        await Assert.ThrowsAnyAsync<SecureTeamsException>(() => meetings.GetAsync(teams.Organizer, "unknown", stop));
        await OpenTheCircuitAsync(teams, meetings, texts);
        string everything = string.Join('\n', sink.Texts.Concat(texts));
        foreach (string expected in Reported())
        {
            Assert.Contains(expected, everything, StringComparison.Ordinal);
        }

        foreach (string secret in Secrets(teams, meeting))
        {
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <summary>What has to be there for the search to prove anything.</summary>
    private static IEnumerable<string> Reported() =>
    [
        "Meetings.Create", "attempt secureteams.attempt=2", "http.response.status_code=429",
        "metric secureteams.connections.established", "metric secureteams.retries 1 reason=throttled", "metric secureteams.responses.throttled",
        "metric secureteams.circuit.changes", "metric secureteams.operation.attempts 2", "metric secureteams.operation.duration",
        "throttled attempt 1", "the next one follows", "The circuit to localhost opened", nameof(SecureTeamsErrorCode.CircuitOpen),
    ];

    private static async Task OpenTheCircuitAsync(EmulatedTeams teams, TeamsMeetingsClient meetings, ConcurrentBag<string> texts)
    {
        SecureTeamsException? failure = null;
        while (failure?.Code != SecureTeamsErrorCode.CircuitOpen)
        {
            teams.Emulator.Faults.On(GraphOperation.Create).ServerError(503);
            failure = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => meetings.CreateAsync(teams.Organizer, EmulatedTeams.Draft(), TestContext.Current.CancellationToken));
            texts.Add(failure.ToString());
        }
    }

    private static void ListenToOurs(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == SecureTeamsDiagnostics.MeterName)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    private static string Tags(IEnumerable<KeyValuePair<string, object?>> tags) => string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"));

    private static IEnumerable<Action<FaultScript>> Faults() =>
    [
        faults => faults.On(GraphOperation.Create).Throttle(times: 2, retryAfter: TimeSpan.Zero),
        faults => faults.On(GraphOperation.Create).WeakenPolicy(),
        faults => faults.On(GraphOperation.Create).Redirect(new Uri("https://evil.example/?t=1")),
        faults => faults.On(GraphOperation.Create).MalformedJson(),
        faults => faults.On(GraphOperation.Create).OversizedBody(8 * 1024 * 1024),
        faults => faults.On(GraphOperation.Create).ConnectionReset(),
        faults => faults.On(GraphOperation.Create).ServerError(502),
    ];

    private static IEnumerable<string> Secrets(EmulatedTeams teams, OnlineMeeting meeting) =>
    [
        "eyJ", "Bearer ", "client_assertion", meeting.JoinUrl!.Reveal(), "meetup-join", meeting.Id, "Quarter results",
        teams.Emulator.Organizer.UserPrincipalName, teams.Organizer.ToString(), teams.Emulator.TenantId.ToString(), teams.Emulator.ClientId.ToString(),
        meeting.JoinById!.Passcode!.Reveal(), meeting.DialIn!.ConferenceId!.Reveal(),
    ];

    /// <summary>What the platform publishes of outgoing requests; an application's tracing listens to the same.</summary>
    private sealed class PlatformDiagnostics : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly ConcurrentBag<string> _texts;
        private readonly List<IDisposable> _subscriptions = [];
        private readonly string _graph;

        internal PlatformDiagnostics(Uri graph, ConcurrentBag<string> texts)
        {
            _graph = graph.Authority;
            _texts = texts;
            _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "HttpHandlerDiagnosticListener")
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is HttpRequestMessage request && request.RequestUri?.Authority == _graph)
            {
                _texts.Add($"{request.RequestUri} {request.Headers}");
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
    }

    private sealed class RecordingLoggers : ILoggerProvider, ILogger
    {
        internal ConcurrentBag<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Texts.Add($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add($"{formatter(state, exception)} {state} {exception}");

        public void Dispose()
        {
        }
    }
}
