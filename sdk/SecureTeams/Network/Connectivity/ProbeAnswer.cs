using System.Net;
using System.Net.Sockets;

namespace SecureTeams.Network.Connectivity;

/// <summary>What one address of a target said.</summary>
internal sealed record ProbeAnswer(ConnectivityOutcome Outcome)
{
    internal IPEndPoint? MappedAddress { get; init; }

    internal int? ErrorCode { get; init; }

    internal int Requests { get; init; }

    internal static ProbeAnswer Of(SocketException failure) => new(failure.SocketErrorCode switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset => ConnectivityOutcome.Refused,
        SocketError.AccessDenied => ConnectivityOutcome.BlockedLocally,
        SocketError.TimedOut => ConnectivityOutcome.NoAnswer,
        _ => ConnectivityOutcome.Unreachable,
    });
}
