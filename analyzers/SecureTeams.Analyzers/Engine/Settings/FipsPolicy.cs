namespace SecureTeams.Analyzers.Engine.Settings;

/// <summary>What <c>secureteams.fips</c> asks for.</summary>
internal enum FipsPolicy
{
    /// <summary>The severities of the pages. The default.</summary>
    Audit,

    /// <summary>What is wrong only because FIPS does not approve it is not reported.</summary>
    Off,

    /// <summary>Warnings of the cryptography rules are errors, and what only FIPS forbids is reported.</summary>
    Enforce,
}
