using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
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
    internal Task<Turn> TakeTurnAsync(CancellationToken cancellationToken) => GuardAsync(
        Run(() => Task.FromResult(new Turn(this, new CrossPlatLock(Path.Combine(Folder(), $"{name}.lock"), TurnRetryMilliseconds, TurnRetries)))), cancellationToken);

    private async Task<MsalCacheHelper> OpenAsync()
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
        MsalCacheHelper helper = await MsalCacheHelper.CreateAsync(properties, new TraceSource("SecureTeams.TokenStore", SourceLevels.Off)).ConfigureAwait(false);
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

    /// <summary>The stores work synchronously and may wait for a person, so they do it on a thread of their own.</summary>
    private static Task<T> Run<T>(Func<Task<T>> work) => Task.Run(work, CancellationToken.None);

    /// <summary>Waits no longer than the caller does, and than is reasonable.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Each platform's store throws its own, the absence of its library included.")]
    private static async Task<T> GuardAsync<T>(Task<T> running, CancellationToken cancellationToken)
    {
        try
        {
            return await running.WaitAsync(LongestWait, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            _ = GiveBackAsync(running);
            cancellationToken.ThrowIfCancellationRequested();
            throw new TeamsAuthenticationException(
                SecureTeamsErrorCode.TokenStoreUnavailable,
                $"The encrypted store for the sign-in of this person cannot be used ({failure.GetType().Name}).",
                "Linux: run a Secret Service (GNOME Keyring, KWallet) in the session, install libsecret, and unlock the keyring. Otherwise use UserTokenCache.InMemory and sign in each time.");
        }
    }

    /// <summary>What comes when nobody waits for it any more, a turn or tokens, is not kept.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whoever asked has been told already.")]
    private static async Task GiveBackAsync<T>(Task<T> running)
    {
        try
        {
            object? late = await running.ConfigureAwait(false);
            (late as IDisposable)?.Dispose();
            CryptographicOperations.ZeroMemory(late as byte[]);
        }
        catch (Exception)
        {
            // It failed, which is as good.
        }
    }

    /// <summary>The time in which one MSAL cache has the store for itself. It lasts until what was begun in it has ended, waited for or not.</summary>
    internal sealed class Turn(PersonalStore store, IDisposable others) : IDisposable
    {
        private Task _work = Task.CompletedTask;

        internal Task<byte[]?> ReadAsync(CancellationToken cancellationToken) =>
            GuardAsync(Begin<byte[]?>(async () => (await store.OpenAsync().ConfigureAwait(false)).LoadUnencryptedTokenCache()), cancellationToken);

        internal Task WriteAsync(byte[] clear, CancellationToken cancellationToken)
        {
            // The caller overwrites its own, and may do so while a store that it no longer waits for is still at work.
            byte[] copy = [.. clear];
            return GuardAsync(
                Begin(async () =>
                {
                    try
                    {
                        (await store.OpenAsync().ConfigureAwait(false)).SaveUnencryptedTokenCache(copy);
                        return true;
                    }
                    finally
                    {
                        CryptographicOperations.ZeroMemory(copy);
                    }
                }),
                cancellationToken);
        }

        public void Dispose()
        {
            if (_work.IsCompleted)
            {
                others.Dispose();
            }
            else
            {
                _work.ContinueWith(static (_, state) => ((IDisposable)state!).Dispose(), others, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }

        internal Task<T> Begin<T>(Func<Task<T>> work)
        {
            Task<T> begun = Run(work);
            _work = Task.WhenAll(_work, begun);
            return begun;
        }
    }
}
