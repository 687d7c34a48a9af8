using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class BatchTests : EmulatorScenario
{
    private const string Batch = "v1.0/$batch";

    private string Collection => $"/users/{Teams.Organizer.Id:D}/onlineMeetings";

    [Fact]
    public async Task Batch_Twenty_AreAllDoneAndAnsweredById()
    {
        var answers = await SendAsync([.. Enumerable.Range(0, 20).Select(number => Create(number.ToString(CultureInfo.InvariantCulture)))]);

        Assert.Equal(20, answers.Count);
        Assert.All(answers, answer => Assert.Equal(201, (int?)answer.Value["status"]));
        Assert.All(answers, answer => Assert.Equal(answer.Key, (string?)answer.Value["body"]!["subject"]));
        Assert.Equal(20, Teams.Requests.Of(GraphOperation.Create).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    public async Task Batch_TooFewOrTooMany_Is400AndNothingIsDone(int count)
    {
        JsonNode[] items = [.. Enumerable.Range(0, count).Select(number => Create(number.ToString(CultureInfo.InvariantCulture)))];

        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Batch, new JsonObject { ["requests"] = new JsonArray(items) }.ToJsonString());

        Assert.Empty(Teams.Requests.Of(GraphOperation.Create));
    }

    [Theory]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"/me"},{"id":"1","method":"GET","url":"/me"}]}""")]
    [InlineData("""{"requests":[{"method":"GET","url":"/me"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"https://graph.evil.example/v1.0/me"}]}""")]
    [InlineData("""{"requests":["GET"]}""")]
    public async Task Batch_BadItem_Is400(string body) => await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Post, Batch, body);

    [Fact]
    public async Task Batch_OneThrottled_TheOthersAreDone()
    {
        Teams.Faults.On(GraphOperation.Create).Throttle(1, TimeSpan.FromSeconds(3));

        var answers = await SendAsync([Create("a"), Create("b")]);

        Assert.Equal(429, (int?)answers["a"]["status"]);
        Assert.Equal("3", (string?)answers["a"]["headers"]!["Retry-After"]);
        Assert.Equal(201, (int?)answers["b"]["status"]);
        Assert.Single(Teams.Meetings.All);
    }

    [Fact]
    public async Task Batch_ItemsOfEveryKind_HaveTheirOwnStatusAndBody()
    {
        var meeting = Teams.Meetings.AddFromCalendar();
        var item = $"{Collection}/{Uri.EscapeDataString(meeting.Id)}";

        var answers = await SendAsync(
        [
            new JsonObject { ["id"] = "get", ["method"] = "GET", ["url"] = item },
            new JsonObject { ["id"] = "refused", ["method"] = "PATCH", ["url"] = item, ["body"] = new JsonObject { ["id"] = "x" } },
            new JsonObject { ["id"] = "delete", ["method"] = "DELETE", ["url"] = item },
            new JsonObject { ["id"] = "unknown", ["method"] = "GET", ["url"] = "/nothing" },
            new JsonObject { ["id"] = "nested", ["method"] = "POST", ["url"] = "/$batch", ["body"] = new JsonObject() },
        ]);

        Assert.Equal(meeting.Id, (string?)answers["get"]["body"]!["id"]);
        Assert.Equal("InvalidArgument", (string?)answers["refused"]["body"]!["error"]!["code"]);
        Assert.Equal(204, (int?)answers["delete"]["status"]);
        Assert.Equal(404, (int?)answers["unknown"]["status"]);
        Assert.Equal(400, (int?)answers["nested"]["status"]);
    }

    [Fact]
    public async Task Batch_DependsOnFailed_Is424()
    {
        var dependent = Create("second");
        dependent["dependsOn"] = new JsonArray("first");

        var answers = await SendAsync([new JsonObject { ["id"] = "first", ["method"] = "GET", ["url"] = "/nothing" }, dependent]);

        Assert.Equal(424, (int?)answers["second"]["status"]);
        Assert.Empty(Teams.Meetings.All);
    }

    [Fact]
    public async Task Batch_PreferOfAnItem_IsTheItemsOwn()
    {
        var meeting = Teams.Meetings.AddFromCalendar(members: new JsonObject { ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "invited" } });
        var item = $"{Collection}/{Uri.EscapeDataString(meeting.Id)}";

        var answers = await SendAsync(
        [
            new JsonObject { ["id"] = "plain", ["method"] = "GET", ["url"] = item },
            new JsonObject { ["id"] = "all", ["method"] = "GET", ["url"] = item, ["headers"] = new JsonObject { ["Prefer"] = "include-unknown-enum-members" } },
        ]);

        Assert.Equal("unknownFutureValue", (string?)answers["plain"]["body"]!["lobbyBypassSettings"]!["scope"]);
        Assert.Equal("invited", (string?)answers["all"]["body"]!["lobbyBypassSettings"]!["scope"]);
    }

    [Fact]
    public async Task Batch_WithoutToken_Is401AndNothingIsDone()
    {
        Client.Http.DefaultRequestHeaders.Authorization = null;

        await Client.SendForAsync(HttpStatusCode.Unauthorized, HttpMethod.Post, Batch, new JsonObject { ["requests"] = new JsonArray(Create("a")) }.ToJsonString());

        Assert.Empty(Teams.Meetings.All);
    }

    private JsonObject Create(string id) => new()
    {
        ["id"] = id,
        ["method"] = "POST",
        ["url"] = Collection,
        ["headers"] = new JsonObject { ["Content-Type"] = "application/json" },
        ["body"] = new JsonObject { ["subject"] = id },
    };

    private async Task<Dictionary<string, JsonNode>> SendAsync(JsonNode[] items)
    {
        var answer = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Post, Batch, new JsonObject { ["requests"] = new JsonArray(items) }.ToJsonString());
        return answer["responses"]!.AsArray().ToDictionary(item => (string)item!["id"]!, item => item!);
    }
}
