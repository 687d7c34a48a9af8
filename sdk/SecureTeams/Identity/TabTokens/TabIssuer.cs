namespace SecureTeams.Identity.TabTokens;

/// <summary>An accepted tenant with its keys. Both of its issuers, of version 1.0 and 2.0 tokens, lead here.</summary>
internal sealed record TabIssuer(Guid Tenant, TenantKeys Keys);
