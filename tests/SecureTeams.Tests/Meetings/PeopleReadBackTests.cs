using SecureTeams.Meetings;
using SecureTeams.Meetings.Batching;
using SecureTeams.Tests.Transport.Resilience;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Meetings;

/// <summary>A service that gives people a role which nobody asked for, over a connection, through every way of writing people.</summary>
public sealed class PeopleReadBackTests
{
    private const string Asked = """{"upn":"a@contoso.example","role":"attendee"}""";
    private const string Raised = """{"upn":"a@contoso.example","role":"coorganizer"},{"upn":"m@contoso.example","role":"coorganizer"}""";

    private static readonly ResilienceSettings Once = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), 0, TimeSpan.Zero);
    private static readonly Guid Organizer = Guid.NewGuid();

    private static readonly MeetingDraft Draft = new()
    {
        Subject = "S",
        Schedule = new MeetingSchedule(new DateTimeOffset(2030, 1, 1, 9, 0, 0, TimeSpan.Zero), new DateTimeOffset(2030, 1, 1, 10, 0, 0, TimeSpan.Zero)),
        Attendees = [new MeetingAttendee { UserPrincipalName = "a@contoso.example" }],
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [InlineData(Asked, false)]
    [InlineData(Raised, true)]
    public Task CreateAsync_PeopleOfTheAnswer(string people, bool isWeaker) =>
        AssertAsync(isWeaker, people, [201], meetings => meetings.CreateAsync(Organizer, Draft, Stop));

    [Theory(Timeout = 120_000)]
    [InlineData(Asked, false)]
    [InlineData(Raised, true)]
    public Task UpdateAsync_PeopleOfTheAnswer(string people, bool isWeaker) =>
        AssertAsync(isWeaker, people, [200], meetings => meetings.UpdateAsync(Organizer, "m", new MeetingChange { Attendees = Draft.Attendees }, Stop));

    [Fact(Timeout = 120_000)]
    public Task UpdateAsync_WithoutPeople_LeavesThemAlone() =>
        AssertAsync(isWeaker: false, Raised, [200], meetings => meetings.UpdateAsync(Organizer, "m", MeetingChange.ToPolicy(MeetingPolicy.Strict), Stop));

    /// <summary>The people of a meeting that was there already stay as they are, and so they are not judged.</summary>
    [Theory(Timeout = 120_000)]
    [InlineData(201, Asked, false)]
    [InlineData(201, Raised, true)]
    [InlineData(200, Raised, false)]
    public Task CreateOrGetAsync_PeopleOfTheAnswer(int status, string people, bool isWeaker) =>
        AssertAsync(isWeaker, people, [status, 200], meetings => meetings.CreateOrGetAsync(Organizer, "k", Draft, Stop));

    [Theory(Timeout = 120_000)]
    [InlineData(Asked, false)]
    [InlineData(Raised, true)]
    public async Task SendAsync_PeopleOfTheAnswer(string people, bool isWeaker)
    {
        using ScriptedServer server = Serve((200, $$"""{"responses":[{"id":"0","status":201,"body":{{Body(people)}} }]}"""));
        IReadOnlyList<BatchResult> results = await server.UseAsync(Once, meetings => meetings.Batch.SendAsync([BatchRequest.Create(Organizer, Draft)], Stop));
        Assert.Equal(isWeaker, results[0].Error is MeetingPolicyNotAppliedException);
        Assert.Equal(isWeaker, results[0].Error is not null);
    }

    private static async Task AssertAsync(bool isWeaker, string people, int[] statuses, Func<TeamsMeetingsClient, Task> write)
    {
        using ScriptedServer server = Serve([.. statuses.Select(status => (status, Body(people)))]);
        Exception? refusal = await server.UseAsync(Once, async meetings => await Record.ExceptionAsync(() => write(meetings)));
        if (isWeaker)
        {
            PolicyFinding finding = Assert.Single(Assert.IsType<MeetingPolicyNotAppliedException>(refusal).Findings);
            Assert.Equal(new PolicyFinding("Attendees", "roles as listed", "with-2-more"), finding);
            Assert.DoesNotContain("contoso", refusal.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Null(refusal);
        }
    }

    private static string Body(string people) =>
        $$"""{"id":"m","lobbyBypassSettings":{"scope":"organizationExcludingGuests","isDialInBypassEnabled":false},"allowedPresenters":"organizer","allowedLobbyAdmitters":"organizerAndCoOrganizers","participants":{"attendees":[{{people}}]} }""";

    private static ScriptedServer Serve(params (int Status, string Body)[] answers) => new(
        [.. answers.Select(answer => $"HTTP/1.1 {answer.Status} X\r\nContent-Type: application/json\r\nContent-Length: {answer.Body.Length}\r\nConnection: close\r\n\r\n{answer.Body}")])
    { Closes = true };
}
