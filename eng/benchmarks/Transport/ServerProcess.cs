using System.Diagnostics;
using System.Text.Json;

namespace SecureTeams.Benchmarks.Transport;

/// <summary>This program again, as the server; it says in one line where it is.</summary>
/// <typeparam name="TEndpoint">What the line tells.</typeparam>
internal sealed class ServerProcess<TEndpoint> : IDisposable
    where TEndpoint : class
{
    private readonly Process _process;

    private ServerProcess(Process process, TEndpoint endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public TEndpoint Endpoint { get; }

    public static async Task<ServerProcess<TEndpoint>> StartAsync(string verb)
    {
        var process = Process.Start(OwnProcess.Start(verb))!;
        var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server did not start.");
        return new ServerProcess<TEndpoint>(process, JsonSerializer.Deserialize<TEndpoint>(line)!);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
