namespace SecureTeams.Meetings;

/// <summary>
/// The service accepted a request, but the meeting it answered with is weaker than asked.
/// </summary>
/// <remarks>
/// The meeting exists. It is carried along so that the caller can tighten it or delete it; nothing is rolled back silently.
/// </remarks>
public sealed class MeetingPolicyNotAppliedException : SecureTeamsException
{
    /// <summary>Initializes a new instance of the <see cref="MeetingPolicyNotAppliedException"/> class.</summary>
    /// <param name="meeting">The meeting as the service left it.</param>
    /// <param name="findings">The settings that are weaker than asked; at least one.</param>
    public MeetingPolicyNotAppliedException(OnlineMeeting meeting, IReadOnlyList<PolicyFinding> findings)
        : base(
            SecureTeamsErrorCode.MeetingPolicyNotApplied,
            $"The service left the meeting weaker than asked: {string.Join("; ", findings ?? throw new ArgumentNullException(nameof(findings)))}.",
            "Look for a tenant policy or sensitivity label that overrides the option; then tighten or delete the meeting in the exception's Meeting property.")
    {
        ArgumentNullException.ThrowIfNull(meeting);
        Meeting = meeting;
        Findings = findings;
    }

    /// <summary>Gets the meeting as the service left it. It exists and can be joined.</summary>
    public OnlineMeeting Meeting { get; }

    /// <summary>Gets the settings that are weaker than asked.</summary>
    public IReadOnlyList<PolicyFinding> Findings { get; }
}
