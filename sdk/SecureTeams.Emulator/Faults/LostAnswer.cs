namespace SecureTeams.Emulator.Faults;

/// <summary>Marks a request whose effect is kept and whose answer is not sent.</summary>
internal sealed class LostAnswer;
