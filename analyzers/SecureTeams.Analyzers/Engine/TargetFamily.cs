namespace SecureTeams.Analyzers.Engine;

internal enum TargetFamily
{
    Unknown,

    /// <summary>.NET and .NET Core.</summary>
    Core,

    /// <summary>.NET Framework.</summary>
    Framework,

    /// <summary>.NET Standard: which runtime will load it is open.</summary>
    Standard,
}
