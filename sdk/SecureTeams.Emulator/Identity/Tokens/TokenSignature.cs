namespace SecureTeams.Emulator.Identity.Tokens;

/// <summary>How a token is signed: rightly, or as an attacker would.</summary>
public enum TokenSignature
{
    /// <summary>RS256 with the current key.</summary>
    Genuine,

    /// <summary>RS256 with a key of nobody, under the current key's id.</summary>
    ForeignKey,

    /// <summary>RS256 with a key of nobody, under an id that is not published.</summary>
    UnknownKeyId,

    /// <summary>Not at all: the algorithm is <c>none</c>.</summary>
    None,

    /// <summary>HS256 with the published public key (its PEM text) as secret, under the current key's id.</summary>
    PublicKeyAsSecret,
}
