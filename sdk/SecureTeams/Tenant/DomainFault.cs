namespace SecureTeams.Tenant;

/// <summary>Why a text is no name of a domain.</summary>
internal enum DomainFault
{
    None,
    Empty,
    TooLong,
    Wildcard,
    Address,
    TrailingDot,
    EmptyLabel,
    SingleLabel,
    LabelTooLong,
    Hyphen,
    Character,
    Invisible,
    IpAddress,
    FakeALabel,
    NotInternational,
    NoUnicodeData,
}
