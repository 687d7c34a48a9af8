using SecureTeams.Analyzers.Engine;

namespace SecureTeams.Analyzers.Rules.Tls.Revocation;

/// <summary>Whether a type checks no revocation unless told to, by target framework. What has not been measured is unknown.</summary>
internal static class RevocationDefaults
{
    private static readonly Version NewestMeasured = new(10, 0);

    /// <summary>Before it, <c>HttpClientHandler</c> of .NET Framework does not implement the property.</summary>
    private static readonly Version FirstWithHandlerProperty = new(4, 7, 2);

    public static bool AreOff(TargetFramework target, string type) => target.Family switch
    {
        TargetFamily.Core => target.Version.Major <= NewestMeasured.Major,
        TargetFamily.Standard => true,
        TargetFamily.Framework => type != "HttpClientHandler" || target.Version >= FirstWithHandlerProperty,
        _ => false,
    };
}
