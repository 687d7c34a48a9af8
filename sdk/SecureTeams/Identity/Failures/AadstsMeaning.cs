namespace SecureTeams.Identity.Failures;

/// <summary>What an error of the identity provider means, in words that say nothing of users.</summary>
internal sealed record AadstsMeaning(SecureTeamsErrorCode Code, string Message, string NextStep);
