using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Transport.Guards;

/// <summary>How a body is read that is too large to be held: the limit of its length, and the longest wait for its next piece.</summary>
internal sealed record StreamedContent(long MaxBytes, TimeSpan IdleTimeout, TimeProvider Clock)
{
    internal static bool IsAskedFor(HttpResponseMessage response, HttpRequestMessage request, [NotNullWhen(true)] out StreamedContent? streamed)
    {
        streamed = response.IsSuccessStatusCode ? (request as SdkRequest)?.Streamed : null;
        return streamed is not null;
    }
}
