using System.Diagnostics;

namespace SecureTeams.Tests;

/// <summary>This test program in a process of its own, for what the platform reads once: a module initializer answers before any test runs.</summary>
internal static class OwnProcess
{
    /// <summary>Returns what the process writes.</summary>
    /// <param name="environment">The variables that differ; null takes one away.</param>
    /// <param name="stop">Ends the wait.</param>
    internal static async Task<string> AskAsync(IReadOnlyDictionary<string, string?> environment, CancellationToken stop)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach ((string name, string? value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(TimeSpan.FromSeconds(60));
        string answer = await process.StandardOutput.ReadToEndAsync(deadline.Token);
        await process.WaitForExitAsync(deadline.Token);
        return answer.Trim();
    }
}
