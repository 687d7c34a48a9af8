using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>
/// Where the tokens of users are kept, refresh tokens included: those that the application got on behalf of users, and that of
/// the person who signed in to a tool. Applications' own tokens stay in memory, whatever is chosen here.
/// </summary>
public abstract class UserTokenCache
{
    private protected UserTokenCache()
    {
    }

    /// <summary>Keeps the tokens in the memory of this process, bounded by <see cref="TokenCacheLimits"/>.</summary>
    /// <returns>The cache, for one client.</returns>
    public static UserTokenCache InMemory() => new MemoryUserTokens();

    /// <summary>
    /// Keeps the tokens of a service in a cache that its instances share, such as Redis, encrypted. While that cache does not answer,
    /// the service goes on with its own memory.
    /// </summary>
    /// <param name="cache">The shared cache. It sees encrypted entries under hashed keys, and is not trusted.</param>
    /// <param name="protection">What encrypts and authenticates the entries. All instances need the same key ring and application name.</param>
    /// <param name="limits">Times and pauses; null for the defaults.</param>
    /// <returns>The cache, for one client whose credential is the application's own; with one that asks a person the client is refused at its start.</returns>
    /// <exception cref="ArgumentException">A limit is out of its range; the message names it.</exception>
    /// <remarks>
    /// Each entry is bound to its key, and to the cloud and client: an entry that was moved, changed or cut is ignored, with a
    /// warning, until the next write takes its place. An older version of the same entry that somebody puts back is accepted until its tokens end.
    /// </remarks>
    public static UserTokenCache Distributed(IDistributedCache cache, IDataProtectionProvider protection, DistributedTokenLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(protection);
        DistributedTokenLimits chosen = limits ?? new DistributedTokenLimits();
        string faults = string.Join(' ', chosen.Faults());
        return faults.Length == 0 ? new DistributedUserTokens(cache, protection, chosen) : throw new ArgumentException(faults, nameof(limits));
    }

    /// <summary>
    /// Keeps the token of the person who signed in to a tool in that person's encrypted store: Windows a file encrypted by DPAPI, macOS
    /// the Keychain, Linux the Secret Service (libsecret, such as GNOME Keyring or KWallet). All processes of that person that use the same name share it.
    /// </summary>
    /// <param name="name">What tells this tool's tokens from others': 1 to 64 letters, digits, dots, hyphens and underscores, such as <c>Contoso.MeetingTool</c>.</param>
    /// <returns>The cache, for one client whose credential asks a person; with the application's own the client is refused at its start.</returns>
    /// <exception cref="ArgumentException">The name has other characters, or is too long.</exception>
    /// <remarks>
    /// Where the store is absent or locked, requests fail with <see cref="SecureTeamsErrorCode.TokenStoreUnavailable"/>; there is no
    /// unencrypted file in its place. Not for services: all tokens are read and written as one.
    /// </remarks>
    public static UserTokenCache EncryptedFile(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return EncryptedFileTokens.NameFault(name) is { } fault ? throw new ArgumentException(fault, nameof(name)) : new EncryptedFileTokens(name);
    }

    /// <summary>Gets what is used where nobody chose.</summary>
    internal static UserTokenCache Unchosen { get; } = InMemory();

    /// <summary>Says why it cannot be used with a credential; null when it can.</summary>
    /// <param name="isDelegated">Whether a person signs in with the credential.</param>
    internal virtual string? Fault(bool isDelegated) => null;

    /// <summary>Opens the cache for one client, once.</summary>
    internal abstract UserTokenLink Open(IssuerSettings settings);
}
