using SecureTeams.Tenant.Federation;
using SecureTeams.Tenant.Spim;

namespace SecureTeams.Tests.Tenant.Federation;

/// <summary>The page about federation has every reason with its setting, and every answer to spim.</summary>
public sealed class FederationPageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Root, "sdk", "docs", "federation.md"));

    [Fact]
    public void EveryReason_HasARowWithItsSetting()
    {
        foreach (FederationReason reason in Enum.GetValues<FederationReason>().Except([FederationReason.None]))
        {
            string row = Assert.Single(Lines, line => line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|')[1].Contains($"`{reason}`", StringComparison.Ordinal));
            Assert.Contains(new FederationDecision(reason, FederationSide.First).Setting, row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void EveryAnswerToSpim_HasARow()
    {
        foreach (string method in typeof(SpimResponse).GetMethods().Where(method => method.IsStatic).Select(method => method.Name))
        {
            Assert.Single(Lines, line => line.StartsWith($"| `SpimResponse.{method}` |", StringComparison.Ordinal));
        }
    }
}
