using System.Diagnostics;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>
/// One test of this program in a process of its own, for what two processes share. The test does nothing unless it is asked for its
/// answer, which it writes to the file that the variable names. (What answers from a module initializer cannot await.)
/// </summary>
internal static class ChildTest
{
    private const string Variable = "SECURETEAMS_TESTS_CHILD_ANSWER";

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(120);

    /// <summary>Gets where the answer belongs; null in a usual run.</summary>
    internal static string? AnswerFile => Environment.GetEnvironmentVariable(Variable);

    internal static async Task<string> AskAsync(Type type, string method, IReadOnlyDictionary<string, string?> environment, CancellationToken stop)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("secureteams-child-");
        try
        {
            string answer = Path.Combine(folder.FullName, "answer");
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["-noLogo", "-noColor", "-method", $"{type.FullName}.{method}"]) { RedirectStandardOutput = true };
            foreach ((string name, string? value) in environment)
            {
                start.Environment[name] = value;
            }

            start.Environment[Variable] = answer;
            using Process process = Process.Start(start)!;
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
            deadline.CancelAfter(Longest);
            string output = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            Assert.True(File.Exists(answer), output);
            return await File.ReadAllTextAsync(answer, stop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
