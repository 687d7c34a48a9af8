using System.Buffers;

namespace SecureTeams.Transport.Guards;

/// <summary>A growing buffer from the shared pool; cleared when it is given back, since bodies hold join URLs.</summary>
internal sealed class PooledBody(int capacity) : IDisposable
{
    private byte[] _array = ArrayPool<byte>.Shared.Rent(capacity);
    private int _written;

    internal ReadOnlyMemory<byte> Written => _array.AsMemory(0, _written);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_array, clearArray: true);
        _array = [];
        _written = 0;
    }

    /// <summary>Opens what is written for reading, until it is disposed.</summary>
    internal Stream OpenRead() => new MemoryStream(_array, 0, _written, writable: false, publiclyVisible: false);

    internal Memory<byte> GetFree()
    {
        if (_written == _array.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(_array.Length * 2);
            _array.CopyTo(larger, 0);
            ArrayPool<byte>.Shared.Return(_array, clearArray: true);
            _array = larger;
        }

        return _array.AsMemory(_written);
    }

    internal void Advance(int count) => _written += count;
}
