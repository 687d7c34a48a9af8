using SecureTeams.Admission;

namespace SecureTeams.Tests.Admission;

public sealed class RoleCapabilitiesTests
{
    [Theory]
    [InlineData(MeetingCapability.SpeakAndShareVideo, true, true)]
    [InlineData(MeetingCapability.Chat, true, true)]
    [InlineData(MeetingCapability.ChangeMeetingOptions, true, false)]
    [InlineData(MeetingCapability.MuteOthers, true, false)]
    [InlineData(MeetingCapability.RemoveOthers, true, false)]
    [InlineData(MeetingCapability.ShareContent, true, false)]
    [InlineData(MeetingCapability.AdmitFromLobby, true, false)]
    [InlineData(MeetingCapability.ChangeRoles, true, false)]
    [InlineData(MeetingCapability.Record, true, false)]
    [InlineData(MeetingCapability.TakeSlideControl, true, false)]
    public void Decide_RowOfTheTable_GivesItsAnswer(MeetingCapability capability, bool presenter, bool attendee)
    {
        Assert.Equal(presenter, RoleCapabilities.Decide(ParticipantRole.Organizer, capability).IsAllowed);
        Assert.Equal(presenter, RoleCapabilities.Decide(ParticipantRole.Presenter, capability).IsAllowed);
        CapabilityDecision decision = RoleCapabilities.Decide(ParticipantRole.Attendee, capability);
        Assert.Equal(attendee, decision.IsAllowed);
        Assert.NotEmpty(decision.Reason);
    }

    [Fact]
    public void Decide_OutsideTheTable_IsNotAllowed()
    {
        Assert.False(RoleCapabilities.Decide(ParticipantRole.Presenter, (MeetingCapability)99).IsAllowed);
        Assert.False(RoleCapabilities.Decide((ParticipantRole)99, MeetingCapability.Chat).IsAllowed);
    }
}
