using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace SecureTeams.Identity.UserTokens;

/// <summary>Encrypts and authenticates each entry for its own key, which stands for cloud, client and user: under another one it is worth nothing.</summary>
internal sealed class EntryProtection(IDataProtectionProvider provider)
{
    /// <summary>The largest entry: some hundred times one user's tokens for one service.</summary>
    private const int MaxEntryBytes = 1024 * 1024;

    private readonly IDataProtector _protector = provider.CreateProtector("SecureTeams.UserTokens", "v1");

    /// <summary>Returns the encrypted entry; null when it is too large, or there is no key to encrypt it with.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A ring of keys that cannot be read throws whatever its store throws, and must not fail a request.")]
    internal byte[]? Protect(string key, byte[] clear)
    {
        try
        {
            byte[] content = _protector.CreateProtector(key).Protect(clear);
            return content.Length <= MaxEntryBytes ? content : null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>Returns the entry in clear; null with the fault when it cannot be used.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A ring of keys that cannot be read throws whatever its store throws, and must not fail a request.")]
    internal byte[]? Unprotect(string key, byte[] content, out string? fault)
    {
        if (content.Length > MaxEntryBytes)
        {
            fault = EntryFault.Oversized;
            return null;
        }

        try
        {
            fault = null;
            return _protector.CreateProtector(key).Unprotect(content);
        }
        catch (CryptographicException)
        {
            fault = EntryFault.NotAuthentic;
        }
        catch (Exception)
        {
            fault = EntryFault.NotDecrypted;
        }

        return null;
    }
}
