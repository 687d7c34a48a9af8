using SecureTeams.Graph;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Batching;
using SecureTeams.Tests.Transport.Resilience;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Tests.Meetings.Batching;

/// <summary>Answers to a batch that do not fit the question: each operation has its one answer, or says that its outcome is unknown.</summary>
public sealed class BatchAnswerTests
{
    private const string Meeting = """{"id":"m"}""";
    private static readonly ResilienceSettings Once = new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(60), 0, TimeSpan.Zero);
    private static readonly Guid Organizer = Guid.NewGuid();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory(Timeout = 120_000)]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}}""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},null""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},{"id":"7","status":204}""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},{"id":"01","status":204}""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},{"status":204}""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},{"id":"1"}""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},{"id":"1","status":0}""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},{"id":"1","status":-204}""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},{"id":"1","status":20400}""")]
    [InlineData("""{"id":"0","status":200,"body":{"id":"m"}},{"id":"1","status":204},{"id":"1","status":204}""")]
    [InlineData("""{"id":"1","status":404},{"id":"0","status":200,"body":{"id":"m"}},{"id":"1","status":204}""")]
    public async Task SendAsync_NoOneAnswerToAnOperation_IsThatOnesErrorAlone(string responses)
    {
        IReadOnlyList<BatchResult> results = await SendAsync($$"""{"responses":[{{responses}}]}""");
        Assert.Equal("m", results[0].Demand().Id);
        AssertUnknown(results[1]);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("{}")]
    [InlineData("""{"responses":null}""")]
    [InlineData("""{"responses":[]}""")]
    [InlineData("""{"responses":{"id":"0"}}""")]
    [InlineData("""{"responses":[{"id":0,"status":200}]}""")]
    [InlineData("""{"responses":[{"id":"0","status":"200"}]}""")]
    [InlineData("[]")]
    public async Task SendAsync_NoAnswersAtAll_IsEachOnesError(string body)
    {
        IReadOnlyList<BatchResult> results = await SendAsync(body);
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, results[0].Error!.Code);
        AssertUnknown(results[1]);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("")]
    [InlineData(""","body":null""")]
    [InlineData(""","body":"text" """)]
    [InlineData(""","body":[]""")]
    [InlineData(""","body":{}""")]
    [InlineData(""","body":{"id":7}""")]
    public async Task SendAsync_SuccessWithoutAMeeting_IsMalformedAndOfUnknownOutcome(string body)
    {
        string responses = $$"""{"id":"0","status":200,"body":{{Meeting}}},{"id":"1","status":200{{body}}}""";
        IReadOnlyList<BatchResult> results = await SendAsync($$"""{"responses":[{{responses}}]}""", BatchRequest.Update(Organizer, "b", new MeetingChange { Subject = "S" }));
        Assert.Equal("m", results[0].Demand().Id);
        AssertUnknown(results[1]);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\udc00soon\"")]
    [InlineData("\"\\r\\nrequest-id: 1\"")]
    [InlineData("\"\"")]
    [InlineData("[\"\\ud83d\"]")]
    [InlineData("null")]
    public async Task SendAsync_HeaderOfAnItemIsNoText_IsAsIfItWereNotThere(string value)
    {
        string headers = $$""" "headers":{"Retry-After":{{value}},"request-id":{{value}}} """;
        IReadOnlyList<BatchResult> results = await SendAsync($$"""{"responses":[{"id":"1","status":503,{{headers}}},{"id":"0","status":200,{{headers}},"body":{{Meeting}}}]}""", BatchRequest.Create(Organizer, EmulatedTeams.Draft()));
        Assert.Equal("m", results[0].Demand().Id);
        Assert.Equal((SecureTeamsErrorCode.ServiceUnavailable, true, null, null), (results[1].Error!.Code, results[1].Error!.OutcomeIsUnknown, results[1].Error!.RetryAfter, results[1].Error!.RequestId));
    }

    [Theory(Timeout = 120_000)]
    [InlineData("{\"id\":\"m\",\"subject\":\"\\ud83d\"}")]
    [InlineData("{\"id\":\"m\",\"\\ud83d\":1}")]
    [InlineData("{\"id\":\"m\",\"lobbyBypassSettings\":{\"scope\":\"\\ud83d\"}}")]
    public async Task SendAsync_MeetingHoldsNoText_IsThatItemsError(string body)
    {
        IReadOnlyList<BatchResult> results = await SendAsync($$"""{"responses":[{"id":"0","status":200,"body":{{body}}},{"id":"1","status":204}]}""");
        Assert.Equal((SecureTeamsErrorCode.ResponseMalformed, false), (results[0].Error!.Code, results[0].Error!.OutcomeIsUnknown));
        Assert.NotNull(results[0].Error!.ClientRequestId);
        Assert.Equal(1, results[0].Error!.Attempts);
        Assert.True(results[1].Succeeded);
    }

    [Theory(Timeout = 120_000)]
    [InlineData("<html>200</html>", SecureTeamsErrorCode.ResponseMalformed)]
    [InlineData(null, SecureTeamsErrorCode.ConnectionFailed)]
    public async Task SendAsync_NoAnswerToTheWholeRequest_IsUnknownOfWritingsOnly(string? body, SecureTeamsErrorCode code)
    {
        using var server = new ScriptedServer(body is null ? string.Empty : Ok(body)) { Closes = true };
        BatchRequest[] requests = [BatchRequest.Get(Organizer, "a"), BatchRequest.Create(Organizer, EmulatedTeams.Draft()), BatchRequest.Get(Organizer, "b"), BatchRequest.Delete(Organizer, "c")];
        IReadOnlyList<BatchResult> results = await server.UseAsync(Once, meetings => meetings.Batch.SendAsync(requests, Stop));
        Assert.Equal([false, true, false, true], results.Select(result => result.Error!.OutcomeIsUnknown));
        Assert.All(results, result => Assert.Equal(code, result.Error!.Code));
        Assert.All(results, result => Assert.NotNull(result.Error!.ClientRequestId));
        Assert.Equal(4, results.Select(result => result.Error).Distinct(ReferenceEqualityComparer.Instance).Count());
    }

    [Fact(Timeout = 120_000)]
    public async Task SendAsync_AnswersInAnyOrder_FindTheirOperations()
    {
        IReadOnlyList<BatchResult> results = await SendAsync("""{"responses":[{"id":"1","status":204},{"id":"0","status":200,"body":{"id":"m"}}]}""");
        Assert.Equal("m", results[0].Demand().Id);
        Assert.True(results[1].Succeeded);
    }

    [Fact(Timeout = 120_000)]
    public async Task SendAsync_BatchThrottledBeforeADeletion_IsStillNotFound()
    {
        const string Answer = """{"responses":[{"id":"1","status":404},{"id":"0","status":200,"body":{"id":"m"}}]}""";
        using var server = new ScriptedServer("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n", Ok(Answer)) { Closes = true };
        BatchResult deletion = (await server.UseAsync(Once with { MaxRetryAttempts = 1 }, SendAsync(BatchRequest.Delete(Organizer, "b"))))[1];
        Assert.Equal(SecureTeamsErrorCode.NotFound, Assert.IsType<TeamsServiceException>(deletion.Error).Code);
        Assert.False(deletion.Error.OutcomeIsUnknown);
    }

    [Fact(Timeout = 120_000)]
    public async Task SendAsync_ConnectionClosedAfterADeletion_Succeeds()
    {
        const string Answer = """{"responses":[{"id":"1","status":404},{"id":"0","status":200,"body":{"id":"m"}}]}""";
        using var server = new ScriptedServer(string.Empty, Ok(Answer)) { Closes = true };
        Assert.True((await server.UseAsync(Once with { MaxRetryAttempts = 1 }, SendAsync(BatchRequest.Delete(Organizer, "b"))))[1].Succeeded);
    }

    private static void AssertUnknown(BatchResult result)
    {
        Assert.Equal(SecureTeamsErrorCode.ResponseMalformed, result.Error!.Code);
        Assert.True(result.Error.OutcomeIsUnknown);
        Assert.False(result.Error.IsTransient);
        Assert.Null(result.Meeting);
    }

    private static async Task<IReadOnlyList<BatchResult>> SendAsync(string body, BatchRequest? second = null)
    {
        using var server = new ScriptedServer(Ok(body)) { Closes = true };
        return await server.UseAsync(Once, SendAsync(second ?? BatchRequest.Delete(Organizer, "b")));
    }

    private static Func<TeamsMeetingsClient, Task<IReadOnlyList<BatchResult>>> SendAsync(BatchRequest second) =>
        meetings => meetings.Batch.SendAsync([BatchRequest.Get(Organizer, "a"), second], Stop);

    private static string Ok(string body) => $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}";
}
