namespace SecureTeams.Emulator.Meetings.Running;

/// <summary>A participant in a running meeting or in its lobby.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Role">As what; in the lobby, as what the participant will come in.</param>
/// <param name="Waits">Whether the participant is in the lobby.</param>
/// <param name="Since">Since when, by the emulator's clock.</param>
public sealed record RosterEntry(EmulatedParticipant Participant, RosterRole Role, bool Waits, DateTimeOffset Since);
