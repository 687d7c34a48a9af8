namespace SecureTeams.Identity.OnBehalfOf;

/// <summary>Why the application does not act for a user.</summary>
internal static class OnBehalfOfRefusal
{
    internal static TeamsAuthenticationException NotPossible() => new(
        SecureTeamsErrorCode.AuthenticationFailed,
        "The client's credential cannot act on behalf of users; nothing was sent.",
        "Use a confidential credential of the application to which the tab belongs: a certificate, a federated assertion or a secret.");

    internal static TeamsAuthenticationException Stopped() => new(
        SecureTeamsErrorCode.InteractionRequired,
        "The access was stopped; nothing more is done for its user.",
        "Start another one with a tab's token while the user is there.");

    internal static TeamsAuthenticationException OfAnotherPerson() => new(
        SecureTeamsErrorCode.TenantMismatch,
        "The identity provider answered with the token of somebody else; it was not used.",
        "Look for a proxy that replaces answers; report the time to the tenant's administrator.");

    internal static TeamsAuthenticationException OfAnother() => new(
        SecureTeamsErrorCode.AuthenticationFailed,
        "The tab's token was checked for another application or cloud; nothing was sent.",
        "Use the validator and the meetings of the same client.");
}
