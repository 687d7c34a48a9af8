namespace SecureTeams.Emulator.Graph;

/// <summary>Endpoint metadata: what a route asks of Graph, and which permissions suffice for it.</summary>
internal sealed record GraphRoute(GraphOperation Operation, GraphPermission Permission);
