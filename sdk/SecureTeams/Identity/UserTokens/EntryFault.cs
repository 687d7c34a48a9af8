using Microsoft.Extensions.Logging;

namespace SecureTeams.Identity.UserTokens;

/// <summary>Why an entry of a store is not used.</summary>
internal static class EntryFault
{
    /// <summary>It is larger than any that this client writes.</summary>
    internal const string Oversized = "Oversized";

    /// <summary>It was changed, belongs under another key, or was encrypted with a key that is not in the ring.</summary>
    internal const string NotAuthentic = "NotAuthentic";

    /// <summary>It is authentic, but MSAL cannot read it.</summary>
    internal const string Malformed = "Malformed";

    /// <summary>The ring of keys could not be read; the entry stays.</summary>
    internal const string NotDecrypted = "NotDecrypted";

    /// <summary>It could not be encrypted, or is too large, and was not written.</summary>
    internal const string NotEncrypted = "NotEncrypted";

    internal static void Report(ILogger logger, string fault)
    {
        SecureTeamsDiagnostics.TokenStoreOperations.Add(1, new KeyValuePair<string, object?>("outcome", "rejected"));
        Log.TokenEntryIgnored(logger, fault);
    }
}
