using SecureTeams.Meetings.Strictness;

namespace SecureTeams.Meetings.Protection;

/// <summary>
/// Which of Microsoft's tiers a meeting satisfies.
/// </summary>
/// <param name="Highest">The highest tier that is satisfied, as far as it can be observed; null when not even the baseline is.</param>
/// <param name="Assessments">The comparison with each tier, the weakest tier first.</param>
public sealed record TierReport(ProtectionTier? Highest, IReadOnlyList<TierAssessment> Assessments)
{
    /// <summary>Gets the gaps to a tier.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>The settings in which the meeting is weaker; empty when the tier is satisfied.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="tier"/> is null.</exception>
    public IReadOnlyList<TierGap> GapsTo(ProtectionTier tier)
    {
        ArgumentNullException.ThrowIfNull(tier);
        return Assessments.First(assessment => assessment.Tier == tier).Gaps;
    }

    internal static TierReport Of(in PolicyValues actual)
    {
        var assessments = new List<TierAssessment>(ProtectionTier.All.Count);
        ProtectionTier? highest = null;
        foreach (ProtectionTier tier in ProtectionTier.All)
        {
            var assessment = new TierAssessment(tier, tier.GapsOf(actual));
            assessments.Add(assessment);
            highest = assessment.IsSatisfied ? tier : highest;
        }

        return new TierReport(highest, assessments);
    }
}
