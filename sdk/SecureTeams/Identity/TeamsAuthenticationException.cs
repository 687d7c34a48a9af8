namespace SecureTeams.Identity;

/// <summary>
/// The identity provider issued no token.
/// </summary>
/// <remarks>The provider's own text is not carried along, since it may name users; the AADSTS number and the correlation id are.</remarks>
public class TeamsAuthenticationException : SecureTeamsException
{
    private readonly string _message;

    /// <summary>Initializes a new instance of the <see cref="TeamsAuthenticationException"/> class.</summary>
    /// <param name="code">Why no token was issued.</param>
    /// <param name="message">What happened.</param>
    /// <param name="nextStep">What to do about it.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public TeamsAuthenticationException(SecureTeamsErrorCode code, string message, string nextStep, Exception? innerException = null)
        : base(code, message, nextStep, innerException) => _message = message;

    /// <summary>Gets Microsoft Entra's own error number, such as 700016, when it gave one.</summary>
    public int? AadstsNumber { get; init; }

    /// <summary>
    /// Gets a value indicating whether the same request may succeed later without a change: the provider did not answer, or asked
    /// to slow down, or the shared cache of users' tokens did not answer.
    /// </summary>
    public override bool IsTransient => Code is SecureTeamsErrorCode.IdentityProviderUnavailable or SecureTeamsErrorCode.IdentityProviderThrottled
        || (Code is SecureTeamsErrorCode.TokenStoreUnavailable && RetryAfter is not null);

    /// <summary>Makes the same failure anew, for another caller that waited for it.</summary>
    internal virtual TeamsAuthenticationException Repeat() => new(Code, _message, NextStep)
    {
        AadstsNumber = AadstsNumber,
        StatusCode = StatusCode,
        RequestId = RequestId,
        ClientRequestId = ClientRequestId,
        RetryAfter = RetryAfter,
    };
}
