using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.OnBehalfOf;

/// <summary>The user of a validated tab token. Two are equal when the token is the same, not when the person is.</summary>
internal sealed record TabUser(ValidatedTabToken Token) : TokenUser(Token.Hash(), Token.ObjectId)
{
    public bool Equals(TabUser? other) => base.Equals(other);

    public override int GetHashCode() => base.GetHashCode();

    public override string ToString() => "[redacted]";
}
