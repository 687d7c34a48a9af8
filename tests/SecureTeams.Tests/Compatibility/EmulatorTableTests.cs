using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Serialization;
using SecureTeams.Emulator.Meetings;

namespace SecureTeams.Tests.Compatibility;

/// <summary>The emulator's table of members against Graph's model: what a new version of the model adds shows up here.</summary>
public sealed class EmulatorTableTests
{
    /// <summary>Lists and streams that are reached by addresses of their own.</summary>
    private static readonly string[] Navigation = ["attendanceReports", "recordings", "transcripts"];

    /// <summary>Members that Graph answers or documents, and that the model does not have.</summary>
    private static readonly string[] BeyondTheModel = ["anonymizeIdentityForRoles", "autoAdmittedUsers"];

    public static TheoryData<string, IParsable> Structures => new()
    {
        { "joinMeetingIdSettings", new JoinMeetingIdSettings() },
        { "participants", new MeetingParticipants() },
        { "participants/attendees", new MeetingParticipantInfo() },
        { "participants/organizer", new MeetingParticipantInfo() },
        { "lobbyBypassSettings", new LobbyBypassSettings() },
        { "chatRestrictions", new ChatRestrictions() },
        { "watermarkProtection", new WatermarkProtectionValues() },
        { "sensitivityLabelAssignment", new OnlineMeetingSensitivityLabelAssignment() },
    };

    public static TheoryData<string, Type> Choices => new()
    {
        { "lobbyBypassSettings/scope", typeof(LobbyBypassScope) },
        { "allowedPresenters", typeof(OnlineMeetingPresenters) },
        { "participants/attendees/role", typeof(OnlineMeetingRole) },
        { "allowedLobbyAdmitters", typeof(AllowedLobbyAdmitterRoles) },
        { "allowMeetingChat", typeof(Microsoft.Graph.Models.MeetingChatMode) },
        { "shareMeetingChatHistoryDefault", typeof(MeetingChatHistoryDefaultMode) },
        { "allowLiveShare", typeof(MeetingLiveShareOptions) },
        { "meetingType", typeof(OnlineMeetingType) },
    };

    [Fact]
    public void Meeting_Members_AreThoseOfTheModel() => Assert.Equal(
        KiotaJson.Members(new OnlineMeeting()).Except(Navigation).Concat(BeyondTheModel).Append("id").Distinct().Order(StringComparer.Ordinal),
        MeetingSchema.Meeting.Select(rule => rule.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Structures), DisableDiscoveryEnumeration = true)]
    public void Structure_Members_AreThoseOfTheModel(string path, IParsable model) =>
        Assert.Equal(KiotaJson.Members(model), RuleOf(path).Members.Select(rule => rule.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Choices))]
    public void Choice_Values_AreThoseOfTheModelOnBothSidesOfTheSentinel(string path, Type enumeration)
    {
        EvolvableEnum choices = RuleOf(path).Choices!;
        IReadOnlyList<string> values = KiotaJson.Values(enumeration);
        int sentinel = values.ToList().IndexOf(EvolvableEnum.Sentinel);
        Assert.Equal(values.Take(sentinel).Order(StringComparer.Ordinal), choices.BeforeSentinel.Order(StringComparer.Ordinal));
        Assert.Equal(values.Skip(sentinel + 1).Order(StringComparer.Ordinal), choices.AfterSentinel.Order(StringComparer.Ordinal));
    }

    private static MemberRule RuleOf(string path)
    {
        string[] names = path.Split('/');
        MemberRule rule = MeetingSchema.Meeting.Single(rule => rule.Name == names[0]);
        return names.Skip(1).Aggregate(rule, (parent, name) => parent.Members.Single(member => member.Name == name));
    }
}
