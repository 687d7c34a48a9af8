using System.Net;
using System.Net.Http.Headers;

namespace SecureTeams.Transport.Guards;

/// <summary>A body that has been read already, under the type it came with.</summary>
internal sealed class PooledContent : HttpContent
{
    private const string ContentType = "Content-Type";

    private readonly PooledBody _body;

    /// <summary>Initializes a new instance of the <see cref="PooledContent"/> class.</summary>
    /// <param name="body">What was read.</param>
    /// <param name="headers">The headers it came with; null for the SDK's own readers, which know the type.</param>
    internal PooledContent(PooledBody body, HttpContentHeaders? headers)
    {
        _body = body;

        // The other readers, such as MSAL, ask for nothing else; the length follows from the body.
        if (headers is not null && headers.NonValidated.TryGetValues(ContentType, out HeaderStringValues types))
        {
            Headers.TryAddWithoutValidation(ContentType, types);
        }
    }

    internal ReadOnlyMemory<byte> Written => _body.Written;

    /// <summary>What is read already needs no further buffer.</summary>
    protected override Stream CreateContentReadStream(CancellationToken cancellationToken) => _body.OpenRead();

    protected override Task<Stream> CreateContentReadStreamAsync() => Task.FromResult(_body.OpenRead());

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(_body.Written).AsTask();

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken) => stream.WriteAsync(_body.Written, cancellationToken).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Written.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
        }

        base.Dispose(disposing);
    }
}
