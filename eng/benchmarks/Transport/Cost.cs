namespace SecureTeams.Benchmarks.Transport;

/// <summary>What a request cost in the mean of one round.</summary>
internal readonly record struct Cost(double Microseconds, double Bytes);
