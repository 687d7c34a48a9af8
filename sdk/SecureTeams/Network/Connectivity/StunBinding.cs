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
            StunClass.SuccessResponse when message.GetMappedAddress() is IPEndPoint { Port: > 0 } mapped && message.Attributes.All(IsUnderstood) => new ProbeAnswer(ConnectivityOutcome.Reached) { MappedAddress = mapped },
            StunClass.ErrorResponse => new ProbeAnswer(ConnectivityOutcome.ErrorAnswer) { ErrorCode = message.ErrorCode },
            _ => null,
        };
    }

    /// <summary>RFC 8489 6.3.3: a success with a type below 0x8000 that the client does not know is discarded. Known are those of 18.3, which has what RFC 3489 had.</summary>
    private static bool IsUnderstood(StunAttribute attribute) => attribute.Type is >= 0x8000 or (>= 0x0001 and <= 0x000B) or StunAttributeType.Realm or StunAttributeType.Nonce
        or (>= StunAttributeType.MessageIntegritySha256 and <= 0x001E) or StunAttributeType.XorMappedAddress;
}
