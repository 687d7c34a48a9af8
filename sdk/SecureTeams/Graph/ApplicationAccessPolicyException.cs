namespace SecureTeams.Graph;

/// <summary>
/// The tenant has no application access policy that lets the application act on meetings of this user.
/// </summary>
/// <remarks>
/// An administrator creates one with <c>New-CsApplicationAccessPolicy</c> and grants it with
/// <c>Grant-CsApplicationAccessPolicy</c>; it takes up to 30 minutes to take effect. It is never retried.
/// Source: Microsoft Graph, "Configure application access to online meetings".
/// </remarks>
public sealed class ApplicationAccessPolicyException : TeamsServiceException
{
    /// <summary>Initializes a new instance of the <see cref="ApplicationAccessPolicyException"/> class.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="nextStep">What to do about it.</param>
    public ApplicationAccessPolicyException(string message, string nextStep)
        : base(SecureTeamsErrorCode.ApplicationAccessPolicyMissing, message, nextStep)
    {
    }

    /// <summary>
    /// Gets the lines of Teams PowerShell that an administrator needs, with the ids of the application and of the organizer; empty
    /// when they are not known. They are not part of the message.
    /// </summary>
    public IReadOnlyList<string> AdministratorCommands { get; init; } = [];
}
