namespace SecureTeams.Benchmarks.Meetings.Contenders;

/// <summary>A sample of what a client read, to see that all read the same.</summary>
internal readonly record struct MeetingSeen(string? Id, string? Subject, DateTimeOffset? Start, string? Lobby, bool? DialIn, string? Presenters, string? Admitters, bool? Recording, string? JoinUrl, string? Organizer);
