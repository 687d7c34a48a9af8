namespace SecureTeams.Benchmarks.Meetings;

/// <summary>What one operation cost the client's process in the mean of one round: by the clock, of all threads, and on the heap.</summary>
internal readonly record struct MeetingsCost(double Microseconds, double CpuMicroseconds, double Bytes);
