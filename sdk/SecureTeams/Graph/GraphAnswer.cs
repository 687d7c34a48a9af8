namespace SecureTeams.Graph;

internal readonly record struct GraphAnswer<T>(T Value, CallFacts Facts);
