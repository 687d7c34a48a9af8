namespace SecureTeams.Tests.House;

/// <summary>The tables of a page.</summary>
internal static class MarkdownTable
{
    /// <summary>The rows of the table with a heading that begins like this, without the heading.</summary>
    internal static string[][] Of(string page, string heading)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "sdk", "docs", page));
        int first = Array.FindIndex(lines, line => line.StartsWith(heading, StringComparison.Ordinal));
        Assert.True(first >= 0, $"{page} has no table '{heading}'.");
        return [.. lines.Skip(first + 2).TakeWhile(line => line.StartsWith('|')).Select(Cells)];
    }

    internal static string[] Cells(string row) => [.. row.Split('|')[1..^1].Select(cell => cell.Trim())];

    /// <summary>What a cell has between backticks.</summary>
    internal static string[] Code(string cell) => [.. cell.Split('`').Where((_, index) => index % 2 == 1)];
}
