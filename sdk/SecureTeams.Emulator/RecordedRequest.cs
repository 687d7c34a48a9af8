namespace SecureTeams.Emulator;

/// <summary>A request the emulator received. Bearer tokens and the bodies of token requests are never kept.</summary>
public sealed record RecordedRequest
{
    /// <summary>The service that received it.</summary>
    public required EmulatedService Service { get; init; }

    /// <summary>What was asked of Graph; <see langword="null"/> for other services and unknown paths.</summary>
    public GraphOperation? Operation { get; init; }

    /// <summary>When it arrived, by the emulator's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>
    /// The address with which the client called: origin, path and query, as received, but that the identity service's
    /// query parameters have the value <c>redacted</c> unless they are known not to be secret.
    /// </summary>
    public required Uri Address { get; init; }

    /// <summary>Whether a bearer token was present, valid or not.</summary>
    public required bool HasBearerToken { get; init; }

    /// <summary>
    /// The headers of interest that were present: <c>Accept</c>, <c>Accept-Language</c>, <c>client-request-id</c>,
    /// <c>Content-Type</c>, <c>If-Match</c>, <c>Prefer</c>, <c>User-Agent</c>. Names are compared without case.
    /// </summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>What is not secret of a request to a token endpoint; <see langword="null"/> for every other request.</summary>
    public RecordedTokenRequest? Token { get; init; }

    /// <summary>The body of a request to Graph; <see langword="null"/> when empty and for every other service.</summary>
    public string? Body { get; init; }

    /// <summary>The status of the answer; <see langword="null"/> when either side cut the connection before it.</summary>
    public int? Status { get; init; }
}
