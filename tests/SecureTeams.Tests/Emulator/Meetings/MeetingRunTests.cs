using System.Text.Json.Nodes;
using SecureTeams.Emulator;
using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Tests.Emulator.Meetings;

public sealed class MeetingRunTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private readonly EmulatedMeeting _meeting = shared.Teams.Meetings.AddFromCalendar();

    private static EmulatedParticipant Anyone => new(Guid.NewGuid(), "Robin", ParticipantKind.Anonymous);

    [Fact]
    public void Join_NotRunning_IsRefused() => Assert.Throws<InvalidOperationException>(() => _meeting.Run.Join(Anyone, waits: true));

    [Fact]
    public void Admit_WhoWaits_MovesFromLobbyToRoster()
    {
        var robin = Anyone;
        _meeting.Run.Start();
        _meeting.Run.Join(robin, waits: true);
        Assert.Empty(_meeting.Run.Roster);

        _meeting.Run.Admit(robin.Id);

        Assert.Empty(_meeting.Run.Lobby);
        Assert.Equal(robin, Assert.Single(_meeting.Run.Roster).Participant);
    }

    [Fact]
    public void Admit_WhoIsIn_IsRefused()
    {
        var robin = Anyone;
        _meeting.Run.Start();
        _meeting.Run.Join(robin, waits: false);

        Assert.Throws<InvalidOperationException>(() => _meeting.Run.Admit(robin.Id));
    }

    [Fact]
    public void Join_Twice_IsRefused()
    {
        var robin = Anyone;
        _meeting.Run.Start();
        _meeting.Run.Join(robin, waits: true);

        Assert.Throws<InvalidOperationException>(() => _meeting.Run.Join(robin, waits: false));
    }

    [Fact]
    public void Reject_WhoWaits_LeavesNoTrace()
    {
        var robin = Anyone;
        _meeting.Run.Start();
        _meeting.Run.Join(robin, waits: true);

        _meeting.Run.Reject(robin.Id);

        Assert.Empty(_meeting.Run.Lobby);
        Assert.Empty(_meeting.Run.Roster);
    }

    [Fact]
    public void SetRole_WhoIsIn_KeepsThePlace()
    {
        var robin = Anyone;
        _meeting.Run.Start();
        _meeting.Run.Join(robin, waits: false);
        _meeting.Run.Join(Anyone, waits: false);

        _meeting.Run.SetRole(robin.Id, RosterRole.Presenter);

        Assert.Equal((robin, RosterRole.Presenter), (_meeting.Run.Roster[0].Participant, _meeting.Run.Roster[0].Role));
    }

    [Fact]
    public void End_Run_LeavesAReportOfThoseWhoWereIn()
    {
        var left = Anyone;
        _meeting.Run.Start();
        _meeting.Run.Join(left, waits: false);
        _meeting.Run.Leave(left.Id);
        _meeting.Run.Join(Anyone, waits: false);
        _meeting.Run.Join(Anyone, waits: true);

        _meeting.Run.End();

        Assert.Equal(2, (int?)Assert.Single(_meeting.State.Reports).Head["totalParticipantCount"]);
        Assert.False(_meeting.Run.IsOn);
        Assert.Empty(_meeting.Run.Lobby);
    }

    [Fact]
    public void Change_WhileRunning_IsInForceAsDocumented()
    {
        _meeting.Run.Start();

        _meeting.Change(new JsonObject
        {
            ["lobbyBypassSettings"] = new JsonObject { ["scope"] = "organizer" },
            ["allowWhiteboard"] = false,
        });

        Assert.Equal("organizer", (string?)_meeting.MembersInForce["lobbyBypassSettings"]!["scope"]);
        Assert.True((bool?)_meeting.MembersInForce["allowWhiteboard"]);
        Assert.False((bool?)_meeting.Members["allowWhiteboard"]);
        _meeting.Run.End();
        Assert.False((bool?)_meeting.MembersInForce["allowWhiteboard"]);
    }

    [Fact]
    public void Change_GraphWouldRefuse_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => _meeting.Change(new JsonObject { ["id"] = "other" }));

    [Fact]
    public void AddFromCalendar_Stranger_IsRefused() =>
        Assert.Throws<ArgumentException>(() => shared.Teams.Meetings.AddFromCalendar(EmulatedUser.Create("Nobody", "nobody@contoso.example")));
}
