using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.OnBehalfOf;

/// <summary>The user of an access that goes on without a token of theirs. Two are equal when the access is the same.</summary>
/// <param name="Access">The access.</param>
/// <param name="Start">The token with which the access starts; null when it is continued.</param>
internal sealed record LongRunningUser(LongRunningAccess Access, ValidatedTabToken? Start = null) : TokenUser(Access.CacheKey, Access.ObjectId)
{
    internal override TokenUser ToKeep() => Start is null ? this : new LongRunningUser(Access);

    public bool Equals(LongRunningUser? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    public override string ToString() => "[redacted]";
}
