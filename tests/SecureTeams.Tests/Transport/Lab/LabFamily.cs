using SecureTeams.Tests.Transport.Lab.Authority;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>Makes the rows of one family.</summary>
internal sealed class LabFamily(string name)
{
    internal LabCase Row(string caseName, string server, LabOutcome expected, Func<LabBench, LabSetup> prepare) =>
        new(name, caseName, server, expected, prepare);

    /// <summary>A row whose server shows a certificate of the trusted root, changed in one thing.</summary>
    internal LabCase Leaf(string caseName, string server, LabOutcome expected, Func<CertificateProfile, CertificateProfile> change, string host = LabCase.DefaultHost) =>
        Row(caseName, server, expected, bench => bench.Serve(bench.Chain(change), host));
}
