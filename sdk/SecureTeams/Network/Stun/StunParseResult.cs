using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Network.Stun;

/// <summary>A STUN message, or why there is none.</summary>
public readonly record struct StunParseResult
{
    internal StunParseResult(StunMessage message) => Message = message;

    internal StunParseResult(StunParseFailure failure) => Failure = failure;

    /// <summary>Gets the message; null when the bytes are not one. Its integrity has not been verified.</summary>
    public StunMessage? Message { get; }

    /// <summary>Gets why the bytes are not a message.</summary>
    public StunParseFailure Failure { get; }

    /// <summary>Gets a value indicating whether there is a message.</summary>
    [MemberNotNullWhen(true, nameof(Message))]
    public bool IsMessage => Message is not null;
}
