namespace SecureTeams.Analyzers.Rules.Tls.Requests;

/// <summary>What a certificate says that it may be used for.</summary>
internal enum ExtendedUsage
{
    Missing,
    Server,
    ClientOnly,
    Any,
    Other,
}
