namespace SecureTeams.Analyzers.Engine.Tracing;

internal enum CallbackVerdict
{
    /// <summary>Never reported as bad.</summary>
    Unknown,
    AlwaysTrue,
    AlwaysFalseOrThrows,
}
