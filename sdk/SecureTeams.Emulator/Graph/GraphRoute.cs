namespace SecureTeams.Emulator.Graph;

/// <summary>Endpoint metadata: what a route asks of Graph.</summary>
internal sealed record GraphRoute(GraphOperation Operation);
