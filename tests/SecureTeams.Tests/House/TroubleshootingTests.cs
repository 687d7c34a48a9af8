using System.Text.RegularExpressions;

namespace SecureTeams.Tests.House;

public sealed partial class TroubleshootingTests
{
    [Fact]
    public void Page_HasOneRowForEachErrorCode()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "sdk", "TROUBLESHOOTING.md"));
        string[] rows = [.. Row().Matches(page).Select(match => match.Groups["code"].Value)];
        Assert.Equal(Enum.GetNames<SecureTeamsErrorCode>().Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| `(?<code>\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
