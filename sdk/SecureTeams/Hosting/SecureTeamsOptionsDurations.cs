using Microsoft.Extensions.Options;
using SecureTeams.Transport.Guards;

namespace SecureTeams.Hosting;

/// <summary>Checks the durations, the hosts and the tenant: what no attribute can say without reflection.</summary>
internal sealed class SecureTeamsOptionsDurations : IValidateOptions<SecureTeamsOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    public ValidateOptionsResult Validate(string? name, SecureTeamsOptions options)
    {
        var failures = new List<string>();
        Demand(nameof(options.AttemptTimeout), options.AttemptTimeout, Shortest, TimeSpan.FromMinutes(5));
        Demand(nameof(options.TotalTimeout), options.TotalTimeout, Shortest, TimeSpan.FromMinutes(30));
        Demand(nameof(options.MaxRetryDelay), options.MaxRetryDelay, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        if (options.TotalTimeout < options.AttemptTimeout)
        {
            failures.Add("TotalTimeout must be at least AttemptTimeout.");
        }

        failures.AddRange(options.Revocation?.Faults() ?? []);
        failures.AddRange(options.Resilience?.Faults() ?? []);
        failures.AddRange(options.TokenCache?.Faults() ?? []);
        failures.AddRange(options.TabTokens?.Faults() ?? []);
        if (options.Credential is { } credential && options.UserTokens?.Fault(credential.IsDelegated) is { } fault)
        {
            failures.Add(fault);
        }

        DemandHosts(options, failures);
        if (!Enum.IsDefined(options.Fips))
        {
            failures.Add("Fips must be Preferred or Required.");
        }

        if (!Enum.IsDefined(options.MutualTls))
        {
            failures.Add("MutualTls must be Graph or GraphAndIdentity.");
        }

        if (options.Tenant is { IsDefault: true })
        {
            failures.Add("Tenant is default(TenantId), which is no tenant: use TenantId.Parse or its constructor.");
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);

        void Demand(string option, TimeSpan value, TimeSpan least, TimeSpan most)
        {
            if (value < least || value > most)
            {
                failures.Add($"{option} must be between {least} and {most}.");
            }
        }
    }

    private static void DemandHosts(SecureTeamsOptions options, List<string> failures)
    {
        if (options.AdditionalIdentityHosts.Count > FurtherHost.Most)
        {
            failures.Add($"AdditionalIdentityHosts must have at most {FurtherHost.Most} entries.");
        }

        foreach (string host in options.AdditionalIdentityHosts)
        {
            if (FurtherHost.Fault(host) is { } fault)
            {
                failures.Add($"Each of AdditionalIdentityHosts {fault}.");
            }
            else if (options.Cloud is { } cloud && !cloud.MayAddIdentityHost(host))
            {
                failures.Add($"AdditionalIdentityHosts must not name '{host}': it belongs to another cloud, or is a Graph host.");
            }
        }
    }
}
