using SecureTeams.Emulator;
using SecureTeams.Emulator.Faults;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Identity;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Batching;

namespace SecureTeams.Tests.Meetings.Batching;

public sealed class MeetingBatchTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SendAsync_DifferentOperations_GivesTheOutcomesInOrder()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting first = await teams.CreateAsync(client);
        OnlineMeeting second = await teams.CreateAsync(client);
        OnlineMeeting third = await teams.CreateAsync(client);
        IReadOnlyList<BatchResult> results = await client.Meetings.Batch.SendAsync(
            [
                BatchRequest.Get(teams.Organizer, first.Id),
                BatchRequest.Update(teams.Organizer, second.Id, new MeetingChange { LobbyBypass = LobbyScope.Invited }),
                BatchRequest.Get(teams.Organizer, "unknown"),
                BatchRequest.Delete(teams.Organizer, third.Id),
                BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft()),
            ],
            Stop);
        Assert.Equal(first.Id, results[0].Demand().Id);
        Assert.Equal(LobbyScope.Invited, results[1].Demand().LobbyBypass);
        Assert.Equal(SecureTeamsErrorCode.NotFound, Assert.IsType<TeamsServiceException>(results[2].Error).Code);
        Assert.Throws<TeamsServiceException>(() => results[2].Demand());
        Assert.True(results[3].Succeeded);
        Assert.Equal(PresenterScope.Organizer, results[4].Demand().Presenters);
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Batch));
        await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.GetAsync(teams.Organizer, third.Id, Stop));
    }

    [Fact]
    public async Task SendAsync_OneItemThrottled_RepeatsThatOneAlone()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Update).Pass(3).Throttle(times: 1, retryAfter: TimeSpan.Zero);
        BatchRequest change = BatchRequest.Update(teams.Organizer, meeting.Id, new MeetingChange { DialInBypassesLobby = false });
        IReadOnlyList<BatchResult> results = await client.Meetings.Batch.SendAsync([change, change, change, change, change], Stop);
        Assert.All(results, result => Assert.True(result.Succeeded));
        Assert.Equal([1, 1, 1, 2, 1], results.Select(result => result.Attempts));
        Assert.Equal(2, teams.Emulator.Requests.Of(GraphOperation.Batch).Count);
        Assert.Equal(6, teams.Emulator.Requests.Of(GraphOperation.Update).Count);
    }

    [Fact]
    public async Task SendAsync_ItemAsksForALongWait_FailsWithItAndHoldsUpNobody()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Get).Throttle(times: 1, retryAfter: TimeSpan.FromMinutes(10));
        IReadOnlyList<BatchResult> results = await client.Meetings.Batch.SendAsync([BatchRequest.Get(teams.Organizer, meeting.Id), BatchRequest.Get(teams.Organizer, meeting.Id)], Stop);
        Assert.Equal(SecureTeamsErrorCode.Throttled, results[0].Error!.Code);
        Assert.Equal(TimeSpan.FromMinutes(10), results[0].Error!.RetryAfter);
        Assert.True(results[1].Succeeded);
    }

    [Fact]
    public async Task SendAsync_ItemThrottledForEver_GivesUp()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Faults.On(GraphOperation.Get).Throttle(times: 50, retryAfter: TimeSpan.Zero);
        BatchResult result = Assert.Single(await client.Meetings.Batch.SendAsync([BatchRequest.Get(teams.Organizer, "any")], Stop));
        Assert.Equal(SecureTeamsErrorCode.Throttled, result.Error!.Code);
        Assert.Equal(4, result.Attempts);
    }

    [Fact]
    public async Task SendAsync_CreationFailed_IsNotRepeated()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Faults.On(GraphOperation.Create).ServerError(503, times: 3);
        BatchResult result = Assert.Single(await client.Meetings.Batch.SendAsync([BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft())], Stop));
        Assert.Equal(SecureTeamsErrorCode.ServiceUnavailable, result.Error!.Code);
        Assert.Equal(1, result.Attempts);
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Create));
    }

    [Fact]
    public async Task SendAsync_SilentlyWeakerAnswer_IsThatItemsError()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Faults.On(GraphOperation.Create).WeakenPolicy();
        IReadOnlyList<BatchResult> results = await client.Meetings.Batch.SendAsync([BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft()), BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft())], Stop);
        Assert.NotNull(Assert.IsType<MeetingPolicyNotAppliedException>(results[0].Error).Meeting.Id);
        Assert.True(results[1].Succeeded);
    }

    [Fact]
    public async Task SendAsync_LostAnswerToABatchWithCreation_IsNotRepeatedAndSaysSoForEach()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        teams.Emulator.Faults.On(GraphOperation.Batch).ResetAfterCommit();
        IReadOnlyList<BatchResult> results = await client.Meetings.Batch.SendAsync([BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft()), BatchRequest.Get(teams.Organizer, "any")], Stop);
        Assert.All(results, result => Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, result.Error!.Code));
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Batch));
    }

    [Fact]
    public async Task SendAsync_NoToken_IsThatFailureForEachAndNothingIsUnknown()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        teams.Emulator.Faults.OnToken().AadstsError(700016, times: 9);
        IReadOnlyList<BatchResult> results = await teams.Client().Meetings.Batch.SendAsync([BatchRequest.Get(teams.Organizer, "any"), BatchRequest.Delete(teams.Organizer, "any")], Stop);
        TeamsAuthenticationException[] errors = [.. results.Select(result => Assert.IsType<TeamsAuthenticationException>(result.Error))];
        Assert.All(errors, error => Assert.Equal((700016, false, 0), (error.AadstsNumber, error.OutcomeIsUnknown, error.Attempts)));
        Assert.NotSame(errors[0], errors[1]);
    }

    [Fact]
    public async Task SendAsync_AnswerLostToReadings_LeavesNothingUnknown()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client(options => options.MaxRetryAttempts = 0);
        teams.Emulator.Faults.On(GraphOperation.Batch).ResetAfterCommit(times: 2);
        BatchResult read = Assert.Single(await client.Meetings.Batch.SendAsync([BatchRequest.Get(teams.Organizer, "any")], Stop));
        BatchResult written = Assert.Single(await client.Meetings.Batch.SendAsync([BatchRequest.Create(teams.Organizer, EmulatedTeams.Draft())], Stop));
        Assert.Equal((SecureTeamsErrorCode.ConnectionFailed, false), (read.Error!.Code, read.Error.OutcomeIsUnknown));
        Assert.Equal((SecureTeamsErrorCode.ConnectionFailed, true), (written.Error!.Code, written.Error.OutcomeIsUnknown));
    }

    [Fact]
    public async Task SendAsync_LostAnswerToDeletions_IsRepeatedAndSucceeds()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        OnlineMeeting meeting = await teams.CreateAsync(client);
        teams.Emulator.Faults.On(GraphOperation.Batch).ResetAfterCommit();
        BatchResult result = Assert.Single(await client.Meetings.Batch.SendAsync([BatchRequest.Delete(teams.Organizer, meeting.Id)], Stop));
        Assert.True(result.Succeeded);
    }

    [Fact]
    public async Task SendAsync_FortyFive_TakeThreeRequests()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        IReadOnlyList<BatchResult> results = await client.Meetings.Batch.SendAsync([.. Enumerable.Range(0, 45).Select(number => BatchRequest.Get(teams.Organizer, $"m{number}"))], Stop);
        Assert.All(results, result => Assert.Equal(SecureTeamsErrorCode.NotFound, result.Error!.Code));
        Assert.Equal(3, teams.Emulator.Requests.Of(GraphOperation.Batch).Count);
    }

    [Fact]
    public async Task SendAsync_NothingTooMuchOrEmptyIds_IsRefusedBeforeTheNetwork()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        SecureTeamsClient client = teams.Client();
        BatchRequest one = BatchRequest.Get(teams.Organizer, "a");
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.Batch.SendAsync([], Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.Batch.SendAsync([.. Enumerable.Repeat(one, 1001)], Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.Batch.SendAsync([BatchRequest.Get(Guid.Empty, "a")], Stop));
        await Assert.ThrowsAsync<ArgumentException>(() => client.Meetings.Batch.SendAsync([BatchRequest.Get(teams.Organizer, "..")], Stop));
        Assert.Throws<ArgumentException>(() => BatchRequest.Update(teams.Organizer, "a", new MeetingChange()));
        Assert.Empty(teams.Emulator.Requests.Of(EmulatedService.Graph));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Requests_WithoutTheIdOfAMeeting_AreRefusedInsteadOfMeaningAllMeetings(string? id)
    {
        var organizer = Guid.NewGuid();
        Assert.ThrowsAny<ArgumentException>(() => BatchRequest.Get(organizer, id!));
        Assert.ThrowsAny<ArgumentException>(() => BatchRequest.Update(organizer, id!, new MeetingChange { Subject = "S" }));
        Assert.ThrowsAny<ArgumentException>(() => BatchRequest.Delete(organizer, id!));
    }
}
