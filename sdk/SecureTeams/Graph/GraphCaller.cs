namespace SecureTeams.Graph;

/// <summary>Who calls: the application, and whether its tokens are a user's.</summary>
internal readonly record struct GraphCaller(Guid? ClientId, bool IsDelegated);
