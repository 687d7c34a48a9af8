using SecureTeams.Admission.Deciding;
using SecureTeams.Admission.Participants;
using SecureTeams.Tenant;

namespace SecureTeams.Admission;

/// <summary>
/// Decides who gets into a meeting: pure, thread-safe, and without allocation where it only decides.
/// </summary>
/// <remarks>
/// The layers in their order: what holds in the tenant and for the organizer's policy comes before the lobby; a sensitivity label or
/// template that is enforced before the meeting's own options; and these before the policy's defaults.
/// Source: the lobby table and "Participant Admittance" of the guide "Security and Microsoft Teams"; under
/// <see cref="GuidanceProfile.Current"/> the Teams pages on the lobby and on anonymous participants.
/// </remarks>
public static class AdmissionEngine
{
    /// <summary>Decides what happens to a participant at the door.</summary>
    /// <param name="tenant">What holds in the whole tenant.</param>
    /// <param name="policy">What the administrator allows the organizer.</param>
    /// <param name="meeting">The meeting's own options.</param>
    /// <param name="participant">Who is at the door.</param>
    /// <param name="roster">What the run has seen so far.</param>
    /// <param name="profile">Which description of Teams to follow. Default: <see cref="GuidanceProfile.Current"/>.</param>
    /// <returns>The outcome, its reason and what it rests on. What is unknown waits in the lobby or is refused, never admitted.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="profile"/> is not one of the profiles.</exception>
    public static AdmissionDecision Decide(
        TenantConfiguration tenant,
        TenantMeetingPolicy policy,
        MeetingAccess meeting,
        in Participant participant,
        MeetingRoster roster = default,
        GuidanceProfile profile = GuidanceProfile.Current)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(meeting);
        var door = new Door(tenant, policy, meeting, participant, roster.HasStarted, profile);
        AdmissionDecision decision = profile switch
        {
            GuidanceProfile.Current => CurrentRules.Decide(door),
            GuidanceProfile.SeedGuide => GuideRules.Decide(door),
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "The profile is not one of GuidanceProfile."),
        };
        return decision with { TrustDowngraded = door.TrustDowngraded };
    }

    /// <summary>Decides what happens to a participant at the door of a scene.</summary>
    /// <param name="scene">The meeting and what is around it.</param>
    /// <param name="participant">Who is at the door.</param>
    /// <param name="roster">What the run has seen so far.</param>
    /// <returns>The outcome, its reason and what it rests on.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> is null.</exception>
    public static AdmissionDecision Decide(AdmissionScene scene, in Participant participant, MeetingRoster roster)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return Decide(scene.Tenant, scene.Policy, scene.Meeting, participant, roster, scene.Profile);
    }

    /// <summary>Decides, and gives the texts: the reason, the sentence of the guide, and what each layer contributed.</summary>
    /// <param name="scene">The meeting and what is around it.</param>
    /// <param name="participant">Who is at the door.</param>
    /// <param name="roster">What the run has seen so far.</param>
    /// <returns>The decision that <see cref="Decide(AdmissionScene, in Participant, MeetingRoster)"/> gives, with its texts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> is null.</exception>
    public static AdmissionExplanation Explain(AdmissionScene scene, in Participant participant, MeetingRoster roster = default)
    {
        AdmissionDecision decision = Decide(scene, participant, roster);
        return new AdmissionExplanation(
            decision,
            AdmissionTexts.Of(decision.Reason),
            decision.Statement.Text,
            decision.Statement.Section,
            AdmissionTrace.Of(scene, participant, roster, decision));
    }

    /// <summary>Gives the matrix of a meeting: every kind of participant, invited and not, and what happens to them.</summary>
    /// <param name="scene">The meeting and what is around it.</param>
    /// <param name="roster">What the run has seen so far.</param>
    /// <returns>The rows, the most trusted kinds first.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scene"/> is null.</exception>
    public static IReadOnlyList<AdmissionRow> ExplainAll(AdmissionScene scene, MeetingRoster roster = default)
    {
        ArgumentNullException.ThrowIfNull(scene);
        var rows = new List<AdmissionRow>(Everybody.All.Length);
        foreach (Participant participant in Everybody.All)
        {
            rows.Add(new(participant, roster, Explain(scene, participant, roster)));
        }

        return rows;
    }

    /// <summary>Says who gains or loses access through a change, before anybody has joined the run and after somebody verified has.</summary>
    /// <param name="before">The scene before the change.</param>
    /// <param name="after">The scene after it.</param>
    /// <returns>Those whose outcome differs; empty when the change opens and closes the door to nobody. Swapping the arguments swaps gain and loss.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<AdmissionChange> Diff(AdmissionScene before, AdmissionScene after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<AdmissionChange>();
        foreach (MeetingRoster roster in (ReadOnlySpan<MeetingRoster>)[MeetingRoster.Empty, new(HasStarted: true)])
        {
            foreach (Participant participant in Everybody.All)
            {
                AdmissionDecision was = Decide(before, participant, roster);
                AdmissionDecision becomes = Decide(after, participant, roster);
                if (was.Outcome != becomes.Outcome)
                {
                    changes.Add(new(participant, roster, was, becomes));
                }
            }
        }

        return changes;
    }
}
