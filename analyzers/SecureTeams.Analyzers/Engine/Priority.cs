namespace SecureTeams.Analyzers.Engine;

/// <summary>How much a finding matters, whatever its severity; the modes raise by it.</summary>
internal enum Priority
{
    P0,
    P1,
    P2,
}
