using System.Diagnostics.CodeAnalysis;
using SecureTeams.Network.Boundary.Readers;

namespace SecureTeams.Network.Boundary;

/// <summary>The document of the Office 365 endpoint web service: where the services are, and which ports they need.</summary>
/// <remarks>
/// Read as a whole or not at all: a host, block or port that cannot be read, a member of the wrong type, in other casing or stated twice, an <c>id</c> that is missing or used twice, or a set
/// with hosts or blocks and no ports is an error with its position. Members may be absent; unknown members are ignored. At most <see cref="MaxBytes"/>, 5,000 sets, 10,000 hosts, blocks and
/// ranges of ports, and 50,000 needs (a set's ranges times its hosts and blocks).
/// </remarks>
public sealed class EndpointSet
{
    /// <summary>The most bytes that are read: 4,194,304.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The service area of Teams in the document.</summary>
    public const string TeamsArea = "Skype";

    private EndpointSet(IEnumerable<TeamsEndpoint> endpoints) => Endpoints = Array.AsReadOnly(endpoints.ToArray());

    /// <summary>Gets the endpoints in the order of the document.</summary>
    public IReadOnlyList<TeamsEndpoint> Endpoints { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The document, with or without a byte order mark.</param>
    /// <returns>The endpoints of all services; <see cref="ForTeams"/> takes those of Teams.</returns>
    /// <exception cref="NetworkDocumentException">The document cannot be read; says where and why.</exception>
    public static EndpointSet Parse(ReadOnlySpan<byte> utf8) =>
        TryParse(utf8, out EndpointSet? endpoints, out DocumentFault? fault) ? endpoints : throw new NetworkDocumentException(fault);

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The document, with or without a byte order mark.</param>
    /// <param name="endpoints">The endpoints; null when the document cannot be read.</param>
    /// <param name="fault">What is wrong and where; null when nothing is.</param>
    /// <returns><see langword="true"/> when the document has been read.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out EndpointSet? endpoints, [NotNullWhen(false)] out DocumentFault? fault)
    {
        var read = new List<TeamsEndpoint>();
        fault = utf8.Length > MaxBytes ? TooLarge() : EndpointReader.Read(utf8, read);
        endpoints = fault is null ? new EndpointSet(read) : null;
        return fault is null;
    }

    /// <summary>Reads a document from a stream, which is read to its end and stays open.</summary>
    /// <param name="stream">The document.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The endpoints.</returns>
    /// <exception cref="NetworkDocumentException">The document cannot be read, or has more than <see cref="MaxBytes"/>.</exception>
    public static async Task<EndpointSet> ParseAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var buffer = new MemoryStream();
        byte[] block = new byte[16 * 1024];
        for (int read = await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false); read > 0; read = await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false))
        {
            if (buffer.Length + read > MaxBytes)
            {
                throw new NetworkDocumentException(TooLarge());
            }

            await buffer.WriteAsync(block.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return Parse(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }

    /// <summary>Takes the endpoints of Teams (service area <see cref="TeamsArea"/>).</summary>
    /// <returns>They alone; none where the document has none.</returns>
    /// <remarks>Signing in needs those of the area <c>Common</c> as well.</remarks>
    public EndpointSet ForTeams() => ForAreas(TeamsArea);

    /// <summary>Takes the endpoints of some service areas.</summary>
    /// <param name="areas">The areas, in any casing, for example <c>Skype</c> and <c>Common</c>.</param>
    /// <returns>They alone; none where the document has none.</returns>
    public EndpointSet ForAreas(params IReadOnlyCollection<string> areas)
    {
        ArgumentNullException.ThrowIfNull(areas);
        return new EndpointSet(Endpoints.Where(endpoint => areas.Contains(endpoint.ServiceArea, StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>Returns how many endpoints there are.</summary>
    /// <returns>For example <c>3 endpoints</c>.</returns>
    public override string ToString() => $"{Endpoints.Count} endpoints";

    private static DocumentFault TooLarge() => new(1, 1, $"The document has more than {MaxBytes} bytes.");
}
