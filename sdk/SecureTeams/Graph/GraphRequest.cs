using SecureTeams.Graph.Permissions;

namespace SecureTeams.Graph;

/// <summary>One call to Microsoft Graph, before it becomes an HTTP request.</summary>
internal sealed record GraphRequest
{
    /// <summary>Gets what is done: its name in traces, and the permission it needs.</summary>
    internal required TeamsOperation Operation { get; init; }

    /// <summary>Gets the user whose meetings it is about.</summary>
    internal Guid Organizer { get; init; }

    internal required HttpMethod Method { get; init; }

    /// <summary>Gets the path and query behind the endpoint, already escaped.</summary>
    internal required string Path { get; init; }

    /// <summary>Gets the address of a further page as an answer named it, still to be judged; it takes the place of <see cref="Path"/>.</summary>
    internal string? NextLink { get; init; }

    /// <summary>Gets the JSON body; empty for none.</summary>
    internal ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Gets a value indicating whether a POST may be sent twice without effect.</summary>
    internal bool IsIdempotent { get; init; }

    /// <summary>Gets a value indicating whether nothing is repeated, not even what the service did not process: the caller has to look first.</summary>
    internal bool IsSentOnce { get; init; }

    /// <summary>Gets the kind of content that is asked for; null for JSON.</summary>
    internal string? Accept { get; init; }

    /// <summary>Gets how a content that is not held in memory is read; null for an answer that is.</summary>
    internal ContentTerms? Streamed { get; init; }
}
