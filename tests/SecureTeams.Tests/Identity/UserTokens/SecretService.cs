using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SecureTeams.Tests.Identity.UserTokens;

/// <summary>A person's session of its own: a bus, a keyring, and a home that goes with it.</summary>
internal sealed class SecretService : IDisposable
{
    /// <summary>
    /// The bus ends when its input does: also when the process of the tests was ended before it could end anything itself. The keyring
    /// ends with its bus.
    /// </summary>
    private const string BusThatEndsWithItsInput = "dbus-daemon --session --nofork --print-address=1 & bus=$!; cat >/dev/null; kill $bus; wait $bus";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("secureteams-home-");
    private Process? _bus;

    private SecretService() => Environment = new(StringComparer.Ordinal)
    {
        ["HOME"] = _home.FullName,
        ["XDG_DATA_HOME"] = _home.FullName,
        ["XDG_CONFIG_HOME"] = _home.FullName,
        ["XDG_RUNTIME_DIR"] = _home.FullName,
        ["DISPLAY"] = null,
        ["WAYLAND_DISPLAY"] = null,

        // Nothing must start a bus by itself.
        ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:",
    };

    internal static bool IsInstalled =>
        OperatingSystem.IsLinux() && InstalledProgram.Exists("gnome-keyring-daemon") && InstalledProgram.Exists("dbus-daemon") && NativeLibrary.TryLoad("libsecret-1.so.0", out _);

    /// <summary>Gets the variables of a process in the session.</summary>
    internal Dictionary<string, string?> Environment { get; }

    internal string Home => _home.FullName;

    /// <summary>A session without a Secret Service.</summary>
    internal static SecretService Absent() => new();

    internal static async Task<SecretService> StartAsync(CancellationToken stop)
    {
        var session = new SecretService();
        try
        {
            await session.StartBusAsync(stop);
            await session.RunKeyringAsync("--unlock", stop);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Starts the session anew, as after a reboot: the keyring is there, and locked.</summary>
    internal async Task LockAsync(CancellationToken stop)
    {
        End();
        await StartBusAsync(stop);
        await RunKeyringAsync("--start", stop);
    }

    public void Dispose()
    {
        End();
        _home.Delete(recursive: true);
    }

    private async Task StartBusAsync(CancellationToken stop)
    {
        _bus = Process.Start(Started("sh", "-c", BusThatEndsWithItsInput))!;
        _bus.ErrorDataReceived += (_, _) => { };
        _bus.BeginErrorReadLine();
        Environment["DBUS_SESSION_BUS_ADDRESS"] = await _bus.StandardOutput.ReadLineAsync(stop).AsTask().WaitAsync(LongestStart, stop);
    }

    /// <summary>The daemon goes into the background when it serves, and ends with its bus.</summary>
    private async Task RunKeyringAsync(string verb, CancellationToken stop)
    {
        ProcessStartInfo start = Started("gnome-keyring-daemon", verb, "--daemonize", "--components=secrets");
        start.RedirectStandardOutput = false;
        using Process keyring = Process.Start(start)!;
        try
        {
            await keyring.StandardInput.WriteAsync("the person's password".AsMemory(), stop);
            keyring.StandardInput.Close();
            await keyring.WaitForExitAsync(stop).WaitAsync(LongestStart, stop);
            Assert.Equal(0, keyring.ExitCode);
        }
        finally
        {
            if (!keyring.HasExited)
            {
                keyring.Kill(entireProcessTree: true);
            }
        }
    }

    private ProcessStartInfo Started(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string? value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private void End()
    {
        if (_bus is not null)
        {
            _bus.StandardInput.Close();
            if (!_bus.WaitForExit(LongestStart))
            {
                _bus.Kill(entireProcessTree: true);
            }

            _bus.Dispose();
            _bus = null;
        }
    }
}
