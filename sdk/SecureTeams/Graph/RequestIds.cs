using System.Security.Cryptography;

namespace SecureTeams.Graph;

/// <summary>Makes the ids that calls are found by afterwards. The system is asked for the randomness of many at a time: asking costs more than the rest of an id.</summary>
internal static class RequestIds
{
    private const int Size = 16;
    private const int Batch = 64;

    [ThreadStatic]
    private static byte[]? _random;

    [ThreadStatic]
    private static int _left;

    /// <summary>Returns a random id (RFC 9562 version 4).</summary>
    internal static Guid New()
    {
        byte[] random = _random ??= new byte[Size * Batch];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(random);
            _left = Batch;
        }

        Span<byte> id = random.AsSpan(--_left * Size, Size);
        id[6] = (byte)((id[6] & 0x0F) | 0x40);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }
}
