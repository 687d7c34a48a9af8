using System.Collections.Concurrent;
using System.Diagnostics;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Transport.Resilience;

public sealed class AttemptEventTests
{
    [Fact(Timeout = 120_000)]
    public async Task Attempt_WhateverElseWasSent_IsAnEventOfItsOperationOnly()
    {
        using var application = new ActivitySource($"Application {Guid.NewGuid():N}");
        var stopped = new ConcurrentBag<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == application.Name || source.Name == SecureTeamsDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped.Add,
        };
        ActivitySource.AddActivityListener(listener);
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.On(GraphOperation.Create).Throttle(times: 1, retryAfter: TimeSpan.Zero);
        Activity own = application.StartActivity("Application")!;
        await teams.CreateAsync(teams.Client());
        own.Stop();

        // The token was asked for meanwhile.
        Assert.NotEmpty(teams.Emulator.Requests.Of(EmulatedService.Identity));
        Activity operation = Assert.Single(stopped, activity => activity.TraceId == own.TraceId && activity.DisplayName == "Meetings.Create");
        Assert.Equal([429, 201], operation.Events.Select(entry => entry.Tags.Single(tag => tag.Key == "http.response.status_code").Value));
        Assert.Empty(own.Events);
    }

    [Fact(Timeout = 120_000)]
    public async Task Attempt_NobodyListensToTheSdk_LeavesTheApplicationsActivityAlone()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        using var own = new Activity("Application");
        own.Start();
        await teams.CreateAsync(teams.Client());
        Assert.DoesNotContain(own.Events, entry => entry.Name == "attempt");
    }
}
