using System.Collections;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Tour;

/// <summary>Compiles the insecure sample with the real compiler and prints what it says.</summary>
internal static partial class InsecureBuild
{
    internal static async Task RunAsync(TourGuide guide, CancellationToken cancellationToken)
    {
        guide.Chapter("dotnet build samples/InsecureBot");
        string project = Path.Combine(Root(), "samples", "InsecureBot");
        (int exitCode, string output) = await BuildAsync(project, cancellationToken);
        var found = new SortedSet<(int Line, int Column, string Severity, string Text)>();
        foreach (Match match in Diagnostic().Matches(output))
        {
            found.Add((int.Parse(match.Groups["line"].ValueSpan, provider: null), int.Parse(match.Groups["column"].ValueSpan, provider: null), match.Groups["severity"].Value, match.Groups["text"].Value));
        }

        foreach ((int line, int column, string severity, string text) in found)
        {
            guide.Line($"Program.cs({line},{column}): {severity} {text}", severity == "error" ? "red" : "yellow");
        }

        guide.Check("the compiler refuses the insecure bot", exitCode != 0 && found.Any(diagnostic => diagnostic.Severity == "error"));
        guide.Check("each of its eight insecure statements is reported", found.Select(diagnostic => diagnostic.Line).Distinct().Count() == 8, found.Count == 0 ? output : null);
    }

    private static async Task<(int ExitCode, string Output)> BuildAsync(string project, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project, "--nologo", "--no-incremental", "-verbosity:quiet", "-consoleLoggerParameters:NoSummary"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // "dotnet run" leaves settings of its own build behind, which would steer the child's.
        foreach (string name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)))
        {
            start.Environment.Remove(name);
        }

        using Process build = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        Task<string> output = build.StandardOutput.ReadToEndAsync(cancellationToken);
        Task<string> errors = build.StandardError.ReadToEndAsync(cancellationToken);
        await build.WaitForExitAsync(cancellationToken);
        return (build.ExitCode, await output + await errors);
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SecureTeams.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tour runs inside a checkout of the repository.");
    }

    [GeneratedRegex(@"Program\.cs\((?<line>\d+),(?<column>\d+)\): (?<severity>error|warning) (?<text>ST\d{4}: .*?)( \[[^\]]*\]|( \(https?://[^)]*\))?\s*\[[^\]]*\])\r?$", RegexOptions.Multiline)]
    private static partial Regex Diagnostic();
}
