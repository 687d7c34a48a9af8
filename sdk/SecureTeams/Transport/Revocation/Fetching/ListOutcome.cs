using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Transport.Revocation.Fetching;

/// <summary>A list and when it was fetched, or why there is none.</summary>
internal readonly record struct ListOutcome(RevocationList? List, RevocationFailure Failure, DateTimeOffset At);
