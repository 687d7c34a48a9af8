using CsCheck;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Floors.Document;
using SecureTeams.Tests.Meetings.Protection;
using SecureTeams.Tests.Meetings.Strictness;

namespace SecureTeams.Tests.Meetings.Floors;

public sealed class FloorTighteningTests
{
    [Fact]
    public void Tighten_DraftWithoutPresenters_LeavesTheOrganizer()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "presenters": "roleIsPresenter" } }""");
        MeetingDraft open = ProtectionTierTests.Draft with { Policy = MeetingFloorTests.Weakest };
        Assert.Equal(PresenterScope.Organizer, floor.Tighten(open).Policy.Presenters);
        Assert.Equal(PresenterScope.SpecificPeople, floor.Tighten(open with { Attendees = [ProtectionTierTests.Speaker] }).Policy.Presenters);
    }

    [Fact]
    public void Tighten_EncryptedDraft_SwitchesOffWhatThatExcludes()
    {
        MeetingFloor floor = MeetingFloor.Parse("""{ "meetings": { "endToEndEncryption": true } }""");
        MeetingPolicy tightened = floor.Tighten(MeetingFloorTests.Weakest with { AllowRecording = true, RecordAutomatically = true, AllowTranscription = true });
        Assert.Equal((true, false, false, false), (tightened.IsEndToEndEncrypted, tightened.AllowRecording, tightened.RecordAutomatically, tightened.AllowTranscription));
        Assert.Empty(tightened.Conflicts);
    }

    [Fact]
    public void Tighten_AnyDraftByAnyFloor_CanBeSentWithoutConflicts()
    {
        Gen<string> settings = Gen.OneOf([.. FloorSetting.All.Select(setting => Gen.OneOf([.. (setting.Words is { } words ? words.Select(word => $"\"{word}\"") : ["true", "false"]).Select(value => Gen.Const($"\"{setting.Name}\": {value}"))]))]);
        Gen.Select(PolicyStrictnessTests.Policies, settings.Array[0, 4], Gen.Bool).Sample((policy, demands, isListed) =>
        {
            MeetingFloor floor = MeetingFloor.Parse($$"""{ "meetings": { {{string.Join(", ", demands.DistinctBy(demand => demand.Split(':')[0]))}} } }""");
            MeetingDraft draft = floor.Tighten(ProtectionTierTests.Draft with { Policy = policy, Attendees = isListed ? [ProtectionTierTests.Speaker] : [] });
            TeamsMeetingsClient.Validate(draft);
            Assert.Empty(draft.Policy.Conflicts);
            Assert.Empty(floor.Check(draft.Policy));
            Assert.True(draft.Policy.IsAtLeastAsStrictAs(policy));
            Assert.Equal(draft.Policy, floor.Tighten(draft).Policy);
        });
    }
}
