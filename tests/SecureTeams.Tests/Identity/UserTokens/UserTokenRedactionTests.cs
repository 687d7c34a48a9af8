using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using SecureTeams.Identity.UserTokens;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>What users' tokens leave behind, with everybody listening at their most verbose, while the shared cache fails and lies.</summary>
public sealed class UserTokenRedactionTests
{
    private readonly ConcurrentBag<string> _texts = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeScenario_AtTraceLevel_HoldsNoTokenAndNoPerson()
    {
        using var activities = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SecureTeamsDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => _texts.Add($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(activities);
        using var metrics = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument, listener) };
        metrics.SetMeasurementEventCallback<long>((instrument, value, tags, _) => _texts.Add($"metric {instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        metrics.Start();
        using var events = new MsalEvents(_texts);
        var cache = new ScriptedCache();
        var keys = new EphemeralDataProtectionProvider();
        using (var service = new OboService(UserTokenCache.Distributed(cache, keys, Patience.SharedCache), new Recorder(_texts)))
        {
            await service.GetAsync(Person.Number(1), Stop);
            await service.GetLongRunningAsync(Person.Number(2), Stop);
            foreach (string key in cache.Entries.Keys)
            {
                cache.Entries[key] = [1, 2, 3];
            }

            await service.GetAsync(Person.Number(1), Stop);
            cache.Failure = new InvalidOperationException($"{Person.Number(1).UserPrincipalName} {OboService.AccessTokenMark}");
            await service.GetAsync(Person.Number(1), Stop);
        }

        string everything = string.Join('\n', _texts);
        foreach (string expected in (string[])["31 ", "33 ", "metric secureteams.tokens.store 1 [outcome, rejected]", "[outcome, written]", "[outcome, failed]"])
        {
            Assert.Contains(expected, everything, StringComparison.Ordinal);
        }

        Person person = Person.Number(1);
        foreach (string secret in (string[])[OboService.AccessTokenMark, OboService.RefreshTokenMark, "eyJ", person.UserPrincipalName, person.ObjectId.ToString("D"), person.ObjectId.ToString("N"), person.TenantId.ToString("D"), person.Assertion, "user-tokens:"])
        {
            Assert.DoesNotContain(secret, everything, StringComparison.OrdinalIgnoreCase);
        }
    }

    private static void Listen(Instrument instrument, MeterListener listener)
    {
        if (instrument.Meter.Name == SecureTeamsDiagnostics.MeterName)
        {
            listener.EnableMeasurementEvents(instrument);
        }
    }

    /// <summary>MSAL writes events of its own, where somebody listens.</summary>
    private sealed class MsalEvents(ConcurrentBag<string> texts) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.Contains("Identity", StringComparison.OrdinalIgnoreCase))
            {
                EnableEvents(eventSource, EventLevel.Verbose);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) => texts?.Add(string.Join(' ', eventData.Payload ?? []));
    }

    private sealed class Recorder(ConcurrentBag<string> texts) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            texts.Add($"{eventId.Id} {formatter(state, exception)} {state} {exception}");
    }
}
