using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Transport.Guards;

/// <summary>How a body is read that is too large to be held: the limit of its length, and the longest wait for its next piece.</summary>
internal sealed record StreamedContent(long MaxBytes, TimeSpan IdleTimeout, TimeProvider Clock)
{
    /// <summary>Marks a request whose successful answer is handed on unread.</summary>
    internal static readonly HttpRequestOptionsKey<StreamedContent> Key = new("SecureTeams.StreamedContent");

    internal static bool IsAskedFor(HttpResponseMessage response, HttpRequestMessage request, [NotNullWhen(true)] out StreamedContent? streamed)
    {
        streamed = null;
        return response.IsSuccessStatusCode && request.Options.TryGetValue(Key, out streamed);
    }
}
