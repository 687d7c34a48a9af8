namespace SecureTeams.Analyzers.Engine.Guards;

internal enum DevelopmentGuard
{
    None,
    DevelopmentOnly,

    /// <summary>Guarded, but the wrong way round: active outside development.</summary>
    Inverted,
}
