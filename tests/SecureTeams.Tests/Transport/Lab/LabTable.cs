using System.Text;

namespace SecureTeams.Tests.Transport.Lab;

/// <summary>Writes the outcome of every row as the document's tables.</summary>
internal static class LabTable
{
    internal static string Write(IEnumerable<(LabCase Row, LabOutcome Outcome)> results)
    {
        var text = new StringBuilder();
        foreach (IGrouping<string, (LabCase Row, LabOutcome Outcome)> family in results.GroupBy(result => result.Row.Family))
        {
            text.Append("\n### ").Append(family.Key).Append("\n\n| Case | The server | Outcome |\n|---|---|---|\n");
            foreach ((LabCase row, LabOutcome outcome) in family)
            {
                text.Append("| ").Append(row.Name).Append(" | ").Append(row.Server).Append(" | ").Append(outcome).Append(" |\n");
            }
        }

        return text.ToString();
    }
}
