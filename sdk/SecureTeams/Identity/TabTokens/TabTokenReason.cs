namespace SecureTeams.Identity.TabTokens;

/// <summary>Why a tab's token was accepted or refused.</summary>
public enum TabTokenReason
{
    /// <summary>No token has been judged: the default of the type.</summary>
    Unspecified = 0,

    /// <summary>The token is valid.</summary>
    Valid = 1,

    /// <summary>There is no token.</summary>
    Missing = 2,

    /// <summary>The token is longer than <see cref="TabTokenValidator.MaxTokenLength"/>.</summary>
    TooLarge = 3,

    /// <summary>The text is not a signed JSON Web Token, or one of its claims has the wrong form.</summary>
    Malformed = 4,

    /// <summary>The token is signed with another algorithm than RS256, or not at all.</summary>
    AlgorithmNotAllowed = 5,

    /// <summary>The token's issuer is not that of an accepted tenant in the configured cloud.</summary>
    IssuerNotAllowed = 6,

    /// <summary>The identity provider has published no key of this id for the issuer.</summary>
    KeyUnknown = 7,

    /// <summary>The signature does not match the token.</summary>
    SignatureInvalid = 8,

    /// <summary>The token is for another application.</summary>
    AudienceMismatch = 9,

    /// <summary>The token has ended.</summary>
    Expired = 10,

    /// <summary>The token is not valid yet.</summary>
    NotYetValid = 11,

    /// <summary>The token belongs to an application, not to a user.</summary>
    ApplicationToken = 12,

    /// <summary>The token lacks the scope <c>access_as_user</c>.</summary>
    ScopeMissing = 13,

    /// <summary>The token was given to a client that is not among <see cref="TabTokenOptions.Clients"/>.</summary>
    ClientNotAllowed = 14,

    /// <summary>The token does not say whose it is, or its tenant is not its issuer's.</summary>
    UserMissing = 15,

    /// <summary>The identity provider's keys could not be had, so that the token could not be judged. The same token may be valid later.</summary>
    MetadataUnavailable = 16,
}
