using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Network.Stun;

/// <summary>One attribute of a STUN message, as it came.</summary>
/// <param name="Type">The type (RFC 8489 18.3), for example 0x0006 for USERNAME. Types below 0x8000 must be understood by whoever handles the message.</param>
/// <param name="Value">The value without its padding; a part of the message's own copy.</param>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "RFC 8489's own word.")]
public readonly record struct StunAttribute(int Type, ReadOnlyMemory<byte> Value)
{
    /// <summary>Returns type and length; a value may name a person or hold a token.</summary>
    /// <returns>For example <c>0x0006 (9 bytes)</c>.</returns>
    public override string ToString() => $"0x{Type:X4} ({Value.Length} bytes)";
}
