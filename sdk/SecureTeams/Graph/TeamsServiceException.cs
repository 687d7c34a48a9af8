using SecureTeams.Graph.Permissions;

namespace SecureTeams.Graph;

/// <summary>
/// Microsoft Graph refused the request or failed.
/// </summary>
/// <remarks>
/// The service's message is not carried along, since it may quote users and URLs; its error code is, in
/// <see cref="ServiceCode"/>, and the request ids find the rest.
/// </remarks>
public class TeamsServiceException : SecureTeamsException
{
    /// <summary>Initializes a new instance of the <see cref="TeamsServiceException"/> class.</summary>
    /// <param name="code">Why the service refused.</param>
    /// <param name="message">What happened.</param>
    /// <param name="nextStep">What to do about it.</param>
    /// <param name="innerException">The cause, when there is one.</param>
    public TeamsServiceException(SecureTeamsErrorCode code, string message, string nextStep, Exception? innerException = null)
        : base(code, message, nextStep, innerException)
    {
    }

    /// <summary>Gets the error code in the service's answer, such as <c>InvalidArgument</c>, when there was one.</summary>
    public string? ServiceCode { get; init; }

    /// <summary>Gets the least permission that the operation needs, when access was denied (<see cref="SecureTeamsErrorCode.AccessDenied"/>).</summary>
    public GraphPermission? MissingPermission { get; init; }
}
