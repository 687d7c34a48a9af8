namespace SecureTeams.Meetings.Floors;

/// <summary>
/// A draft or a change is weaker than the organisation's floor. Nothing was sent.
/// </summary>
public sealed class MeetingBelowFloorException : SecureTeamsException
{
    /// <summary>Initializes a new instance of the <see cref="MeetingBelowFloorException"/> class.</summary>
    /// <param name="findings">The settings that are below the floor; at least one.</param>
    public MeetingBelowFloorException(IReadOnlyList<PolicyFinding> findings)
        : base(
            SecureTeamsErrorCode.MeetingBelowFloor,
            $"The meeting would be below the organisation's floor: {string.Join("; ", findings ?? throw new ArgumentNullException(nameof(findings)))}.",
            "Tighten the draft, for example by MeetingFloor.Tighten, or let whoever owns secureteams.json change the floor.") => Findings = findings;

    /// <summary>Gets the settings that are below the floor.</summary>
    public IReadOnlyList<PolicyFinding> Findings { get; }
}
