namespace SecureTeams.Benchmarks.Measuring;

/// <summary>What one compilation with one set cost.</summary>
internal readonly record struct Sample(double CpuMilliseconds, double AllocatedMegabytes, int Findings);
