using System.Net;
using System.Text.Json.Nodes;
using SecureTeams.Emulator;

namespace SecureTeams.Tests.Emulator;

public sealed class VirtualEventTests : EmulatorScenario
{
    private const string Webinars = "v1.0/solutions/virtualEvents/webinars";
    private const string Townhalls = "v1.0/solutions/virtualEvents/townhalls";

    private static readonly DateTimeOffset Nine = new(2030, 1, 1, 9, 0, 0, TimeSpan.Zero);

    protected override TeamsEmulatorOptions Options
    {
        get
        {
            var options = new TeamsEmulatorOptions();
            options.Roles.Add("VirtualEvent.Read.All");
            return options;
        }
    }

    [Fact]
    public async Task Webinar_Read_HasTimesWithZoneAndAudience()
    {
        var webinar = Teams.VirtualEvents.AddWebinar("Launch", Nine, Nine.AddHours(1));

        var read = await GetAsync($"{Webinars}/{webinar.Id}");

        Assert.Equal("UTC", (string?)read["startDateTime"]!["timeZone"]);
        Assert.Equal("2030-01-01T09:00:00.0000000", (string?)read["startDateTime"]!["dateTime"]);
        Assert.Equal("everyone", (string?)read["audience"]);
        Assert.Null(read["isInviteOnly"]);
    }

    [Fact]
    public async Task Townhall_Read_IsNoWebinar()
    {
        var townhall = Teams.VirtualEvents.AddTownhall("All hands", Nine, Nine.AddHours(1), new JsonObject { ["isInviteOnly"] = true });

        Assert.True((bool?)(await GetAsync($"{Townhalls}/{townhall.Id}"))["isInviteOnly"]);
        await Client.SendForAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"{Webinars}/{townhall.Id}");
    }

    [Fact]
    public async Task Session_Read_HasTheOptionsOfAMeetingAndTimesWithZone()
    {
        var webinar = Teams.VirtualEvents.AddWebinar("Launch", Nine, Nine.AddHours(1));
        var id = webinar.AddSession("Part one", Nine, Nine.AddMinutes(30), new JsonObject { ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "invited" } });

        var listed = await GetAsync($"{Webinars}/{webinar.Id}/sessions");
        var read = await Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, $"{Webinars}/{webinar.Id}/sessions/{Uri.EscapeDataString(id)}", prefersAll: true);

        Assert.Equal("unknownFutureValue", (string?)Assert.Single(listed["value"]!.AsArray())!["lobbyBypassSettings"]!["scope"]);
        Assert.Equal("invited", (string?)read["lobbyBypassSettings"]!["scope"]);
        Assert.Equal("UTC", (string?)read["endDateTime"]!["timeZone"]);
        Assert.Null(read["participants"]);
    }

    [Fact]
    public async Task List_ByUserAndRole_IsThatUsers()
    {
        Teams.VirtualEvents.AddWebinar("Launch", Nine, Nine.AddHours(1));

        var own = await GetAsync($"{Webinars}/getByUserIdAndRole(userId='{Teams.Organizer.Id}',role='organizer')");
        var others = await GetAsync($"{Webinars}/getByUserIdAndRole(userId='{Guid.NewGuid()}',role='organizer')");

        Assert.Single(own["value"]!.AsArray());
        Assert.Empty(others["value"]!.AsArray());
        await Client.SendForAsync(HttpStatusCode.BadRequest, HttpMethod.Get, $"{Webinars}/getByUserRole(role='organizer')");
    }

    [Fact]
    public async Task Events_WithoutAccessPolicy_Are403()
    {
        await GetAsync(Webinars);
        Teams.ApplicationAccessPolicyGranted = false;

        await Client.SendForAsync(HttpStatusCode.Forbidden, HttpMethod.Get, Webinars);
    }

    [Fact]
    public async Task Events_WithoutTheRole_Are403()
    {
        await using var teams = await TeamsEmulator.StartAsync(cancellationToken: Cancelled);
        using var client = new EmulatorClient(teams);
        await client.SignInAsync();

        await client.SendForAsync(HttpStatusCode.Forbidden, HttpMethod.Get, Webinars);
    }

    private Task<JsonObject> GetAsync(string path) => Client.SendForAsync(HttpStatusCode.OK, HttpMethod.Get, path);
}
