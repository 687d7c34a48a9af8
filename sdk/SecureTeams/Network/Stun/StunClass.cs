namespace SecureTeams.Network.Stun;

/// <summary>The class of a STUN message (RFC 8489 5).</summary>
public enum StunClass
{
    /// <summary>A request, which expects an answer.</summary>
    Request = 0,

    /// <summary>An indication, which expects none.</summary>
    Indication = 1,

    /// <summary>The answer to a request that succeeded.</summary>
    SuccessResponse = 2,

    /// <summary>The answer to a request that failed; it has an ERROR-CODE.</summary>
    ErrorResponse = 3,
}
