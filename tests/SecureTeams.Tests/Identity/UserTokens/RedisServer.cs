using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>A real redis-server of the test's own, on a free port and in a folder that goes with it.</summary>
internal sealed class RedisServer : IDisposable
{
    private const int Tries = 5;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secureteams-redis-");
    private Process? _process;

    internal static bool IsInstalled => InstalledProgram.Exists("redis-server");

    internal int Port { get; private set; }

    /// <summary>Gets the file that the command SAVE writes.</summary>
    internal string DumpFile => Path.Combine(_folder.FullName, "dump.rdb");

    internal static async Task<RedisServer> StartAsync(CancellationToken stop)
    {
        var server = new RedisServer();
        for (int i = 0; i < Tries; i++)
        {
            // Another program may take the port in between.
            server.Port = FreePort();
            if (await server.TryStartAsync(stop))
            {
                return server;
            }
        }

        server.Dispose();
        throw new InvalidOperationException("redis-server did not start.");
    }

    /// <summary>Ends the server without a word, as a crash does. What it held is gone.</summary>
    internal async Task StopAsync(CancellationToken stop)
    {
        _process!.Kill();
        await _process.WaitForExitAsync(stop);
        _process.Dispose();
        _process = null;
    }

    internal async Task RestartAsync(CancellationToken stop) => Assert.True(await TryStartAsync(stop));

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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> TryStartAsync(CancellationToken stop)
    {
        string[] arguments =
        [
            "--bind", "127.0.0.1", "--port", Port.ToString(CultureInfo.InvariantCulture), "--dir", _folder.FullName,
            "--save", "", "--appendonly", "no", "--rdbcompression", "no", "--daemonize", "no",
        ];
        _process = Process.Start(new ProcessStartInfo("redis-server", arguments) { RedirectStandardOutput = true })!;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(LongestStart);
        while (await _process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return true;
            }
        }

        _process.Dispose();
        _process = null;
        return false;
    }
}
