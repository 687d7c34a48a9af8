namespace SecureTeams.Analyzers.Engine.Settings;

/// <summary>The presets of the MSBuild property <c>SecureTeamsMode</c>; several may be joined.</summary>
[Flags]
internal enum AnalysisMode
{
    Default = 0,

    /// <summary>P0 findings are errors, P1 findings at least warnings.</summary>
    Strict = 1,

    /// <summary>Sets <c>secureteams.fips = enforce</c>.</summary>
    Fips = 2,

    /// <summary>Findings that CISA's Teams baseline names are errors.</summary>
    Scuba = 4,

    /// <summary>Everything is info, for a first run.</summary>
    Audit = 8,

    /// <summary>Nothing is reported. The package also takes the rules away from the compiler.</summary>
    Off = 16,
}
