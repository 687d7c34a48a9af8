using SecureTeams.Transport.Revocation.Lists;

namespace SecureTeams.Transport.Revocation.Fetching;

/// <summary>What is known of one distribution point. Guarded by the lock of <see cref="ListCache"/>.</summary>
internal sealed class KeptList
{
    /// <summary>Gets or sets the newest list that was ever seen; one that is past its use still tells which lists are older.</summary>
    internal RevocationList? List { get; set; }

    internal DateTimeOffset FetchedAt { get; set; }

    /// <summary>Gets or sets why the latest fetch failed.</summary>
    internal RevocationFailure Failure { get; set; }

    internal DateTimeOffset FailedAt { get; set; }

    /// <summary>Gets or sets the fetch that is under way.</summary>
    internal Task<ListOutcome?>? Flight { get; set; }

    /// <summary>Gets or sets the place in the order of use.</summary>
    internal long LastUse { get; set; }
}
