using SecureTeams.Tests.Transport.Lab.Families;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>All rows, family by family.</summary>
internal static class LabCases
{
    internal static IReadOnlyList<LabCase> All { get; } =
    [
        .. NameCases.All,
        .. ValidityCases.All,
        .. TrustCases.All,
        .. UsageCases.All,
        .. KeyCases.All,
        .. SignatureCases.All,
        .. RevocationCases.All,
        .. ProtocolCases.All,
        .. SuiteCases.All,
        .. HandshakeCases.All,
        .. HttpCases.All,
        .. PinCases.All,
        .. MutualTlsCases.All,
    ];
}
