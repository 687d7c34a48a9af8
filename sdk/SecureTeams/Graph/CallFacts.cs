using System.Net;

namespace SecureTeams.Graph;

/// <summary>What a support case needs of a call that was answered.</summary>
internal readonly record struct CallFacts(HttpStatusCode Status, string? RequestId, string ClientRequestId, int Attempts)
{
    /// <summary>Gets a value indicating whether an attempt before the answered one may have done what was asked.</summary>
    internal bool AnEarlierAttemptMayHaveActed { get; init; }
}
