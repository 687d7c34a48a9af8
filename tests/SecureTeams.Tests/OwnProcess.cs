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
        deadline.CancelAfter(TimeSpan.FromSeconds(120));
        try
        {
            string answer = await process.StandardOutput.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return answer.Trim();
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Returns what the process writes whose OpenSSL has a configuration of its own.</summary>
    /// <param name="configuration">The text of the configuration.</param>
    /// <param name="variable">The variable that asks the process.</param>
    /// <param name="stop">Ends the wait.</param>
    internal static async Task<string> AskWithOpenSslAsync(string configuration, string variable, CancellationToken stop)
    {
        string folder = Directory.CreateTempSubdirectory("secureteams-").FullName;
        try
        {
            string file = Path.Combine(folder, "openssl.cnf");
            await File.WriteAllTextAsync(file, configuration, stop);
            return await AskAsync(new Dictionary<string, string?>(StringComparer.Ordinal) { ["OPENSSL_CONF"] = file, [variable] = "1" }, stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
