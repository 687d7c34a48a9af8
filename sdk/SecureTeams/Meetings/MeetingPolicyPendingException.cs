namespace SecureTeams.Meetings;

/// <summary>
/// A meeting was found or created by its external id, but its policy could not be applied. Until it is, the meeting has
/// the settings it had, or the tenant's defaults when it is new.
/// </summary>
/// <remarks>The inner exception says why. Repeating the call is safe and applies the policy.</remarks>
public sealed class MeetingPolicyPendingException : SecureTeamsException
{
    /// <summary>Initializes a new instance of the <see cref="MeetingPolicyPendingException"/> class.</summary>
    /// <param name="meeting">The meeting as it was found or created.</param>
    /// <param name="wasCreated">Whether the call created it.</param>
    /// <param name="innerException">Why the policy could not be applied.</param>
    public MeetingPolicyPendingException(OnlineMeeting meeting, bool wasCreated, Exception innerException)
        : base(
            SecureTeamsErrorCode.MeetingPolicyPending,
            wasCreated ? "The meeting was created with the tenant's defaults, but the policy could not be applied." : "The meeting exists, but the policy could not be applied to it.",
            "Repeat the call, which is safe, or delete the meeting in the exception's Meeting property; the inner exception says why it failed.",
            innerException)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        Meeting = meeting;
        WasCreated = wasCreated;
    }

    /// <summary>Gets the meeting as it was found or created. It exists and can be joined.</summary>
    public OnlineMeeting Meeting { get; }

    /// <summary>Gets a value indicating whether the same call may succeed later without a change: what stopped the policy is transient.</summary>
    public override bool IsTransient => InnerException is SecureTeamsException { IsTransient: true };

    /// <summary>Gets a value indicating whether the call created the meeting.</summary>
    public bool WasCreated { get; }
}
