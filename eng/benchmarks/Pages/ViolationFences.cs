using System.Text.RegularExpressions;
using SecureTeams.House;

namespace SecureTeams.Benchmarks.Pages;

/// <summary>The wrong code of the rule pages, by rule; what stands before it in its section, such as the configuration that it needs, is not for peers.</summary>
internal static partial class ViolationFences
{
    public static IEnumerable<(string Rule, string Code)> All() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "analyzers", "docs", "rules"), "ST*.md")
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileNameWithoutExtension(file), Fence().Match(File.ReadAllText(file)).Groups["code"].Value))
            .Where(page => page.Value.Length > 0);

    [GeneratedRegex("\n## Violation\n((?!## |```csharp).*\n)*```csharp\n(?<code>(?s:.*?))```")]
    private static partial Regex Fence();
}
