using System.Diagnostics;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>A real redis-server of the test's own, in a folder that goes with it: a socket there cannot be taken by another program, as a port can.</summary>
internal sealed class RedisServer : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secureteams-redis-");
    private Process? _process;

    internal static bool IsInstalled => InstalledProgram.Exists("redis-server");

    internal string Socket => Path.Combine(_folder.FullName, "redis.sock");

    /// <summary>Gets the file that the command SAVE writes.</summary>
    internal string DumpFile => Path.Combine(_folder.FullName, "dump.rdb");

    internal static async Task<RedisServer> StartAsync(CancellationToken stop)
    {
        var server = new RedisServer();
        try
        {
            await server.RestartAsync(stop);
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>Ends the server without a word, as a crash does. What it held is gone.</summary>
    internal async Task StopAsync(CancellationToken stop)
    {
        _process!.Kill();
        await _process.WaitForExitAsync(stop);
        _process.Dispose();
        _process = null;
    }

    internal async Task RestartAsync(CancellationToken stop)
    {
        string[] arguments =
        [
            "--port", "0", "--unixsocket", Socket, "--dir", _folder.FullName,
            "--save", "", "--appendonly", "no", "--rdbcompression", "no", "--daemonize", "no",
        ];
        _process = Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(LongestStart);
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            // Older servers say it in another sentence.
            if (line.Contains("ready to accept connections", StringComparison.OrdinalIgnoreCase))
            {
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("redis-server did not start.");
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill();
            _process.WaitForExit();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }
}
