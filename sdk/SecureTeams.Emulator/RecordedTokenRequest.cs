namespace SecureTeams.Emulator;

/// <summary>What a request to a token endpoint asked for, and how its client was to be known; never a secret, code, token or assertion.</summary>
public sealed record RecordedTokenRequest
{
    /// <summary>The tenant in the address.</summary>
    public required string Tenant { get; init; }

    /// <summary>The <c>grant_type</c>.</summary>
    public required string GrantType { get; init; }

    /// <summary>The <c>client_id</c>; <see langword="null"/> if there was none.</summary>
    public string? ClientId { get; init; }

    /// <summary>The <c>scope</c>; <see langword="null"/> if there was none.</summary>
    public string? Scope { get; init; }

    /// <summary>The <c>claims</c> parameter, which is no secret; <see langword="null"/> if there was none.</summary>
    public string? Claims { get; init; }

    /// <summary>Whether a client secret was sent.</summary>
    public required bool HasClientSecret { get; init; }

    /// <summary>Whether a client assertion was sent.</summary>
    public required bool HasClientAssertion { get; init; }

    /// <summary>Whether the client assertion carried its certificate (<c>x5c</c>).</summary>
    public required bool HasCertificateChain { get; init; }

    /// <summary>The issuer (<c>iss</c>) that the client assertion named, true or not: the client itself, or a foreign one.</summary>
    public string? AssertionIssuer { get; init; }
}
