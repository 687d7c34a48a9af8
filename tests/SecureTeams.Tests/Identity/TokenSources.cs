using Microsoft.Extensions.Logging.Abstractions;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.Tokens;
using SecureTeams.Transport.Fips;

namespace SecureTeams.Tests.Identity;

/// <summary>The token layer alone, on an HTTP client of the test's.</summary>
internal static class TokenSources
{
    internal static readonly TenantId Tenant = TenantId.Parse("contoso.example");

    internal static TokenSource Create(TeamsCloud cloud, TeamsCredential credential, HttpClient http, FipsMode fips = FipsMode.Preferred)
    {
        var settings = new IssuerSettings(cloud, Tenant, fips, new HardenedMsalHttpClientFactory(http), TimeProvider.System, NullLogger.Instance);
        return Create(cloud, credential.CreateIssuer(settings));
    }

    internal static TokenSource Create(TeamsCloud cloud, TokenIssuer issuer, TokenCacheLimits? limits = null, TimeProvider? clock = null) =>
        new(cloud, Tenant, issuer, limits ?? new TokenCacheLimits(), clock ?? TimeProvider.System, NullLogger.Instance);
}
