using System.Runtime.InteropServices;

namespace SecureTeams.Transport.Fips;

/// <summary>Asks the platform. <c>CryptoConfig.AllowOnlyFipsAlgorithms</c> is not asked: it says nothing outside Windows.</summary>
internal static class FipsProbe
{
    private delegate int BCryptGetFipsAlgorithmMode(out byte enabled);

    internal static FipsReadings Read()
    {
        if (OperatingSystem.IsLinux())
        {
            return ReadLinux();
        }

        return OperatingSystem.IsWindows()
            ? new FipsReadings { Platform = FipsPlatform.Windows, WindowsPolicy = ReadWindowsPolicy() }
            : new FipsReadings { Platform = FipsPlatform.Other };
    }

    private static FipsReadings ReadLinux()
    {
        (bool? isDefault, string? module) = OpenSslFips.Read();
        return new FipsReadings { Platform = FipsPlatform.Linux, KernelFlag = ReadKernelFlag(), OpenSslDefault = isDefault, OpenSslModule = module };
    }

    private static bool? ReadKernelFlag()
    {
        try
        {
            return File.ReadAllText("/proc/sys/crypto/fips_enabled").Trim() == "1";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool? ReadWindowsPolicy()
    {
        if (!NativeLibrary.TryLoad("bcrypt.dll", typeof(FipsProbe).Assembly, DllImportSearchPath.System32, out nint library)
            || !NativeLibrary.TryGetExport(library, nameof(BCryptGetFipsAlgorithmMode), out nint function))
        {
            return null;
        }

        int status = Marshal.GetDelegateForFunctionPointer<BCryptGetFipsAlgorithmMode>(function)(out byte enabled);
        return status == 0 ? enabled != 0 : null;
    }
}
