namespace SecureTeams.Meetings;

/// <summary>
/// The outcome of asking for a meeting by an external id.
/// </summary>
/// <param name="Meeting">The meeting, with the draft's policy applied and read back.</param>
/// <param name="WasCreated"><see langword="true"/> when the call created it, <see langword="false"/> when it existed.</param>
public sealed record CreateOrGetResult(OnlineMeeting Meeting, bool WasCreated);
