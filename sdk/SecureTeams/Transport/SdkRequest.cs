using System.Diagnostics;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Transport;

/// <summary>
/// A request of the SDK's own clients. What the handlers need to know of it stands in members: every request would need a table
/// of options otherwise.
/// </summary>
internal abstract class SdkRequest(HttpMethod method, Uri address) : HttpRequestMessage(method, address)
{
    internal AttemptRecord Attempts { get; } = new();

    /// <summary>Gets the activity of the operation. The current one may be the application's, or that of an operation that needs a token first.</summary>
    internal Activity? Operation { get; init; }

    /// <summary>Gets a value indicating whether it may be sent twice without effect, although its method is not idempotent by HTTP (RFC 9110 section 9.2.2).</summary>
    internal bool IsIdempotent { get; init; }

    /// <summary>Gets a value indicating whether it is not repeated whatever happens.</summary>
    internal bool IsSentOnce { get; init; }

    /// <summary>Gets how a successful answer is read that is handed on unread; null for one that is read to its end.</summary>
    internal StreamedContent? Streamed { get; init; }
}
