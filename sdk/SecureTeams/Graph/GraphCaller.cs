using SecureTeams.Identity.Tokens;

namespace SecureTeams.Graph;

/// <summary>Who calls: the application, and whether its tokens are a user's.</summary>
internal readonly record struct GraphCaller(Guid? ClientId, bool IsDelegated)
{
    /// <summary>Gets the client's own source of tokens, by which it is told from others.</summary>
    internal TokenSource? Tokens { get; init; }

    /// <summary>Gets a value indicating whether the cloud that is called has no online meetings.</summary>
    internal bool LacksMeetings { get; init; }
}
