namespace SecureTeams.Network.Boundary;

/// <summary>What a boundary check found.</summary>
public sealed class BoundaryReport
{
    internal BoundaryReport(IEnumerable<BoundaryFinding> findings, int requiredNeeds)
    {
        Findings = Array.AsReadOnly(findings.ToArray());
        RequiredNeeds = requiredNeeds;
    }

    /// <summary>Gets the rules that are missing, also those that nobody has to add (<see cref="BoundaryFinding.Need"/>).</summary>
    public IReadOnlyList<BoundaryFinding> Findings { get; }

    /// <summary>Gets how many things the endpoints require: one for each range of ports of each endpoint set, transport and destination.</summary>
    public int RequiredNeeds { get; }

    /// <summary>Gets a value indicating whether everything required is allowed. False when nothing is required: the endpoints were then not those of the service.</summary>
    public bool IsSatisfied => RequiredNeeds > 0 && !Findings.Any(finding => finding.Need == BoundaryNeed.Required);

    /// <summary>Returns the required rules that are missing, each once, as <see cref="FirewallRules"/> reads them.</summary>
    /// <returns>The rules; none when <see cref="IsSatisfied"/>.</returns>
    public IReadOnlyList<FirewallRule> MissingRules() => Array.AsReadOnly(Findings.Where(finding => finding.Need == BoundaryNeed.Required).Select(finding => finding.Missing).Distinct().ToArray());
}
