using Microsoft.CodeAnalysis;

namespace SecureTeams.Analyzers.Engine;

/// <summary>What several rules say about one operation: one place, one id.</summary>
internal sealed class Claims
{
    private readonly List<(Rule Rule, Diagnostic Finding)> _findings = [];

    public void Add(Rule rule, Diagnostic finding) => _findings.Add((rule, finding));

    public void Settle(Action<Diagnostic> report)
    {
        foreach (var claim in _findings)
        {
            if (!IsSurpassed(claim.Rule, claim.Finding.Location))
            {
                report(claim.Finding);
            }
        }
    }

    private bool IsSurpassed(Rule rule, Location place)
    {
        foreach (var other in _findings)
        {
            if (rule.YieldsTo.Contains(other.Rule.Id) && other.Finding.Location == place)
            {
                return true;
            }
        }

        return false;
    }
}
