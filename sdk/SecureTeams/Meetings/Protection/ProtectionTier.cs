using SecureTeams.Meetings.Strictness;

namespace SecureTeams.Meetings.Protection;

/// <summary>
/// One of Microsoft's tiers of protection for meetings, with the settings that it asks for.
/// </summary>
/// <remarks>
/// A tier enforces some settings and only proposes others; <see cref="Requirements"/> says which. Two of its settings have no Microsoft Graph
/// member and are reported as not observable. Source: Microsoft's pages "Configure Teams meetings with baseline, sensitive and highly
/// sensitive protection". The enforcement itself takes a sensitivity label or a template, and with it Teams Premium.
/// </remarks>
public sealed class ProtectionTier
{
    private readonly PolicyValues _enforced;
    private readonly PolicyValues _proposed;

    private ProtectionTier(string name, IReadOnlyList<LobbyScope> scopes, PolicyValues enforced, PolicyValues proposed, bool recordingIsObservable)
    {
        Name = name;
        AcceptedLobbyScopes = scopes;
        _enforced = enforced;
        _proposed = proposed;
        NotObservable = recordingIsObservable ? ["Manage what attendees see"] : ["Who can record", "Manage what attendees see"];
        Policy = (PolicyComparison.Intersect(enforced, proposed) with { Admitters = LobbyAdmitters.OrganizerAndCoOrganizers }).ToPolicy();
        Requirements = [.. TierRequirement.Of(enforced, isEnforced: true), .. TierRequirement.Of(proposed, isEnforced: false)];
    }

    /// <summary>Gets the tier for all meetings: trusted organizations bypass the lobby, callers wait, members of the organization present.</summary>
    public static ProtectionTier Baseline { get; } = new(
        nameof(Baseline),
        [LobbyScope.Organizer, LobbyScope.Invited, LobbyScope.OrganizationExcludingGuests, LobbyScope.Organization, LobbyScope.OrganizationAndFederated],
        enforced: new() { DialInBypassesLobby = false },
        proposed: new() { LobbyBypass = LobbyScope.OrganizationAndFederated, Presenters = PresenterScope.Organization, RecordAutomatically = false },
        recordingIsObservable: false);

    /// <summary>Gets the tier for meetings about sensitive things: only invited people bypass the lobby.</summary>
    public static ProtectionTier Sensitive { get; } = new(
        nameof(Sensitive),
        [LobbyScope.Organizer, LobbyScope.Invited],
        enforced: new() { LobbyBypass = LobbyScope.Invited, DialInBypassesLobby = false, Presenters = PresenterScope.Organization },
        proposed: new() { RecordAutomatically = false },
        recordingIsObservable: false);

    /// <summary>Gets the tier for highly sensitive meetings: everybody waits, nothing is recorded, media are encrypted end to end and watermarked.</summary>
    public static ProtectionTier HighlySensitive { get; } = new(
        nameof(HighlySensitive), [LobbyScope.Organizer], Highly(MeetingChatMode.Limited), proposed: default, recordingIsObservable: true);

    /// <summary>Gets the tier for highly sensitive presentations: as <see cref="HighlySensitive"/>, without a chat, and attendees neither speak nor show themselves.</summary>
    public static ProtectionTier HighlySensitivePresentation { get; } = new(
        nameof(HighlySensitivePresentation),
        [LobbyScope.Organizer],
        Highly(MeetingChatMode.Disabled) with { AllowAttendeeMicrophone = false, AllowAttendeeCamera = false },
        proposed: default,
        recordingIsObservable: true);

    /// <summary>Gets the tiers, the weakest first. Whatever satisfies one satisfies those before it.</summary>
    public static IReadOnlyList<ProtectionTier> All { get; } = [Baseline, Sensitive, HighlySensitive, HighlySensitivePresentation];

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the lobby scopes that the tier accepts. They are listed, because scopes are not all comparable: invited people may come from outside the organization.</summary>
    public IReadOnlyList<LobbyScope> AcceptedLobbyScopes { get; }

    /// <summary>Gets what the tier asks for, what it enforces first.</summary>
    public IReadOnlyList<TierRequirement> Requirements { get; }

    /// <summary>Gets the settings of the tier that Microsoft Graph does not show, so that nothing here can say whether they hold.</summary>
    public IReadOnlyList<string> NotObservable { get; }

    /// <summary>Gets the policy that satisfies the tier: what it enforces and what it proposes, with the lobby in the hands of the organizer and co-organizers.</summary>
    public MeetingPolicy Policy { get; }

    /// <summary>Says which tiers a meeting satisfies, and what is missing for the others.</summary>
    /// <param name="meeting">The meeting, as the service describes it.</param>
    /// <returns>The report; what the meeting does not state counts as missing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="meeting"/> is null.</exception>
    public static TierReport Evaluate(OnlineMeeting meeting)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        return TierReport.Of(PolicyValues.Of(meeting));
    }

    /// <summary>Says which tiers a policy satisfies, and what is missing for the others.</summary>
    /// <param name="policy">The policy.</param>
    /// <returns>The report; what the policy does not state counts as missing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="policy"/> is null.</exception>
    public static TierReport Evaluate(MeetingPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return TierReport.Of(PolicyValues.Of(policy));
    }

    /// <summary>Tightens a draft until it satisfies the tier. What is stricter already stays, and so does a lobby scope that the tier accepts.</summary>
    /// <param name="draft">The draft.</param>
    /// <returns>The tightened draft. The lobby is in the hands of the organizer and co-organizers, as in <see cref="Policy"/>, and what another setting excludes is off.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="draft"/> is null.</exception>
    public MeetingDraft Apply(MeetingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return Tightening.Of(draft, Tighten(PolicyValues.Of(draft.Policy), PolicyValues.Of(Policy)));
    }

    /// <summary>Returns the name.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => Name;

    /// <summary>Tightens values until what the tier enforces holds.</summary>
    internal PolicyValues TightenEnforced(in PolicyValues values) => Tighten(values, _enforced);

    internal IReadOnlyList<TierGap> GapsOf(in PolicyValues actual)
    {
        var gaps = new List<TierGap>();
        Add(gaps, _enforced, actual, isEnforced: true);
        Add(gaps, _proposed, actual, isEnforced: false);
        return gaps;
    }

    private void Add(List<TierGap> gaps, in PolicyValues required, in PolicyValues actual, bool isEnforced)
    {
        foreach (PolicyFinding finding in PolicyComparison.Weaker(required, actual))
        {
            if (!Holds(finding.Setting, actual))
            {
                gaps.Add(new TierGap(finding.Setting, finding.Asked, finding.Actual, isEnforced));
            }
        }
    }

    /// <summary>The lobby scope is compared with the list, and what may not be recorded does not record itself; everything else is compared by strictness.</summary>
    private bool Holds(string setting, in PolicyValues actual) => setting switch
    {
        nameof(PolicyValues.LobbyBypass) => Accepts(actual.LobbyBypass),
        nameof(PolicyValues.RecordAutomatically) => actual.AllowRecording is false,
        _ => false,
    };

    /// <summary>A scope that the tier lists needs no change, even where it is not comparable with the one that the tier names.</summary>
    private PolicyValues Tighten(in PolicyValues values, in PolicyValues asked) =>
        PolicyComparison.Intersect(values, Accepts(values.LobbyBypass) ? asked with { LobbyBypass = null } : asked);

    private bool Accepts(LobbyScope? scope) => scope is { } stated && AcceptedLobbyScopes.Contains(stated);

    private static PolicyValues Highly(MeetingChatMode chat) => new()
    {
        LobbyBypass = LobbyScope.Organizer,
        DialInBypassesLobby = false,
        Presenters = PresenterScope.Organizer,
        Chat = chat,
        AllowRecording = false,
        RecordAutomatically = false,
        AllowCopyingContent = false,
        WatermarkContent = true,
        WatermarkVideo = true,
        IsEndToEndEncrypted = true,
    };
}
