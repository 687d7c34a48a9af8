using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Faults;
using SecureTeams.Graph;
using SecureTeams.Hosting;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings.Updating;

/// <summary>One writer's answer is lost or refused, and another writes at a moment that the test chooses.</summary>
public sealed class InterleavedWriterTests
{
    private static readonly MeetingChange Asked = new() { Subject = "A's" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnswerLostAfterCommit_SucceedsWithoutWritingTwice()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).ResetAfterCommit();
        MeetingUpdate update = await client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop);
        Assert.Equal("A's", update.Meeting.Subject);
        Assert.Equal("Quarter results", update.Before!.Subject);
        Assert.Equal(MeetingMembers.Subject, update.Changed);
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Update));
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnswerLostAndAnotherWroteOverIt_LetsTheOtherStand()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).ResetAfterCommit();
        teams.Emulator.Faults.On(GraphOperation.Get).Pass().Add(AnotherWrites(teams, read.Id, "B's"), 1);
        MeetingConflictException conflict = await Assert.ThrowsAsync<MeetingConflictException>(() => client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop));
        AssertConflict(conflict, isUnknown: true);
        Assert.Equal("B's", conflict.Current.Subject);
        Assert.Equal("B's", SubjectOf(teams, read.Id));
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Update));
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnswerLostAndAnotherWroteAnotherMember_SucceedsAndKeepsBoth()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).ResetAfterCommit();
        teams.Emulator.Faults.On(GraphOperation.Get).Pass().Add(Doing(() => teams.Emulator.Meetings.Get(read.Id).Change(new JsonObject { ["allowMeetingChat"] = "disabled" })), 1);
        MeetingUpdate update = await client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop);
        Assert.Equal("A's", update.Meeting.Subject);
        Assert.Equal(MeetingChatMode.Disabled, update.Meeting.Chat);
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_CutBeforeCommit_IsSentAgain()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).ConnectionReset().ServerError(503).Throttle(times: 1, retryAfter: TimeSpan.Zero);
        MeetingUpdate update = await client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop);
        Assert.Equal("A's", update.Meeting.Subject);
        Assert.Equal("A's", SubjectOf(teams, read.Id));
        Assert.Equal(4, teams.Emulator.Requests.Of(GraphOperation.Update).Count);
        Assert.Equal(4, teams.Emulator.Requests.Of(GraphOperation.Get).Count);
    }

    [Theory(Timeout = 120_000)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task UpdateAsync_NotCommittedAndAnotherWrote_IsAConflictOfUnknownOutcome(int status)
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        FaultRoute updates = teams.Emulator.Faults.On(GraphOperation.Update);
        _ = status == 0 ? updates.ConnectionReset() : updates.ServerError(status);
        teams.Emulator.Faults.On(GraphOperation.Get).Pass().Add(AnotherWrites(teams, read.Id, "B's"), 1);
        AssertConflict(await Assert.ThrowsAsync<MeetingConflictException>(() => client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop)), isUnknown: true);
        Assert.Equal("B's", SubjectOf(teams, read.Id));
    }

    /// <summary>The wait that a service asks for is long, and so it must not lie between the reading and the writing.</summary>
    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_ThrottledAndAnotherWrote_IsAConflictAndNothingWasWritten()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).Throttle(times: 1, retryAfter: TimeSpan.Zero);
        teams.Emulator.Faults.On(GraphOperation.Get).Pass().Add(AnotherWrites(teams, read.Id, "B's"), 1);
        AssertConflict(await Assert.ThrowsAsync<MeetingConflictException>(() => client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop)), isUnknown: false);
        Assert.Equal("B's", SubjectOf(teams, read.Id));
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Update));
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnswerLostWithoutRetries_IsStillLookedAt()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams, retries: 0);
        teams.Emulator.Faults.On(GraphOperation.Update).ResetAfterCommit();
        MeetingUpdate update = await client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop);
        Assert.Equal("A's", update.Meeting.Subject);
        teams.Emulator.Faults.On(GraphOperation.Update).ConnectionReset();
        SecureTeamsException failure = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.UpdateAsync(teams.Organizer, read.Id, new MeetingChange { Subject = "Next" }, expect: update.Meeting, Stop));
        Assert.Equal(SecureTeamsErrorCode.ConnectionFailed, failure.Code);
        Assert.True(failure.OutcomeIsUnknown);
        Assert.True(failure.IsTransient);
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnswerLostAndReadingFailsToo_SaysThatTheOutcomeIsUnknown()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).ResetAfterCommit();
        teams.Emulator.Faults.On(GraphOperation.Get).Pass().ServerError(503, times: 10);
        TeamsServiceException failure = await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop));
        Assert.Equal(SecureTeamsErrorCode.ServiceUnavailable, failure.Code);
        Assert.True(failure.OutcomeIsUnknown);
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnswerLostAndMeetingDeleted_IsNotFoundOfUnknownOutcome()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        SecureTeamsClient other = teams.Client();
        teams.Emulator.Faults.On(GraphOperation.Update).ResetAfterCommit();
        teams.Emulator.Faults.On(GraphOperation.Get).Pass().Add(
            async (context, next, _) =>
            {
                await other.Meetings.DeleteAsync(teams.Organizer, read.Id, Stop);
                await next(context);
            },
            1);
        TeamsServiceException failure = await Assert.ThrowsAsync<TeamsServiceException>(() => client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop));
        Assert.Equal(SecureTeamsErrorCode.NotFound, failure.Code);
        Assert.True(failure.OutcomeIsUnknown);
        Assert.False(failure.IsTransient);
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnswerUnreadable_IsLookedAtAndNotRepeated()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).MalformedJson();
        SecureTeamsException failure = await Assert.ThrowsAnyAsync<SecureTeamsException>(() => client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop));
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, failure.Code);
        Assert.True(failure.OutcomeIsUnknown);
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Update));
        Assert.Equal(2, teams.Emulator.Requests.Of(GraphOperation.Get).Count);
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnswerLostAndMeetingWeakerThanAsked_SaysSo()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).ResetAfterCommit();
        MeetingPolicyNotAppliedException weaker = await Assert.ThrowsAsync<MeetingPolicyNotAppliedException>(() => client.Meetings.UpdateAsync(
            teams.Organizer, read.Id, MeetingChange.ToPolicy(MeetingPolicy.Strict with { IsEndToEndEncrypted = true }), expect: read, Stop));
        Assert.Equal("IsEndToEndEncrypted", Assert.Single(weaker.Findings).Setting);
    }

    /// <summary>What cannot be told apart is documented: who writes the very same values is taken for oneself.</summary>
    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_CutBeforeCommitAndAnotherWroteTheSame_Succeeds()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).ConnectionReset();
        teams.Emulator.Faults.On(GraphOperation.Get).Pass().Add(AnotherWrites(teams, read.Id, "A's"), 1);
        Assert.Equal("A's", (await client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop)).Meeting.Subject);
        Assert.Single(teams.Emulator.Requests.Of(GraphOperation.Update));
    }

    /// <summary>The documented window: the service has no condition for writing, and what comes between reading and writing is not seen.</summary>
    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_AnotherWritesBetweenReadingAndWriting_IsOverwritten()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).Add(AnotherWrites(teams, read.Id, "B's"), 1);
        Assert.Equal("A's", (await client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, expect: read, Stop)).Meeting.Subject);
        Assert.Equal("A's", SubjectOf(teams, read.Id));
    }

    [Fact(Timeout = 120_000)]
    public async Task UpdateAsync_WithoutExpectationAndAnswerLost_HasTheLastWord()
    {
        await using EmulatedTeams teams = await EmulatedTeams.StartAsync();
        (SecureTeamsClient client, OnlineMeeting read) = await MeetAsync(teams);
        teams.Emulator.Faults.On(GraphOperation.Update).ResetAfterCommit().Add(AnotherWrites(teams, read.Id, "B's"), 1);
        await client.Meetings.UpdateAsync(teams.Organizer, read.Id, Asked, Stop);
        Assert.Equal("A's", SubjectOf(teams, read.Id));
        Assert.Equal(2, teams.Emulator.Requests.Of(GraphOperation.Update).Count);
    }

    private static void AssertConflict(MeetingConflictException conflict, bool isUnknown)
    {
        Assert.Equal(MeetingMembers.Subject, conflict.Members);
        Assert.Equal(isUnknown, conflict.OutcomeIsUnknown);
        Assert.False(conflict.IsTransient);
        Assert.Contains(isUnknown ? "unknown" : "Nothing was written", conflict.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("B's", conflict.Message, StringComparison.Ordinal);
    }

    private static ScriptedFault AnotherWrites(EmulatedTeams teams, string id, string subject) =>
        Doing(() => teams.Emulator.Meetings.Get(id).Change(new JsonObject { ["subject"] = subject }));

    private static ScriptedFault Doing(Action first) => (HttpContext context, RequestDelegate next, TimeProvider _) =>
    {
        first();
        return next(context);
    };

    private static string SubjectOf(EmulatedTeams teams, string id) => teams.Emulator.Meetings.Get(id).Members["subject"]!.GetValue<string>();

    private static async Task<(SecureTeamsClient Client, OnlineMeeting Read)> MeetAsync(EmulatedTeams teams, int retries = 3)
    {
        SecureTeamsClient client = teams.Client(options => (options.MaxRetryAttempts, options.MaxRetryDelay) = (retries, TimeSpan.Zero));
        return (client, await teams.CreateAsync(client));
    }
}
