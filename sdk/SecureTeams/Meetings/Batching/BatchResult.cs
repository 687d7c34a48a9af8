using System.Diagnostics.CodeAnalysis;

namespace SecureTeams.Meetings.Batching;

/// <summary>The outcome of one operation of a batch.</summary>
/// <param name="Request">The operation.</param>
/// <param name="Meeting">The meeting that was read, created or changed; null after a deletion and after a failure, except that a <see cref="MeetingPolicyNotAppliedException"/> comes with the meeting that exists with weaker settings.</param>
/// <param name="Error">Why it failed; null when it succeeded. The same exceptions as those of the single operations.</param>
/// <param name="Attempts">How often it was sent.</param>
public sealed record BatchResult(BatchRequest Request, OnlineMeeting? Meeting, SecureTeamsException? Error, int Attempts)
{
    /// <summary>Gets a value indicating whether the operation succeeded.</summary>
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    /// <summary>Returns the meeting of an operation that gives one, and throws what it failed with.</summary>
    /// <returns>The meeting.</returns>
    /// <exception cref="SecureTeamsException">The operation failed.</exception>
    /// <exception cref="InvalidOperationException">The operation succeeded, but gives no meeting: it was a deletion.</exception>
    public OnlineMeeting Demand() => Error is not null ? throw Error : Meeting ?? throw new InvalidOperationException("A deletion gives no meeting.");

    /// <summary>Returns operation and outcome only.</summary>
    /// <returns>A text for logs.</returns>
    public override string ToString() => $"BatchResult {{ {Request?.Operation}, {(Error is null ? "succeeded" : Error.Code)}, Attempts = {Attempts} }}";
}
