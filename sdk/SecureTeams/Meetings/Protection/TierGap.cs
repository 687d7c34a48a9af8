namespace SecureTeams.Meetings.Protection;

/// <summary>
/// A setting in which a meeting is weaker than a tier.
/// </summary>
/// <param name="Setting">The setting, by the name of its property on <see cref="MeetingPolicy"/>.</param>
/// <param name="Required">What the tier asks for.</param>
/// <param name="Actual">What the meeting has; <c>(absent)</c> when it does not say.</param>
/// <param name="IsEnforced">Whether the tier enforces the setting, or only proposes it.</param>
public sealed record TierGap(string Setting, string Required, string Actual, bool IsEnforced);
