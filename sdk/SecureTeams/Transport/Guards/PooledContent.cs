using System.Net;
using System.Net.Http.Headers;

namespace SecureTeams.Transport.Guards;

/// <summary>A body that has been read already, under the headers it came with.</summary>
internal sealed class PooledContent : HttpContent
{
    private readonly PooledBody _body;

    internal PooledContent(PooledBody body, HttpContentHeaders headers)
    {
        _body = body;
        foreach (KeyValuePair<string, HeaderStringValues> header in headers.NonValidated)
        {
            foreach (string value in header.Value)
            {
                Headers.TryAddWithoutValidation(header.Key, value);
            }
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
