namespace SecureTeams.Network.Boundary;

/// <summary>What a boundary check found.</summary>
public sealed class BoundaryReport
{
    internal BoundaryReport(IEnumerable<BoundaryFinding> findings, int requiredNeeds, IEnumerable<int> endpointsWithoutNeeds)
    {
        Findings = Array.AsReadOnly(findings.ToArray());
        RequiredNeeds = requiredNeeds;
        EndpointsWithoutNeeds = Array.AsReadOnly(endpointsWithoutNeeds.ToArray());
    }

    /// <summary>Gets the rules that are missing, also those that nobody has to add (<see cref="BoundaryFinding.Need"/>).</summary>
    public IReadOnlyList<BoundaryFinding> Findings { get; }

    /// <summary>Gets how many things the endpoints require: one for each range of ports of each endpoint set, transport and destination.</summary>
    public int RequiredNeeds { get; }

    /// <summary>
    /// Gets the endpoint sets that are required and of which TCP, UDP or the whole could not be looked at: they have no ports, or no address of the families that the network uses. No rule can
    /// mend that: ask for a document that has them, or for another family.
    /// </summary>
    public IReadOnlyList<int> EndpointsWithoutNeeds { get; }

    /// <summary>
    /// Gets a value indicating whether everything required is allowed. False when nothing is required, as the endpoints were then not those of the service, and when something required could
    /// not be looked at (<see cref="EndpointsWithoutNeeds"/>).
    /// </summary>
    public bool IsSatisfied => RequiredNeeds > 0 && EndpointsWithoutNeeds.Count == 0 && !Findings.Any(finding => finding.Need == BoundaryNeed.Required);

    /// <summary>Returns the required rules that are missing, each once, as <see cref="FirewallRules"/> reads them.</summary>
    /// <returns>The rules; none when <see cref="IsSatisfied"/>, or when no rule is what is missing.</returns>
    public IReadOnlyList<FirewallRule> MissingRules() => Array.AsReadOnly(Findings.Where(finding => finding.Need == BoundaryNeed.Required).Select(finding => finding.Missing).Distinct().ToArray());
}
