using SecureTeams.Emulator.Meetings.Running;

namespace SecureTeams.Emulator.Meetings.Artifacts;

/// <summary>That a participant was in a meeting from one time to another; several of one participant make one record.</summary>
/// <param name="Participant">Who.</param>
/// <param name="Role">As what, at the end.</param>
/// <param name="Joined">From when.</param>
/// <param name="Left">Until when; not before <paramref name="Joined"/>.</param>
public sealed record Attendance(EmulatedParticipant Participant, RosterRole Role, DateTimeOffset Joined, DateTimeOffset Left);
