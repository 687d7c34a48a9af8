using System.Collections;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SecureTeams.Analyzers.Tests.Samples;

/// <summary>Builds the insecure sample with the real compiler, as a consumer would, and compares every diagnostic.</summary>
public sealed partial class InsecureBotTests
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static readonly string[] Expected =
    [
        "Connections.cs(14): error ST1101",
        "Connections.cs(18): error ST1102",
        "Connections.cs(21): warning ST1103",
        "Connections.cs(23): error ST1106",
        "Connections.cs(28): warning ST1107",
        "Connections.cs(32): warning ST1201",
        "Connections.cs(34): warning ST1204",
        "Connections.cs(36): warning ST1205",
        "Connections.cs(44): warning ST1207",
        "Connections.cs(47): error ST1301",
        "Connections.cs(47): warning SYSLIB0039",
        "Connections.cs(49): warning ST1303",
        "Connections.cs(51): error ST1305",
        "Connections.cs(51): warning SYSLIB0040",
        "Cryptography.cs(9): warning ST2103",
        "Cryptography.cs(11): warning ST2104",
        "Cryptography.cs(13): error ST2202",
        "Cryptography.cs(18): warning ST2204",
        "Cryptography.cs(27): warning ST2205",
        "Cryptography.cs(31): error ST2301",
        "Cryptography.cs(33): warning ST2302",
        "Cryptography.cs(35): warning ST2303",
        "Cryptography.cs(37): warning ST2304",
        "Cryptography.cs(39): warning ST2305",
        "Cryptography.cs(41): warning ST2401",
        "Cryptography.cs(43): warning ST2402",
        "Cryptography.cs(45): warning ST2404",
        "Cryptography.cs(50): warning ST2405",
        "Program.cs(9): error ST1101",
        "Program.cs(10): error ST1102",
        "Program.cs(11): warning ST1205",
        "Program.cs(12): warning ST2101",
        "Program.cs(13): warning ST2102",
        "Program.cs(14): error ST2201",
        "Program.cs(15): error ST7101",
        "Program.cs(16): error ST7103",
        "Secrets.cs(12): warning ST3106",
        "Secrets.cs(14): error ST3109",
        "Secrets.cs(17): error ST3101",
        "Secrets.cs(19): error ST3105",
        "Secrets.cs(21): error ST3103",
        "Secrets.cs(23): error ST3107",
        "Secrets.cs(25): error ST3108",
        "Secrets.cs(27): warning ST3110",
        "Secrets.cs(29): warning ST3113",
    ];

    [Fact]
    public async Task Build_Fails_WithExactlyTheseDiagnostics()
    {
        (int exitCode, string output) = await BuildAsync();
        string[] found = [.. Diagnostic().Matches(output).Select(match => $"{match.Groups["file"].Value}({match.Groups["line"].Value}): {match.Groups["severity"].Value} {match.Groups["id"].Value}").Distinct().Order(StringComparer.Ordinal)];
        Assert.True(exitCode != 0, "the insecure sample built");
        Assert.Equal(Expected.Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public async Task Build_WithTheRulesSwitchedOff_Succeeds()
    {
        (int exitCode, string output) = await BuildAsync("-property:SecureTeamsMode=Off");
        Assert.True(exitCode == 0, output);
    }

    private static async Task<(int ExitCode, string Output)> BuildAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["build", Path.Combine(Repository.Root, "samples", "InsecureBot"), "--nologo", "--no-incremental", "--configuration", Configuration, "-property:BuildProjectReferences=false", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (string name in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (string)entry.Key).Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)))
        {
            start.Environment.Remove(name);
        }

        using Process build = Process.Start(start)!;
        Task<string> errors = build.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await build.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (build.ExitCode, output + await errors);
    }

    [GeneratedRegex(@"(?<file>\w+\.cs)\((?<line>\d+),\d+\): (?<severity>error|warning) (?<id>\w+\d+):")]
    private static partial Regex Diagnostic();
}
