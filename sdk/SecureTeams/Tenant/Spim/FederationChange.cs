namespace SecureTeams.Tenant.Spim;

/// <summary>One setting of a tenant's federation that changes.</summary>
/// <param name="Setting">The member of <c>CsTenantFederationConfiguration</c>.</param>
/// <param name="Description">What changes, for people.</param>
/// <param name="Command">The line of Teams PowerShell that makes the change. Domains in it are <see cref="DomainName"/>s, so that no text of others is executed.</param>
public sealed record FederationChange(string Setting, string Description, string Command);
