using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Graph.Models;
using SecureTeams.Meetings.Wire;

namespace SecureTeams.Tests.Compatibility;

/// <summary>What Microsoft's serializer writes, read by us: every member arrives, known or kept.</summary>
public sealed class GraphsReadByUsTests
{
    /// <summary>Lists of their own, and a live event's report, which is bytes.</summary>
    private static readonly string[] Navigation = ["AttendanceReports", "Recordings", "Transcripts"];

    /// <summary>Members of Graph's model that our types leave among the additional ones.</summary>
    private static readonly string[] OnlyKept = ["attendeeReport", "broadcastSettings", "cloudVideoInteropInfo", "meetingTemplateId"];

    /// <summary>Members of ours that Graph's model does not have.</summary>
    private static readonly string[] BeyondTheModel = ["AnonymizedRoles", "AdditionalMembers", "BelowFloor"];

    [Fact]
    public void Meeting_EveryMember_FillsEveryMemberOfOurs()
    {
        SecureTeams.Meetings.OnlineMeeting read = Read(FullMeeting());
        foreach (var property in read.GetType().GetProperties().Where(property => !BeyondTheModel.Contains(property.Name)))
        {
            object? value = property.GetValue(read);
            Assert.True(value is not (null or System.Collections.ICollection { Count: 0 }), $"'{property.Name}' is empty.");
        }
    }

    [Fact]
    public void Meeting_MembersThatOurTypesDoNotHave_AreTheListedOnesAndKept()
    {
        SecureTeams.Meetings.OnlineMeeting read = Read(FullMeeting());
        Assert.Equal(OnlyKept, read.AdditionalMembers.Keys.Where(name => !name.StartsWith('@') && !name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Meeting_ReadAndWrittenAgainByUs_LosesIdentitiesOnly()
    {
        JsonObject written = KiotaJson.Write(FullMeeting());
        MeetingWire wire = JsonSerializer.Deserialize(written.ToJsonString(), MeetingJson.Default.MeetingWire)!;
        var again = JsonNode.Parse(JsonSerializer.Serialize(wire, MeetingJson.Default.MeetingWire));
        Assert.DoesNotContain(WireComparison.Lost(written, again), path => !path.Contains("/identity/", StringComparison.Ordinal));
    }

    [Fact]
    public void LobbyScope_EveryValue_IsKnownToUs()
    {
        foreach (LobbyBypassScope value in Enum.GetValues<LobbyBypassScope>())
        {
            OnlineMeeting meeting = Bare();
            meeting.LobbyBypassSettings = new LobbyBypassSettings { Scope = value };
            LobbyScope scope = Read(meeting).LobbyBypass!.Value;
            Assert.Equal(KiotaJson.Values(typeof(LobbyBypassScope))[(int)value], scope.Value);
            Assert.Equal(value != LobbyBypassScope.UnknownFutureValue, scope.IsKnown);
        }
    }

    [Fact]
    public void Presenters_EveryValue_IsKnownToUs() => AssertKnown<OnlineMeetingPresenters>(
        (meeting, value) => meeting.AllowedPresenters = value,
        read => (read.Presenters!.Value.Value, read.Presenters.Value.IsKnown));

    [Fact]
    public void Admitters_EveryValue_IsKnownToUs() => AssertKnown<AllowedLobbyAdmitterRoles>(
        (meeting, value) => meeting.AllowedLobbyAdmitters = value,
        read => (read.Admitters!.Value.Value, read.Admitters.Value.IsKnown));

    [Fact]
    public void Chat_EveryValue_IsKnownToUs() => AssertKnown<Microsoft.Graph.Models.MeetingChatMode>(
        (meeting, value) => meeting.AllowMeetingChat = value,
        read => (read.Chat!.Value.Value, read.Chat.Value.IsKnown));

    [Fact]
    public void ChatHistory_EveryValue_IsKnownToUs() => AssertKnown<MeetingChatHistoryDefaultMode>(
        (meeting, value) => meeting.ShareMeetingChatHistoryDefault = value,
        read => (read.ChatHistory!.Value.Value, read.ChatHistory.Value.IsKnown));

    [Fact]
    public void LiveShare_EveryValue_IsKnownToUs() => AssertKnown<MeetingLiveShareOptions>(
        (meeting, value) => meeting.AllowLiveShare = value,
        read => (read.LiveShare!.Value.Value, read.LiveShare.Value.IsKnown));

    [Fact]
    public void Type_EveryValue_IsKnownToUs() => AssertKnown<OnlineMeetingType>(
        (meeting, value) => meeting.MeetingType = value,
        read => (read.Type!.Value.Value, read.Type.Value.IsKnown));

    [Fact]
    public void Role_EveryValue_IsKnownToUs() => AssertKnown<OnlineMeetingRole>(
        (meeting, value) => meeting.Participants = new MeetingParticipants { Attendees = [new MeetingParticipantInfo { Upn = "a@contoso.example", Role = value }] },
        read => (Assert.Single(read.Attendees).Role.Value, read.Attendees[0].Role.IsKnown));

    private static void AssertKnown<TValue>(Action<OnlineMeeting, TValue> set, Func<SecureTeams.Meetings.OnlineMeeting, (string Value, bool IsKnown)> get)
        where TValue : struct, Enum
    {
        IReadOnlyList<string> texts = KiotaJson.Values(typeof(TValue));
        foreach ((int index, TValue value) in Enum.GetValues<TValue>().Index())
        {
            OnlineMeeting meeting = Bare();
            set(meeting, value);
            (string text, bool isKnown) = get(Read(meeting));
            Assert.Equal(texts[index], text);
            Assert.Equal(text != "unknownFutureValue", isKnown);
        }
    }

    private static OnlineMeeting Bare() => new() { Id = "MSo1" };

    private static OnlineMeeting FullMeeting() => KiotaJson.Filled(new OnlineMeeting(), Navigation);

    private static SecureTeams.Meetings.OnlineMeeting Read(OnlineMeeting meeting) =>
        MeetingReader.Read(JsonSerializer.Deserialize(KiotaJson.Write(meeting).ToJsonString(), MeetingJson.Default.MeetingWire)!);
}
