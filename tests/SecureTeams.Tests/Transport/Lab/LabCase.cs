using SecureTeams.Transport.Revocation;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>One row of the lab: what a server does, and what the client must make of it.</summary>
internal sealed record LabCase(string Family, string Name, string Server, LabOutcome Expected, Func<LabBench, LabSetup> Prepare)
{
    /// <summary>The name that every server of the lab is asked for unless its row says otherwise.</summary>
    internal const string DefaultHost = "graph.lab.test";

    internal string Id => $"{Family}: {Name}";
}

/// <summary>How a row ends: accepted when <paramref name="Code"/> is null.</summary>
internal readonly record struct LabOutcome(SecureTeamsErrorCode? Code, RevocationFailure Failure = RevocationFailure.None)
{
    internal static LabOutcome Accepted => default;

    public static implicit operator LabOutcome(SecureTeamsErrorCode code) => new(code);

    public static implicit operator LabOutcome(RevocationFailure failure) => new(SecureTeamsErrorCode.CertificateRevocationUnknown, failure);

    public override string ToString() => (Code, Failure) switch
    {
        (null, _) => "accepted",
        (_, RevocationFailure.None) => $"refused: `{Code}`",
        _ => $"refused: `{Code}`, `{Failure}`",
    };
}
