using System.Net;

namespace SecureTeams;

/// <summary>
/// The failure of a service, of the identity provider or of the way to them, with a code, the facts that a
/// support case needs, and the next step.
/// </summary>
/// <remarks>The message holds no token, secret, join URL or personal data.</remarks>
public class SecureTeamsException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="SecureTeamsException"/> class.</summary>
    /// <param name="code">Why the operation failed.</param>
    /// <param name="message">What happened.</param>
    /// <param name="nextStep">What to do about it.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public SecureTeamsException(SecureTeamsErrorCode code, string message, string nextStep, Exception? innerException = null)
        : base($"{message} {nextStep}", innerException)
    {
        Code = code;
        NextStep = nextStep;
    }

    /// <summary>Gets the reason, as a stable code.</summary>
    public SecureTeamsErrorCode Code { get; }

    /// <summary>Gets what to do about it, in one sentence.</summary>
    public string NextStep { get; }

    /// <summary>Gets the HTTP status of the answer, when there was one.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>Gets the <c>request-id</c> that Microsoft Graph gave the request, when it answered.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets the <c>client-request-id</c> or correlation id under which the request was sent.</summary>
    public string? ClientRequestId { get; internal set; }

    /// <summary>
    /// Gets how long to wait before another try: what the service asked for, or with <see cref="SecureTeamsErrorCode.CircuitOpen"/>
    /// the time until something is sent again. Null when that is not known.
    /// </summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// Gets how often the request was sent to Microsoft Graph; 0 when it was not, since no token was issued or a limit of the
    /// client held it back. A connection that was refused counts as an attempt.
    /// </summary>
    public int Attempts { get; internal set; }

    /// <summary>
    /// Gets a value indicating whether the service may have done what was asked, although the operation failed: a request was sent whose
    /// answer was lost, or could not be read, or the service failed while it was at work. Repeating the operation may then do it twice,
    /// where it is not one that can be repeated; read first. <see langword="false"/> when nothing was done, and for operations that only read.
    /// </summary>
    /// <remarks>
    /// After a timeout the request itself may still be under way, and be done later. <see cref="SecureTeamsErrorCode.MeetingPolicyNotApplied"/> and
    /// <see cref="SecureTeamsErrorCode.MeetingPolicyPending"/> come with the meeting that is there; of the latter this property tells whether its policy may be applied.
    /// </remarks>
    public bool OutcomeIsUnknown { get; internal set; }

    /// <summary>
    /// Gets a value indicating whether the same operation may succeed later without a change: the service or the way to it failed, or a limit
    /// was reached. Whether repeating is safe is another question; see <see cref="OutcomeIsUnknown"/>.
    /// </summary>
    public virtual bool IsTransient => Code switch
    {
        SecureTeamsErrorCode.ConnectionFailed or SecureTeamsErrorCode.RequestTimedOut or SecureTeamsErrorCode.CircuitOpen or SecureTeamsErrorCode.ClientLimitReached or SecureTeamsErrorCode.Throttled => true,
        SecureTeamsErrorCode.ServiceUnavailable => StatusCode != HttpStatusCode.NotImplemented,
        SecureTeamsErrorCode.RequestRejected => StatusCode == HttpStatusCode.RequestTimeout,
        _ => false,
    };

    /// <summary>Makes the same failure anew, of the same type, for one of several operations that it ended together: each has an outcome of its own.</summary>
    internal SecureTeamsException Copy() => (SecureTeamsException)MemberwiseClone();
}
