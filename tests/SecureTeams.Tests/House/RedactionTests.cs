using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecureTeams.Emulator;
using SecureTeams.Hosting;
using SecureTeams.Meetings;

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
            ActivityStopped = activity => texts.Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
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
                options.MaxRetryAttempts = 1;
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
        string everything = string.Join('\n', sink.Texts.Concat(texts));
        Assert.Contains("Meetings.Create", everything, StringComparison.Ordinal);
        foreach (string secret in Secrets(teams, meeting))
        {
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static IEnumerable<Action<FaultScript>> Faults() =>
    [
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
        teams.Emulator.Organizer.UserPrincipalName, teams.Organizer.ToString(),
        meeting.AdditionalMembers["joinMeetingIdSettings"].GetProperty("passcode").GetString()!,
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
