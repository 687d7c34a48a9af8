namespace SecureTeams.Graph;

/// <summary>Who calls: the application, and whether its tokens are a user's.</summary>
internal readonly record struct GraphCaller(Guid? ClientId, bool IsDelegated)
{
    /// <summary>Gets a value indicating whether the cloud that is called has no online meetings.</summary>
    internal bool LacksMeetings { get; init; }
}
