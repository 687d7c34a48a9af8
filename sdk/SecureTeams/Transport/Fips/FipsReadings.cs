namespace SecureTeams.Transport.Fips;

/// <summary>What the platform says about its cryptography, before anything is concluded from it; null where it says nothing.</summary>
internal sealed record FipsReadings
{
    internal required FipsPlatform Platform { get; init; }

    /// <summary>Gets whether Linux runs in FIPS mode (<c>/proc/sys/crypto/fips_enabled</c>).</summary>
    internal bool? KernelFlag { get; init; }

    /// <summary>Gets whether OpenSSL serves approved implementations unless asked for others (<c>EVP_default_properties_is_fips_enabled</c>).</summary>
    internal bool? OpenSslDefault { get; init; }

    /// <summary>Gets the OpenSSL provider that serves approved AES-256-GCM. The default property alone is a wish: without a module nothing stands behind it.</summary>
    internal string? OpenSslModule { get; init; }

    /// <summary>Gets whether Windows' policy is on (<c>BCryptGetFipsAlgorithmMode</c>).</summary>
    internal bool? WindowsPolicy { get; init; }

    internal bool IsApproved => !Objections().Any();

    /// <summary>Returns why the platform is not known to be in its approved mode, each with the remedy; empty when it is.</summary>
    internal IEnumerable<string> Objections() => Platform switch
    {
        FipsPlatform.Linux => LinuxObjections(),
        FipsPlatform.Windows => WindowsPolicy == true ? [] : ["Windows' policy \"Use FIPS compliant algorithms\" is off: turn it on."],
        _ => ["this platform does not tell whether its cryptography is in an approved mode: run on Linux or Windows."],
    };

    private IEnumerable<string> LinuxObjections()
    {
        if (KernelFlag != true)
        {
            yield return "the Linux kernel is not in FIPS mode (/proc/sys/crypto/fips_enabled is not 1): boot it with fips=1.";
        }

        if (OpenSslDefault is null)
        {
            yield return "the OpenSSL library of the process cannot be asked: use OpenSSL 3 as a shared library.";
        }
        else if (OpenSslDefault == false)
        {
            yield return "OpenSSL does not use approved implementations by default: set default_properties to fips=yes in its configuration.";
        }

        if (OpenSslDefault is not null && OpenSslModule is null)
        {
            yield return "OpenSSL has no FIPS module loaded: install one (openssl fipsinstall) and activate it.";
        }
    }
}
