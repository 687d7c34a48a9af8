using System.Text.RegularExpressions;

namespace SecureTeams.Analyzers.Tests.Verification;

/// <summary>A rule's page as it stands in the repository.</summary>
internal sealed partial class RulePage
{
    private RulePage(string text) => Text = text;

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "docs", "rules");

    public string Text { get; }

    public string Violation => Fence("Violation");

    public string Fixed => Fence("Fixed");

    /// <summary>The additional file that the fences hold, for rules that look at files; null where they hold C#.</summary>
    public string? FileName => Text.Contains("```json\n", StringComparison.Ordinal) ? FileNamed().Match(Section("Violation")).Groups["name"].Value : null;

    /// <summary>The lines of configuration under which the violation is one, for rules that are silent without; empty for all others.</summary>
    public string Configuration => ConfigurationFence().Match(Section("Violation")).Groups["lines"].Value;

    public string FixRow => Text.Split('\n').Single(line => line.StartsWith("| Fix |", StringComparison.Ordinal));

    public string Options => Section("Options");

    public static RulePage Of(string id) => new(File.ReadAllText(Path.Combine(Folder, id + ".md")));

    public string Section(string heading)
    {
        var start = Text.IndexOf("\n## " + heading + "\n", StringComparison.Ordinal);
        Assert.True(start >= 0, "the page has no section '" + heading + "'");
        var end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? Text[start..] : Text[start..end];
    }

    private string Fence(string heading) => CSharpFence().Match(Section(heading)).Groups["code"].Value;

    [GeneratedRegex("`(?<name>[a-z.]+\\.json)`")]
    private static partial Regex FileNamed();

    [GeneratedRegex("```(csharp|json)\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpFence();

    [GeneratedRegex("```editorconfig\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex ConfigurationFence();
}
