namespace SecureTeams.Tests.Emulator;

/// <summary>One emulator for a class whose tests touch nothing but meetings and endpoints of their own.</summary>
public sealed class SharedEmulator : EmulatorScenario;
