using Microsoft.Extensions.Logging;
using Microsoft.Identity.Client;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Identity.Tokens;

/// <summary>What a credential needs to make its issuer.</summary>
/// <param name="Cloud">The cloud, whose authority is the only one.</param>
/// <param name="Tenant">The tenant of requests that name no other.</param>
/// <param name="Fips">Whether keys must be approved.</param>
/// <param name="Http">The hardened way to the identity provider.</param>
/// <param name="Clock">What tells the time.</param>
/// <param name="Logger">Where to log.</param>
internal sealed record IssuerSettings(TeamsCloud Cloud, TenantId Tenant, FipsMode Fips, IMsalHttpClientFactory Http, TimeProvider Clock, ILogger Logger)
{
    /// <summary>Gets where users' tokens are kept.</summary>
    internal UserTokenCache UserTokens { get; init; } = UserTokenCache.Unchosen;

    /// <summary>Gets how long code of the application has for a proof or a token.</summary>
    internal TimeSpan CodeTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets what runs code of the application.</summary>
    internal ApplicationCode Code => new(CodeTimeout, Clock);

    /// <summary>Gets how many tokens are kept.</summary>
    internal TokenCacheLimits Limits { get; init; } = new();
}
