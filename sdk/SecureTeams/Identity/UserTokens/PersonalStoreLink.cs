using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;

namespace SecureTeams.Identity.UserTokens;

/// <summary>Reads the person's store before MSAL looks and writes it after MSAL changed something, and keeps other processes out in between.</summary>
internal sealed class PersonalStoreLink(PersonalStore store, ILogger logger) : UserTokenLink
{
    internal override void Attach(ITokenCache tokens)
    {
        var access = new Access(store, logger);
        tokens.SetBeforeAccessAsync(access.ReadAsync);
        tokens.SetAfterAccessAsync(access.WriteAsync);
    }

    /// <summary>The accesses of one MSAL cache, which makes one at a time.</summary>
    private sealed class Access(PersonalStore store, ILogger logger)
    {
        private PersonalStore.Turn? _turn;

        internal async Task ReadAsync(TokenCacheNotificationArgs access)
        {
            // One that failed in between has not given its turn back.
            EndTurn();
            PersonalStore.Turn turn = await store.TakeTurnAsync(access.CancellationToken).ConfigureAwait(false);
            _turn = turn;
            byte[]? clear = null;
            try
            {
                clear = await turn.ReadAsync(access.CancellationToken).ConfigureAwait(false);
                access.TokenCache.DeserializeMsalV3(clear, shouldClearExistingCache: true);
            }
            catch (MsalException)
            {
                EntryFault.Report(logger, EntryFault.Malformed);
                access.TokenCache.DeserializeMsalV3(null, shouldClearExistingCache: true);
            }
            catch (Exception)
            {
                EndTurn();
                throw;
            }
            finally
            {
                CryptographicOperations.ZeroMemory(clear);
            }
        }

        internal async Task WriteAsync(TokenCacheNotificationArgs access)
        {
            byte[]? clear = null;
            try
            {
                if (access.HasStateChanged && _turn is { } turn)
                {
                    clear = access.TokenCache.SerializeMsalV3();
                    await turn.WriteAsync(clear, access.CancellationToken).ConfigureAwait(false);
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
}
