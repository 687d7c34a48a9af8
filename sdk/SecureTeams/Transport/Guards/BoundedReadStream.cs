namespace SecureTeams.Transport.Guards;

/// <summary>Hands a body on as it arrives: no more of it than the limit, and no longer waiting for a piece than agreed.</summary>
internal sealed class BoundedReadStream(Stream inner, StreamedContent terms, string host, HttpResponseMessage response) : Stream
{
    private CancellationTokenSource? _idle;
    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_idle is null || !_idle.TryReset())
        {
            _idle?.Dispose();
            _idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, terms.Clock);
        }

        CancellationTokenSource idle = _idle;
        idle.CancelAfter(terms.IdleTimeout);
        try
        {
            int count;
            using (cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), idle))
            {
                count = await inner.ReadAsync(buffer, idle.Token).ConfigureAwait(false);
            }

            _read += count;
            return _read <= terms.MaxBytes ? count : throw TooLarge(host, terms.MaxBytes);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            throw new TeamsTransportException(
                SecureTeamsErrorCode.RequestTimedOut,
                $"'{host}' sent nothing more of the content for {terms.IdleTimeout.TotalSeconds:F0} s.",
                "Try again; raise ContentOptions.IdleTimeout if the way to the service is slow.",
                exception);
        }
        catch (Exception exception) when (exception is not TeamsTransportException && TransportFault.TryTranslate(exception, host, out TeamsTransportException? fault))
        {
            throw fault;
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The content is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    internal static TeamsTransportException TooLarge(string host, long limit) => new(
        SecureTeamsErrorCode.ResponseTooLarge,
        $"The content from '{host}' is larger than the limit of {limit} bytes and was not read further.",
        "Raise ContentOptions.MaxBytes if such a content is expected.");

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _idle?.Dispose();
            inner.Dispose();
            response.Dispose();
        }

        base.Dispose(disposing);
    }
}
