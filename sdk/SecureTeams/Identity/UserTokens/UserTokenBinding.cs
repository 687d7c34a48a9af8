using System.Security.Cryptography;
using System.Text;
using Microsoft.Identity.Client;
using SecureTeams.Identity.OnBehalfOf;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.UserTokens;

/// <summary>
/// Lets MSAL hold one user's tokens at a time: those of the user it is asked for, read from the store. MSAL's own memory of users'
/// tokens has no bound.
/// </summary>
internal sealed class UserTokenBinding(UserTokenStore store, IssuerSettings settings) : UserTokenLink
{
    internal override void Attach(ITokenCache tokens)
    {
        tokens.SetBeforeAccessAsync(ReadAsync);
        tokens.SetAfterAccessAsync(WriteAsync);
    }

    internal override ValueTask StopAsync(Guid clientId, string cacheKey, CancellationToken cancellationToken) =>
        store.StopAsync(KeyOf(clientId.ToString("D"), cacheKey), cancellationToken);

    private async Task ReadAsync(TokenCacheNotificationArgs access)
    {
        // MSAL looks over all accounts, of which a service has none.
        if (access.SuggestedCacheKey is null)
        {
            return;
        }

        string key = KeyOf(access.ClientId, access.SuggestedCacheKey);
        byte[]? clear = await store.ReadAsync(key, access.CancellationToken).ConfigureAwait(false);
        if (!TryTake(access.TokenCache, clear))
        {
            EntryFault.Report(settings.Logger, EntryFault.Malformed);
        }
    }

    /// <summary>Gives MSAL the entry in place of what it holds; without an entry, nothing.</summary>
    private static bool TryTake(ITokenCacheSerializer tokens, byte[]? clear)
    {
        try
        {
            tokens.DeserializeMsalV3(clear, shouldClearExistingCache: true);
            return true;
        }
        catch (MsalException)
        {
            tokens.DeserializeMsalV3(null, shouldClearExistingCache: true);
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private async Task WriteAsync(TokenCacheNotificationArgs access)
    {
        if (!access.HasStateChanged || access.SuggestedCacheKey is null)
        {
            return;
        }

        string key = KeyOf(access.ClientId, access.SuggestedCacheKey);
        if (!access.HasTokens)
        {
            await store.RemoveAsync(key, access.CancellationToken).ConfigureAwait(false);
            return;
        }

        byte[] clear = access.TokenCache.SerializeMsalV3();
        try
        {
            // MSAL's times are the computer's.
            TimeSpan? lifetime = access.SuggestedCacheExpiry - TimeProvider.System.GetUtcNow();
            await store.WriteAsync(key, clear, lifetime, access.CancellationToken).ConfigureAwait(false);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    /// <summary>MSAL's key may name the user, and knows neither cloud nor client; nobody shall read it, and no two of them shall meet.</summary>
    private string KeyOf(string clientId, string cacheKey)
    {
        string name = $"{settings.Cloud.Name}\n{settings.Cloud.Authority.AbsoluteUri}\n{clientId}\n{cacheKey}";
        return (LongRunningAccess.IsCacheKey(cacheKey) ? UserTokenStore.StoppablePrefix : "secureteams:user-tokens:") + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }
}
