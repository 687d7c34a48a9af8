using System.Diagnostics;
using System.Text.Json;

namespace SecureTeams.Benchmarks.Transport;

/// <summary>This program again, as the server.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, BenchmarkEndpoint endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public BenchmarkEndpoint Endpoint { get; }

    public static async Task<ServerProcess> StartAsync()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(ServerProcess).Assembly.Location);
        }

        start.ArgumentList.Add(BenchmarkServer.Verb);
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess(process, JsonSerializer.Deserialize<BenchmarkEndpoint>(line)!);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
