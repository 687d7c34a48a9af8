using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;

namespace SecureTeams.Identity.UserTokens;

/// <summary>Reads the person's store before MSAL looks and writes it after MSAL changed something, and keeps other processes out in between.</summary>
internal sealed class PersonalStoreBinding(PersonalStore store, ILogger logger)
{
    private IDisposable? _turn;

    internal void Attach(ITokenCache tokens)
    {
        tokens.SetBeforeAccessAsync(ReadAsync);
        tokens.SetAfterAccessAsync(WriteAsync);
    }

    private async Task ReadAsync(TokenCacheNotificationArgs access)
    {
        // MSAL makes one access at a time; one that failed in between has not given its turn back.
        EndTurn();
        _turn = await store.TakeTurnAsync(access.CancellationToken).ConfigureAwait(false);
        byte[]? clear = null;
        try
        {
            clear = await store.ReadAsync(access.CancellationToken).ConfigureAwait(false);
            access.TokenCache.DeserializeMsalV3(clear, shouldClearExistingCache: true);
        }
        catch (MsalException)
        {
            EntryFault.Report(logger, EntryFault.Malformed);
            access.TokenCache.DeserializeMsalV3(null, shouldClearExistingCache: true);
        }
        catch (TeamsAuthenticationException)
        {
            EndTurn();
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
        }
    }

    private async Task WriteAsync(TokenCacheNotificationArgs access)
    {
        byte[]? clear = null;
        try
        {
            if (access.HasStateChanged)
            {
                clear = access.TokenCache.SerializeMsalV3();
                await store.WriteAsync(clear, access.CancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(clear);
            EndTurn();
        }
    }

    private void EndTurn() => Interlocked.Exchange(ref _turn, null)?.Dispose();
}
