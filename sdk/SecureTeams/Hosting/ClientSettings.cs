using System.Net;
using Microsoft.Extensions.Options;
using SecureTeams.Identity;
using SecureTeams.Transport;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Hosting;

/// <summary>An immutable copy of validated options.</summary>
internal sealed record ClientSettings(TeamsCloud Cloud, TenantId Tenant, TeamsCredential Credential, TlsSettings Tls, ResilienceSettings Resilience, int MaxResponseBytes)
{
    internal string[] AdditionalIdentityHosts { get; private init; } = [];

    internal IWebProxy? Proxy { get; private init; }

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
        };
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
