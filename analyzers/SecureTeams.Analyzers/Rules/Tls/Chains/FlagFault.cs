namespace SecureTeams.Analyzers.Rules.Tls.Chains;

/// <summary>What is wrong with verification flags; each has a rule of its own. The gravest comes last.</summary>
internal enum FlagFault
{
    None,
    UnknownRevocation,
    WrongUsage,
    IgnoredErrors,
}
