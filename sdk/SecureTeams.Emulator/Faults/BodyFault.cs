namespace SecureTeams.Emulator.Faults;

/// <summary>Marks a request whose answer stops in the middle: for a time, or, without one, for ever.</summary>
internal sealed record BodyFault(TimeSpan? Pause, TimeProvider Clock);
