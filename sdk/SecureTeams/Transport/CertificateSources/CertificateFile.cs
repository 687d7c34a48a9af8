using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SecureTeams.Transport.CertificateSources;

/// <summary>The content of a file with a key in it, wiped when it is disposed.</summary>
internal sealed class CertificateFile : IDisposable
{
    private const int MaxBytes = 1024 * 1024;

    private readonly byte[] _buffer;
    private readonly int _length;
    private char[] _text = [];

    private CertificateFile(byte[] buffer, int length)
    {
        _buffer = buffer;
        _length = length;
    }

    internal ReadOnlySpan<byte> Content => _buffer.AsSpan(0, _length);

    /// <exception cref="IOException">The file cannot be read, or is too large to be a certificate.</exception>
    internal static async ValueTask<CertificateFile> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        await using (stream.ConfigureAwait(false))
        {
            long announced = stream.Length;
            if (announced > MaxBytes)
            {
                throw new IOException($"The file is larger than {MaxBytes} bytes.");
            }

            var buffer = new byte[(int)announced];
            int length = 0;
            int read;
            while (length < buffer.Length && (read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false)) > 0)
            {
                length += read;
            }

            return new CertificateFile(buffer, length);
        }
    }

    internal ReadOnlySpan<char> DecodeText()
    {
        if (_text.Length == 0)
        {
            _text = new char[Encoding.UTF8.GetMaxCharCount(_length)];
        }

        return _text.AsSpan(0, Encoding.UTF8.GetChars(Content, _text));
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_buffer);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_text.AsSpan()));
    }
}
