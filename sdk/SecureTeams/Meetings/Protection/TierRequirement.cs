using SecureTeams.Meetings.Strictness;

namespace SecureTeams.Meetings.Protection;

/// <summary>
/// A setting that a tier asks for.
/// </summary>
/// <param name="Setting">The setting, by the name of its property on <see cref="MeetingPolicy"/>.</param>
/// <param name="Value">The value, or anything stricter.</param>
/// <param name="IsEnforced">Whether the tier enforces it, or only proposes it.</param>
public sealed record TierRequirement(string Setting, string Value, bool IsEnforced)
{
    /// <summary>What is asked for is what somebody who states nothing lacks.</summary>
    internal static IEnumerable<TierRequirement> Of(PolicyValues values, bool isEnforced) =>
        PolicyComparison.Weaker(values, default).Select(finding => new TierRequirement(finding.Setting, finding.Asked, isEnforced));
}
