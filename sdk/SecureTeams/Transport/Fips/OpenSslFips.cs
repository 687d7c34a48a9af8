using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SecureTeams.Transport.Fips;

/// <summary>
/// Asks the libcrypto that the runtime has loaded, and no other: which one that is stands in the process's memory map.
/// </summary>
internal static class OpenSslFips
{
    private const string Memory = "/proc/self/maps";

    private delegate int FipsEnabled(nint context);

    private delegate nint Fetch(nint context, [MarshalAs(UnmanagedType.LPUTF8Str)] string algorithm, [MarshalAs(UnmanagedType.LPUTF8Str)] string properties);

    private delegate nint Follow(nint handle);

    private delegate void Release(nint handle);

    private delegate void ClearErrors();

    internal static (bool? IsDefault, string? Module) Read()
    {
        // Makes the runtime load its library, if it has not yet.
        if (OperatingSystem.IsWindows() || SafeEvpPKeyHandle.OpenSslVersion == 0)
        {
            return default;
        }

        // With two libraries in the process it cannot be told which one the runtime calls.
        return FindLoaded() is [string path] && NativeLibrary.TryLoad(path, out nint library) ? Ask(library) : default;
    }

    private static List<string> FindLoaded()
    {
        var paths = new List<string>();
        try
        {
            foreach (string line in File.ReadLines(Memory))
            {
                int path = line.IndexOf('/', StringComparison.Ordinal);
                if (path >= 0 && Path.GetFileName(line.AsSpan(path)).StartsWith("libcrypto", StringComparison.Ordinal) && !paths.Contains(line[path..]))
                {
                    paths.Add(line[path..]);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }

        return paths;
    }

    private static (bool? IsDefault, string? Module) Ask(nint library)
    {
        if (!TryGet(library, "EVP_default_properties_is_fips_enabled", out FipsEnabled? fipsEnabled)
            || !TryGet(library, "EVP_CIPHER_fetch", out Fetch? fetch)
            || !TryGet(library, "EVP_CIPHER_get0_provider", out Follow? provider)
            || !TryGet(library, "OSSL_PROVIDER_get0_name", out Follow? name)
            || !TryGet(library, "EVP_CIPHER_free", out Release? free)
            || !TryGet(library, "ERR_clear_error", out ClearErrors? clearErrors))
        {
            return default;
        }

        bool isDefault = fipsEnabled(0) == 1;
        nint cipher = fetch(0, "AES-256-GCM", "fips=yes");
        if (cipher == 0)
        {
            clearErrors();
            return (isDefault, null);
        }

        string? module = Marshal.PtrToStringUTF8(name(provider(cipher)));
        free(cipher);
        return (isDefault, module);
    }

    private static bool TryGet<T>(nint library, string function, [NotNullWhen(true)] out T? call)
        where T : Delegate
    {
        call = NativeLibrary.TryGetExport(library, function, out nint address) ? Marshal.GetDelegateForFunctionPointer<T>(address) : null;
        return call is not null;
    }
}
