using SecureTeams.Graph;

namespace SecureTeams.Meetings.Artifacts;

/// <summary>
/// The content of a transcript or recording while it arrives. It is never held in memory as a whole; dispose it to give the
/// connection back.
/// </summary>
public sealed class MeetingContent : IAsyncDisposable, IDisposable
{
    internal MeetingContent(GraphContent content)
    {
        Stream = content.Stream;
        MediaType = content.MediaType;
        Length = content.Length;
    }

    /// <summary>Gets the content, to be read asynchronously and once. A longer content than allowed, or one that stalls, ends with a <see cref="SecureTeamsException"/>.</summary>
    public Stream Stream { get; }

    /// <summary>Gets the kind of the content, such as <c>video/mp4</c> or <c>text/vtt</c>; null when the service did not say.</summary>
    public string? MediaType { get; }

    /// <summary>Gets the length in bytes; null when the service did not announce it.</summary>
    public long? Length { get; }

    /// <summary>Writes the rest of the content into another stream, which stays open.</summary>
    /// <param name="destination">Where to write.</param>
    /// <param name="cancellationToken">Cancels the copying; what was written stays.</param>
    /// <returns>A task that ends when everything is written.</returns>
    /// <exception cref="SecureTeamsException">The content is longer than allowed, stalls, or the connection breaks; what the destination has is not whole.</exception>
    public Task CopyToAsync(Stream destination, CancellationToken cancellationToken = default) => Stream.CopyToAsync(destination, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();
}
