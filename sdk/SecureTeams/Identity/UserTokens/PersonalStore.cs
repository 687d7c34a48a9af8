using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Identity.Client.Extensions.Msal;

namespace SecureTeams.Identity.UserTokens;

/// <summary>
/// The encrypted store that the operating system keeps for a person: DPAPI, Keychain or Secret Service. Before its first use it is
/// proved to work, and whatever goes wrong is <see cref="SecureTeamsErrorCode.TokenStoreUnavailable"/>.
/// </summary>
internal sealed class PersonalStore(string name)
{
    private const int TurnRetries = 150;
    private const int TurnRetryMilliseconds = 100;

    /// <summary>A locked keyring asks the person to unlock it, who may not be there.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private MsalCacheHelper? _verified;

    /// <summary>Waits until no other process uses the store, and keeps others out until the answer is disposed.</summary>
    internal Task<IDisposable> TakeTurnAsync(CancellationToken cancellationToken) => GuardAsync<IDisposable>(
        () => new CrossPlatLock(Path.Combine(Folder(), $"{name}.lock"), TurnRetryMilliseconds, TurnRetries), cancellationToken);

    internal Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => GuardAsync<byte[]?>(() => Open().LoadUnencryptedTokenCache(), cancellationToken);

    internal Task WriteAsync(byte[] clear, CancellationToken cancellationToken) => GuardAsync(
        () =>
        {
            Open().SaveUnencryptedTokenCache(clear);
            return true;
        },
        cancellationToken);

    private MsalCacheHelper Open()
    {
        if (_verified is { } known)
        {
            return known;
        }

        // No file without encryption is configured, so that there is none to fall back to.
        StorageCreationProperties properties = new StorageCreationPropertiesBuilder($"{name}.tokens", Folder())
            .WithMacKeyChain("SecureTeams", name)
            .WithLinuxKeyring("secureteams.tokens", MsalCacheHelper.LinuxKeyRingDefaultCollection, $"Sign-in of {name}", new KeyValuePair<string, string>("application", name), new KeyValuePair<string, string>("version", "1"))
            .Build();

        // The library writes a trace of its own; nothing of the person's store belongs in it.
        MsalCacheHelper helper = MsalCacheHelper.CreateAsync(properties, new TraceSource("SecureTeams.TokenStore", SourceLevels.Off)).GetAwaiter().GetResult();
        helper.VerifyPersistence();
        return _verified = helper;
    }

    private static string Folder()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create);
        string folder = home.Length > 0 ? Path.Combine(home, "SecureTeams") : throw new DirectoryNotFoundException("This account has no folder for application data.");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    /// <summary>The stores are called synchronously, and may wait for a person.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Each platform's store throws its own, the absence of its library included.")]
    private static async Task<T> GuardAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, cancellationToken).WaitAsync(LongestWait, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new TeamsAuthenticationException(
                SecureTeamsErrorCode.TokenStoreUnavailable,
                $"The encrypted store for the sign-in of this person cannot be used ({failure.GetType().Name}).",
                "Linux: run a Secret Service (GNOME Keyring, KWallet) in the session, install libsecret, and unlock the keyring. Otherwise use UserTokenCache.InMemory and sign in each time.");
        }
    }
}
