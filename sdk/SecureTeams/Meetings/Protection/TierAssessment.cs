namespace SecureTeams.Meetings.Protection;

/// <summary>
/// How a meeting compares with one tier.
/// </summary>
/// <param name="Tier">The tier.</param>
/// <param name="Gaps">The settings in which the meeting is weaker; empty when the tier is satisfied.</param>
public sealed record TierAssessment(ProtectionTier Tier, IReadOnlyList<TierGap> Gaps)
{
    /// <summary>Gets a value indicating whether everything that can be observed is at least as strict as the tier asks, what it only proposes included.</summary>
    public bool IsSatisfied => Gaps.Count == 0;

    /// <summary>Gets a value indicating whether everything that the tier enforces, and that can be observed, holds.</summary>
    public bool IsEnforcedPartSatisfied => Gaps.All(gap => !gap.IsEnforced);

    /// <summary>Gets the settings of the tier that Microsoft Graph does not show.</summary>
    public IReadOnlyList<string> NotObservable => Tier.NotObservable;
}
