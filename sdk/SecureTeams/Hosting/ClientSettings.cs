using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SecureTeams.Graph;
using SecureTeams.Identity;
using SecureTeams.Identity.Credentials;
using SecureTeams.Identity.TabTokens;
using SecureTeams.Identity.Tokens;
using SecureTeams.Identity.UserTokens;
using SecureTeams.Meetings.Floors;
using SecureTeams.Transport;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Hosting;

/// <summary>An immutable copy of validated options.</summary>
internal sealed record ClientSettings(TeamsCloud Cloud, TenantId Tenant, TeamsCredential Credential, TlsSettings Tls, ResilienceSettings Resilience, int MaxResponseBytes)
{
    internal string[] AdditionalIdentityHosts { get; private init; } = [];

    internal GraphCaller Caller => new(Credential.ClientId, Credential.IsDelegated) { LacksMeetings = !Cloud.HasOnlineMeetings };

    internal RetryTerms Retries => new(Resilience.MaxRetryAttempts, Resilience.MaxRetryDelay, Resilience.TotalTimeout);

    internal IWebProxy? Proxy { get; private init; }

    internal TokenCacheLimits TokenCache { get; private init; } = new();

    internal UserTokenCache UserTokens { get; private init; } = UserTokenCache.Unchosen;

    internal TabTokenOptions TabTokens { get; private init; } = new();

    internal MeetingFloor MeetingFloor { get; private init; } = MeetingFloor.None;

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
            TabTokens = options.TabTokens,
            MeetingFloor = options.MeetingFloor,
        };
    }

    internal TokenSource CreateTokenSource(HttpClient http, TimeProvider clock, ILogger logger) =>
        new(Cloud, Tenant, Credential.CreateIssuer(new IssuerSettings(Cloud, Tenant, Tls.Fips, new HardenedMsalHttpClientFactory(http), clock, logger) { UserTokens = UserTokens, Limits = TokenCache, CodeTimeout = Resilience.TotalTimeout }), TokenCache, clock, logger);

    /// <exception cref="InvalidOperationException">The tenants or the application are not known well enough to judge tokens.</exception>
    internal TabTokenValidator CreateTabTokenValidator(HttpClient keys, TimeProvider clock, ILogger logger)
    {
        Guid clientId = Credential.ClientId ?? throw new InvalidOperationException("The tokens of tabs are for an application: give the credential its client id.");
        IReadOnlyList<Guid> tenants = TabTokens.Tenants.Count > 0 ? TabTokens.Tenants
            : Guid.TryParseExact(Tenant.Value, "D", out Guid own) ? [own]
            : throw new InvalidOperationException("The tokens of tabs name their tenant by its GUID: set SecureTeamsOptions.TabTokens with Tenants, or the client's Tenant as a GUID.");
        return new TabTokenValidator(Cloud, tenants, clientId, TabTokens, keys, clock, logger);
    }

    private static void Demand(IValidateOptions<SecureTeamsOptions> validator, SecureTeamsOptions options)
    {
        ValidateOptionsResult result = validator.Validate(Options.DefaultName, options);
        if (result.Failed)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(SecureTeamsOptions), result.Failures);
        }
    }
}
