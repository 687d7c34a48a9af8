namespace SecureTeams.Meetings;

/// <summary>
/// The outcome of asking for a meeting by an external id.
/// </summary>
/// <param name="Meeting">The meeting, with the draft's policy applied and read back.</param>
/// <param name="WasCreated">
/// <see langword="true"/> when the call created it, <see langword="false"/> when it existed, or when an earlier attempt of the call
/// created it whose answer was lost.
/// </param>
public sealed record CreateOrGetResult(OnlineMeeting Meeting, bool WasCreated)
{
    /// <summary>
    /// Gets how long the meeting could be joined without the draft's policy, as far as this call saw: from the service's first answer
    /// to the one that confirmed the policy. Meanwhile a new meeting had the tenant's defaults, an existing one the options it had.
    /// </summary>
    public TimeSpan Unguarded { get; init; }

    /// <summary>Gets the meeting as it was in between, with the options that were in force then.</summary>
    public OnlineMeeting? Before { get; init; }
}
