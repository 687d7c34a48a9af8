using System.Text.RegularExpressions;

namespace SecureTeams.Tests.House;

/// <summary>The arrows between the folders of the SDK, as its design draws them; any other using is a failure.</summary>
public sealed partial class LayeringTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [""] = [],
        ["Transport"] = [],
        ["Identity"] = ["Transport"],
        ["Graph"] = ["Identity", "Transport"],
        ["Tenant"] = [],
        ["Admission"] = ["Tenant"],
        ["Meetings"] = ["Admission", "Tenant", "Graph", "Identity"],
        ["Media"] = [],
        ["Network"] = [],
        ["Hosting"] = ["Admission", "Graph", "Identity", "Meetings", "Network", "Tenant", "Transport"],
    };

    [Fact]
    public void Usings_OfEveryFile_FollowTheArrows()
    {
        foreach ((string folder, string file) in Files())
        {
            foreach (Match match in Using().Matches(File.ReadAllText(file)))
            {
                string target = match.Groups["folder"].Value;
                Assert.True(target == folder || Allowed[folder].Contains(target), $"{Path.GetFileName(file)} in '{folder}' uses '{target}'");
            }
        }
    }

    [Fact]
    public void Namespace_OfEveryFile_IsItsFolder()
    {
        foreach ((_, string file) in Files())
        {
            string path = Path.GetRelativePath(Path.Combine(Repository.Root, "sdk"), Path.GetDirectoryName(file)!);
            Assert.Contains($"namespace {path.Replace(Path.DirectorySeparatorChar, '.')};", File.ReadAllLines(file));
        }
    }

    [Fact]
    public void Folders_AreNotCrowded()
    {
        foreach (IGrouping<string?, (string Folder, string File)> folder in Files().GroupBy(entry => Path.GetDirectoryName(entry.File)))
        {
            Assert.True(folder.Count() <= 15, $"'{folder.Key}' has {folder.Count()} files");
        }
    }

    private static IEnumerable<(string Folder, string File)> Files()
    {
        string root = Path.Combine(Repository.Root, "sdk", "SecureTeams");
        foreach (string file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(root, file).Replace('\\', '/');
            if (!relative.StartsWith("obj/", StringComparison.Ordinal) && !relative.StartsWith("bin/", StringComparison.Ordinal))
            {
                yield return (relative.Contains('/', StringComparison.Ordinal) ? relative[..relative.IndexOf('/', StringComparison.Ordinal)] : string.Empty, file);
            }
        }
    }

    [GeneratedRegex(@"^using (static )?SecureTeams\.(?<folder>\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();
}
