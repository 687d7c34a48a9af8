namespace SecureTeams.Analyzers.Engine;

/// <summary>A test that looks at a few characters of a literal and allocates nothing.</summary>
internal delegate bool TextGate(string text);
