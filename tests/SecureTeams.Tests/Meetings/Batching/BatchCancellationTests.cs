using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Faults;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Batching;
using SecureTeams.Tests.Transport;

namespace SecureTeams.Tests.Meetings.Batching;

/// <summary>A batch is cancelled on its way: what is known by then is not lost, and what is not known says so.</summary>
public sealed class BatchCancellationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task SendAsync_CancelledDuringTheSecondRequest_KeepsTheFirstOnesOutcomes()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        teams.Emulator.Faults.On(GraphOperation.Batch).Pass().Add(DoneButCancelled(cancellation), 1);
        BatchRequest[] requests =
        [
            .. Enumerable.Range(0, 39).Select(_ => BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft())),
            BatchRequest.Get(teams.Organizer, "any"),
            BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft()),
            BatchRequest.Get(teams.Organizer, "any"),
        ];
        BatchCancelledException cancelled = await Assert.ThrowsAsync<BatchCancelledException>(() => client.Meetings.Batch.SendAsync(requests, cancellation.Token));
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
        Assert.Equal(requests[..20], cancelled.Finished.Select(result => result.Request));
        Assert.Equal(requests[20..39], cancelled.OutcomeUnknown);
        Assert.Equal(requests[39..], cancelled.NotCarriedOut);

        // What was said to be done is there, and so is what the service did without a chance to say so.
        Assert.Equal(39, teams.Emulator.Requests.Of(GraphOperation.Create).Count);
        foreach (BatchResult result in cancelled.Finished)
        {
            Assert.Equal(result.Demand().Id, (await client.Meetings.GetAsync(teams.Organizer, result.Demand().Id, Stop)).Id);
        }
    }

    [Fact(Timeout = 120_000)]
    public async Task SendAsync_CancelledWhileItWaits_TellsWhatTheServiceRefusedFromWhatItFailedAt()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        var clock = new TimerProbe();
        SecureTeamsClient client = teams.Client(clock: clock);
        OnlineMeeting meeting = await teams.CreateAsync(client);
        var pause = TimeSpan.FromSeconds(7);
        teams.Emulator.Faults.On(GraphOperation.Create).Throttle(times: 1, retryAfter: pause);
        teams.Emulator.Faults.On(GraphOperation.Update).Add(ScriptedFaults.Error(StatusCodes.Status503ServiceUnavailable, "serviceNotAvailable", "7"), 1);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        BatchRequest[] requests =
        [
            BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft()),
            BatchRequest.Update(teams.Organizer, meeting.Id, new MeetingChange { Subject = "S" }),
            BatchRequest.Get(teams.Organizer, meeting.Id),
        ];
        Task<IReadOnlyList<BatchResult>> sending = client.Meetings.Batch.SendAsync(requests, cancellation.Token);
        await clock.Started(pause);
        await cancellation.CancelAsync();
        BatchCancelledException cancelled = await Assert.ThrowsAsync<BatchCancelledException>(() => sending);
        Assert.True(sending.IsCanceled);
        Assert.Equal(meeting.Id, Assert.Single(cancelled.Finished).Demand().Id);
        Assert.Equal([requests[1]], cancelled.OutcomeUnknown);
        Assert.Equal([requests[0]], cancelled.NotCarriedOut);
    }

    [Fact(Timeout = 120_000)]
    public async Task SendAsync_CancelledBefore_SendsNothingAndSaysSo()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        BatchRequest[] requests = [BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft()), BatchRequest.Get(teams.Organizer, "any")];
        BatchCancelledException cancelled = await Assert.ThrowsAsync<BatchCancelledException>(() => teams.Client().Meetings.Batch.SendAsync(requests, new CancellationToken(canceled: true)));
        Assert.Empty(cancelled.Finished);
        Assert.Empty(cancelled.OutcomeUnknown);
        Assert.Equal(requests, cancelled.NotCarriedOut);
        Assert.Empty(teams.Emulator.Requests.All);
    }

    /// <summary>The service does what was asked, and the caller turns away before the answer.</summary>
    private static ScriptedFault DoneButCancelled(CancellationTokenSource cancellation) => async (context, next, _) =>
    {
        context.Response.Body = Stream.Null;
        await next(context);
        await cancellation.CancelAsync();
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
    };
}
