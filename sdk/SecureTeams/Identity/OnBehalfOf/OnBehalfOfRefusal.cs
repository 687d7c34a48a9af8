namespace SecureTeams.Identity.OnBehalfOf;

/// <summary>What is thrown before anything is sent.</summary>
internal static class OnBehalfOfRefusal
{
    internal static TeamsAuthenticationException NotPossible() => new(
        SecureTeamsErrorCode.AuthenticationFailed,
        "The client's credential cannot act on behalf of users; nothing was sent.",
        "Use a confidential credential of the application to which the tab belongs: a certificate, a federated assertion or a secret.");

    internal static TeamsAuthenticationException OfAnother() => new(
        SecureTeamsErrorCode.AuthenticationFailed,
        "The tab's token was checked for another application or cloud; nothing was sent.",
        "Use the validator and the meetings of the same client.");
}
