using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Tests.Transport.Fips;

/// <summary>
/// The real probe in a process of its own, with a configuration of OpenSSL of its own. The process is this test program, which
/// answers before anything else runs: with approved algorithms demanded and none available not even a test runner starts.
/// </summary>
internal static class FipsProbeProcess
{
    private const string Variable = "SECURETEAMS_TESTS_FIPS_PROBE";

    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "A test program is an application.")]
    internal static void AnswerWhenAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            return;
        }

        FipsReadings readings = FipsProbe.Read();
        Console.WriteLine($"kernel={readings.KernelFlag} default={readings.OpenSslDefault} module={readings.OpenSslModule} approved={readings.IsApproved}");
        Environment.Exit(0);
    }

    internal static Task<string> AskAsync(string configuration, CancellationToken stop) => OwnProcess.AskWithOpenSslAsync(configuration, Variable, stop);
}
