using System.Globalization;
using SecureTeams.Identity.Failures;

namespace SecureTeams.Tests.House;

/// <summary>The page lists the numbers that the client knows.</summary>
public sealed class AuthenticationErrorsPageTests
{
    [Fact]
    public void Page_EveryNumber_HasItsRow()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "docs", "authentication-errors.md"));
        string[] rows = [.. page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsAsciiDigit(line[2]))];
        Assert.Equal(Aadsts.Numbers.OrderBy(entry => entry.Key).Select(entry => string.Create(CultureInfo.InvariantCulture, $"| {entry.Key} | `{entry.Value.Code}` |")), rows);
    }
}
