using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using SecureTeams.Network.Stun;

namespace SecureTeams.Network.Connectivity;

/// <summary>One Binding request (RFC 8489 2) and what is an answer to it.</summary>
internal sealed class StunBinding
{
    private const int BindingMethod = 1;

    private readonly byte[] _request = new byte[StunMessage.HeaderBytes];

    internal StunBinding()
    {
        BinaryPrimitives.WriteUInt16BigEndian(_request, BindingMethod);
        BinaryPrimitives.WriteUInt32BigEndian(_request.AsSpan(4), StunMessage.MagicCookie);

        // Whoever does not see the request must guess these 96 bits to answer it.
        RandomNumberGenerator.Fill(_request.AsSpan(8));
    }

    internal ReadOnlyMemory<byte> Request => _request;

    /// <summary>Judges a datagram from the target.</summary>
    /// <returns>Null where it is no answer to this request, and waiting goes on.</returns>
    internal ProbeAnswer? Judge(ReadOnlySpan<byte> datagram)
    {
        if (StunMessage.Parse(datagram).Message is not { Method: BindingMethod } message
            || !message.TransactionId.Span.SequenceEqual(_request.AsSpan(8))
            || (message.Layout.Fingerprint >= 0 && !message.HasValidFingerprint()))
        {
            return null;
        }

        return message.Class switch
        {
            StunClass.SuccessResponse when message.GetMappedAddress() is IPEndPoint mapped => new ProbeAnswer(ConnectivityOutcome.Reached) { MappedAddress = mapped },
            StunClass.ErrorResponse => new ProbeAnswer(ConnectivityOutcome.ErrorAnswer) { ErrorCode = message.ErrorCode },
            _ => null,
        };
    }
}
