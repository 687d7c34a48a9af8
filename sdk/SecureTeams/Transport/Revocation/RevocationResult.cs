namespace SecureTeams.Transport.Revocation;

/// <summary>What was found out about the revocation of one certificate of a chain.</summary>
public sealed record RevocationResult
{
    /// <summary>Gets the certificate's place in the chain: 0 is the end entity. The root is not looked up.</summary>
    public required int Position { get; init; }

    /// <summary>Gets what is known.</summary>
    public required RevocationStatus Status { get; init; }

    /// <summary>Gets why nothing is known; <see cref="RevocationFailure.None"/> otherwise.</summary>
    public RevocationFailure Failure { get; init; }

    /// <summary>Gets where the knowledge comes from.</summary>
    public RevocationSource Source { get; init; }

    /// <summary>Gets the distribution point that was asked (the last one, when all failed); null when there was none.</summary>
    public string? DistributionPoint { get; init; }

    /// <summary>Gets the time at which the issuer made the list (thisUpdate, RFC 5280 section 5.1.2.4).</summary>
    public DateTimeOffset? ThisUpdate { get; init; }

    /// <summary>Gets the time by which the issuer makes the next list (nextUpdate, RFC 5280 section 5.1.2.5).</summary>
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>Gets how long ago the list was fetched; zero when it was fetched for this check, null without a list.</summary>
    public TimeSpan? Age { get; init; }
}
