using System.Reflection;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Members;
using SecureTeams.Meetings.Updating;

namespace SecureTeams.Tests.Meetings.Members;

public sealed class MeetingMembersTests
{
    [Theory]
    [InlineData(MeetingMembers.AllowAttendeeCamera, true)]
    [InlineData(MeetingMembers.AllowAttendeeMicrophone, true)]
    [InlineData(MeetingMembers.AllowCopyingContent, true)]
    [InlineData(MeetingMembers.Admitters, true)]
    [InlineData(MeetingMembers.Presenters, true)]
    [InlineData(MeetingMembers.Chat, true)]
    [InlineData(MeetingMembers.AllowRecording, true)]
    [InlineData(MeetingMembers.AllowReactions, true)]
    [InlineData(MeetingMembers.AllowTranscription, true)]
    [InlineData(MeetingMembers.AnnounceEntryAndExit, true)]
    [InlineData(MeetingMembers.LobbyBypass, true)]
    [InlineData(MeetingMembers.DialInBypassesLobby, true)]
    [InlineData(MeetingMembers.AllowBreakoutRooms, false)]
    [InlineData(MeetingMembers.LiveShare, false)]
    [InlineData(MeetingMembers.AllowPowerPointSharing, false)]
    [InlineData(MeetingMembers.AllowWhiteboard, false)]
    [InlineData(MeetingMembers.HideAttendeeIdentities, false)]
    [InlineData(MeetingMembers.Schedule, false)]
    [InlineData(MeetingMembers.Attendees, false)]
    [InlineData(MeetingMembers.RecordAutomatically, false)]
    [InlineData(MeetingMembers.Subject, false)]
    [InlineData(MeetingMembers.WatermarkContent, false)]
    [InlineData(MeetingMembers.WatermarkVideo, false)]
    public void EffectiveWhileRunning_EachMember_IsAsDocumented(MeetingMembers member, bool isLive)
    {
        var update = new MeetingUpdate(new OnlineMeeting { Id = "1" }, member);
        Assert.Equal(isLive ? member : MeetingMembers.None, update.EffectiveNow);
        Assert.Equal(isLive ? MeetingMembers.None : member, update.EffectiveLater);
    }

    [Fact]
    public void Table_HasARowForEveryMember()
    {
        int rows = typeof(MeetingMembersTests).GetMethod(nameof(EffectiveWhileRunning_EachMember_IsAsDocumented))!.GetCustomAttributes<InlineDataAttribute>().Count();
        Assert.Equal(Single().Length, rows);
    }

    [Fact]
    public void Members_OfAChangeWithEverything_AreAll()
    {
        Assert.Equal(Single().Aggregate(MeetingMembers.None, (all, member) => all | member), EveryMember.Change().Members);
        Assert.Equal(MeetingMembers.None, new MeetingChange().Members);
    }

    [Fact]
    public void Members_Each_IsAPropertyOfTheChange() =>
        Assert.All(Single(), member => Assert.NotNull(typeof(MeetingChange).GetProperty(member.ToString())));

    [Fact]
    public void ToString_OfAChange_HasNamesAndNoValues()
    {
        string text = new MeetingChange { Subject = "Merger", Chat = MeetingChatMode.Limited }.ToString();
        Assert.Equal("MeetingChange { Subject, Chat }", text);
    }

    private static MeetingMembers[] Single() => [.. Enum.GetValues<MeetingMembers>().Where(member => int.PopCount((int)member) == 1)];
}
