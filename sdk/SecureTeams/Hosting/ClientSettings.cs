using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecureTeams.Graph;
using SecureTeams.Identity;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Transport;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Hosting;

/// <summary>An immutable copy of validated options.</summary>
internal sealed record ClientSettings(TeamsCloud Cloud, TenantId Tenant, TeamsCredential Credential, TlsSettings Tls, ResilienceSettings Resilience, int MaxResponseBytes)
{
    internal string[] AdditionalIdentityHosts { get; private init; } = [];

    internal GraphCaller Caller => new(Credential.ClientId ?? Guid.Empty, Credential.IsDelegated);

    internal IWebProxy? Proxy { get; private init; }

    internal TokenCacheLimits TokenCache { get; private init; } = new();

    internal UserTokenCache UserTokens { get; private init; } = UserTokenCache.InMemory();

    internal static ClientSettings From(SecureTeamsOptions options)
    {
        Demand(new SecureTeamsOptionsValidator(), options);
        Demand(new SecureTeamsOptionsDurations(), options);
        Demand(new SecureTeamsOptionsFips(), options);
        return new ClientSettings(
            options.Cloud!,
            options.Tenant!.Value,
            options.Credential!,
            new TlsSettings(options.Trust, options.Revocation, options.Fips, options.ClientCertificate) { MutualTls = options.MutualTls },
            new ResilienceSettings(options.AttemptTimeout, options.TotalTimeout, options.MaxRetryAttempts, options.MaxRetryDelay) { Limits = options.Resilience },
            options.MaxResponseBytes)
        {
            AdditionalIdentityHosts = [.. options.AdditionalIdentityHosts],
            Proxy = options.Proxy,
            TokenCache = options.TokenCache,
            UserTokens = options.UserTokens,
        };
    }

    internal TokenSource CreateTokenSource(HttpClient http, TimeProvider clock, ILogger logger) =>
        new(Cloud, Tenant, Credential.CreateIssuer(new IssuerSettings(Cloud, Tenant, Tls.Fips, new HardenedMsalHttpClientFactory(http), clock, logger) { UserTokens = UserTokens, Limits = TokenCache }), TokenCache, clock, logger);

    private static void Demand(IValidateOptions<SecureTeamsOptions> validator, SecureTeamsOptions options)
    {
        ValidateOptionsResult result = validator.Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(SecureTeamsOptions), result.Failures);
        }
    }
}
