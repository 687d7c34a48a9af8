using CsCheck;
using SecureTeams.Meetings;
using SecureTeams.Meetings.Floors;
using SecureTeams.Meetings.Protection;

namespace SecureTeams.Tests.Meetings.Strictness;

public sealed class PolicyStrictnessTests
{
    private static readonly Gen<bool?> Switch = Gen.OneOf(Gen.Const((bool?)null), Gen.Bool.Select(value => (bool?)value));

    internal static Gen<MeetingPolicy> Policies { get; } =
        from lobby in OneOf(LobbyScope.Organizer, LobbyScope.Invited, LobbyScope.OrganizationExcludingGuests, LobbyScope.Organization, LobbyScope.OrganizationAndFederated, LobbyScope.Everyone)
        from presenters in OneOf(PresenterScope.Organizer, PresenterScope.SpecificPeople, PresenterScope.Organization, PresenterScope.Everyone)
        from admitters in OneOf(LobbyAdmitters.OrganizerAndCoOrganizers, LobbyAdmitters.OrganizerAndCoOrganizersAndPresenters)
        from chat in Gen.OneOf(Gen.Const((MeetingChatMode?)null), OneOf(MeetingChatMode.Disabled, MeetingChatMode.Limited, MeetingChatMode.Enabled).Select(mode => (MeetingChatMode?)mode))
        from dialIn in Gen.Bool
        from switches in Switch.Array[9]
        select new MeetingPolicy
        {
            LobbyBypass = lobby,
            Presenters = presenters,
            Admitters = admitters,
            Chat = chat,
            DialInBypassesLobby = dialIn,
            AllowAttendeeMicrophone = switches[0],
            AllowAttendeeCamera = switches[1],
            AllowRecording = switches[2],
            AllowTranscription = switches[3],
            RecordAutomatically = switches[4],
            AllowCopyingContent = switches[5],
            WatermarkContent = switches[6],
            WatermarkVideo = switches[7],
            IsEndToEndEncrypted = switches[8],
        };

    [Fact]
    public void Order_IsReflexiveAndTransitive() => Gen.Select(Policies, Policies, Policies).Sample((a, b, c) =>
    {
        Assert.True(a.IsAtLeastAsStrictAs(a));
        MeetingPolicy ab = a.Intersect(b);
        MeetingPolicy abc = ab.Intersect(c);
        Assert.True(abc.IsAtLeastAsStrictAs(ab) && ab.IsAtLeastAsStrictAs(a) && abc.IsAtLeastAsStrictAs(a));
        Assert.True(!a.IsAtLeastAsStrictAs(b) || !b.IsAtLeastAsStrictAs(c) || a.IsAtLeastAsStrictAs(c));
    });

    [Fact]
    public void Intersection_IsStricterThanBothAndNoStricterThanNeeded() => Gen.Select(Policies, Policies, Policies).Sample((a, b, other) =>
    {
        MeetingPolicy both = a.Intersect(b);
        Assert.True(both.IsAtLeastAsStrictAs(a) && both.IsAtLeastAsStrictAs(b));
        Assert.True(both.IsAtLeastAsStrictAs(b.Intersect(a)) && b.Intersect(a).IsAtLeastAsStrictAs(both));
        Assert.True(!other.IsAtLeastAsStrictAs(a) || !other.IsAtLeastAsStrictAs(b) || other.IsAtLeastAsStrictAs(both));
    });

    [Fact]
    public void Floors_TightenedPolicy_IsNowhereBelowAndNowhereWeaker() => Gen.Select(Policies, Gen.Int[0, 3]).Sample((policy, tier) =>
    {
        MeetingFloor floor = MeetingFloor.Parse($$"""{ "meetings": { "tier": "{{Name(tier)}}", "presenters": "organization" } }""");
        MeetingPolicy tightened = floor.Tighten(policy);
        Assert.Empty(floor.Check(tightened));
        Assert.True(tightened.IsAtLeastAsStrictAs(policy));
        Assert.Empty(tightened.Conflicts);
        Assert.True(floor.Check(policy).Count > 0 || policy.Conflicts.Count > 0 || tightened == policy);
    });

    [Fact]
    public void NotComparableScopes_AreNeitherStricter()
    {
        MeetingPolicy invited = MeetingPolicy.Strict with { LobbyBypass = LobbyScope.Invited };
        MeetingPolicy organization = MeetingPolicy.Strict with { LobbyBypass = LobbyScope.Organization };
        Assert.False(invited.IsAtLeastAsStrictAs(organization));
        Assert.False(organization.IsAtLeastAsStrictAs(invited));
        Assert.Equal(LobbyScope.Organizer, invited.Intersect(organization).LobbyBypass);
    }

    [Theory]
    [InlineData(true, false, true, null, null, "IsEndToEndEncrypted>AllowRecording")]
    [InlineData(true, false, null, true, null, "IsEndToEndEncrypted>AllowTranscription")]
    [InlineData(true, false, null, null, true, "IsEndToEndEncrypted>RecordAutomatically")]
    [InlineData(false, true, true, true, null, "WatermarkVideo>AllowRecording")]
    [InlineData(false, false, false, null, true, "AllowRecording>RecordAutomatically")]
    [InlineData(true, true, false, false, false, "")]
    [InlineData(null, null, true, true, true, "")]
    public void Conflicts_ExcludeEachOtherAndSaySo(bool? encrypted, bool? watermark, bool? recording, bool? transcription, bool? automatic, string expected)
    {
        MeetingPolicy policy = MeetingPolicy.Strict with
        {
            IsEndToEndEncrypted = encrypted,
            WatermarkVideo = watermark,
            AllowRecording = recording,
            AllowTranscription = transcription,
            RecordAutomatically = automatic,
        };
        Assert.Equal(expected, string.Join(' ', policy.Conflicts.Select(conflict => $"{conflict.Setting}>{conflict.Excluded}")));
        Assert.All(policy.Conflicts, conflict => Assert.EndsWith(".", conflict.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public void Presets_HaveNoConflictsAndTheStrictOneKeepsTheBaselineInWhatItStates()
    {
        Assert.All(ProtectionTier.All, tier => Assert.Empty(tier.Policy.Conflicts));
        Assert.Same(MeetingPolicy.Sensitive, ProtectionTier.Sensitive.Policy);
        Assert.Equal(["RecordAutomatically"], ProtectionTier.Evaluate(MeetingPolicy.Strict).GapsTo(ProtectionTier.Baseline).Select(gap => gap.Setting));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static string Name(int tier) => ((string[])["baseline", "sensitive", "highlySensitive", "highlySensitivePresentation"])[tier];
}
