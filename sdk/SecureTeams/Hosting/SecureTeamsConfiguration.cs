using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using SecureTeams.Hosting.Credentials;
using SecureTeams.Identity.Tokens;
using SecureTeams.Transport;
using SecureTeams.Transport.CertificateSources;
using SecureTeams.Transport.Pins;
using SecureTeams.Transport.Resilience;
using SecureTeams.Transport.Revocation;

namespace SecureTeams.Hosting;

/// <summary>
/// Reads the <c>SecureTeams</c> configuration section. An unknown key, or one that has no effect beside the others, is an
/// error: a misspelled security setting must not silently keep its default.
/// </summary>
internal static class SecureTeamsConfiguration
{
    private const string Pins = "Pins";

    internal static string[] Keys { get; } =
    [
        "Cloud", "CloudName", "Authority", "GraphEndpoint", "TenantId", .. CredentialConfiguration.Keys, "ClientCertificatePath",
        "ClientCertificateKeyPath", nameof(SecureTeamsOptions.MutualTls), "TrustedRootPath",
        nameof(SecureTeamsOptions.Fips), nameof(SecureTeamsOptions.Proxy), nameof(SecureTeamsOptions.AttemptTimeout), nameof(SecureTeamsOptions.TotalTimeout),
        nameof(SecureTeamsOptions.MaxRetryAttempts), nameof(SecureTeamsOptions.MaxRetryDelay), nameof(SecureTeamsOptions.MaxResponseBytes),
    ];

    internal static string[] Sections { get; } =
        [nameof(SecureTeamsOptions.AdditionalIdentityHosts), Pins, nameof(SecureTeamsOptions.Revocation), nameof(SecureTeamsOptions.Resilience), nameof(SecureTeamsOptions.TokenCache), nameof(SecureTeamsOptions.TabTokens)];

    internal static void Read(IConfiguration section, SecureTeamsOptions options, ConfiguredCertificates certificates)
    {
        var values = ConfigurationValues.Of(section, SecureTeamsOptions.SectionName, Keys, Sections);
        if (values["Cloud"] is { } cloud)
        {
            options.Cloud = ReadCloud(values, cloud);
        }

        if (values["TenantId"] is { } tenant)
        {
            options.Tenant = values.Named("TenantId", () => TenantId.Parse(tenant));
        }

        options.Credential = CredentialConfiguration.Read(values, certificates) ?? options.Credential;

        if (values["ClientCertificatePath"] is { } shown)
        {
            options.ClientCertificate = CredentialConfiguration.ReadSource(values, certificates, shown, "ClientCertificatePath", "ClientCertificateKeyPath", DemandForClients);
            options.MutualTls = values.Choice(nameof(options.MutualTls), options.MutualTls);
        }
        else
        {
            values.RefuseBeside("belongs to SecureTeams:ClientCertificatePath", "ClientCertificateKeyPath", nameof(options.MutualTls));
        }

        ReadTransport(values, options);
        options.AttemptTimeout = values.Duration(nameof(options.AttemptTimeout), options.AttemptTimeout);
        options.TotalTimeout = values.Duration(nameof(options.TotalTimeout), options.TotalTimeout);
        options.MaxRetryDelay = values.Duration(nameof(options.MaxRetryDelay), options.MaxRetryDelay);
        options.MaxRetryAttempts = values.Number(nameof(options.MaxRetryAttempts), options.MaxRetryAttempts);
        options.MaxResponseBytes = values.Number(nameof(options.MaxResponseBytes), options.MaxResponseBytes);
        options.Resilience = ReadResilience(values, options.Resilience);
        options.TokenCache = ReadTokenCache(values, options.TokenCache);
        options.TabTokens = TabTokenConfiguration.Read(values, options.TabTokens);
    }

    private static TokenCacheLimits ReadTokenCache(ConfigurationValues values, TokenCacheLimits limits)
    {
        ConfigurationValues own = values.Section(nameof(SecureTeamsOptions.TokenCache), nameof(limits.MaxTokens), nameof(limits.IdleTime));
        return limits with
        {
            MaxTokens = own.Number(nameof(limits.MaxTokens), limits.MaxTokens),
            IdleTime = own.Duration(nameof(limits.IdleTime), limits.IdleTime),
        };
    }

    private static void ReadTransport(ConfigurationValues values, SecureTeamsOptions options)
    {
        if (values["TrustedRootPath"] is { } root)
        {
            options.Trust = values.Named("TrustedRootPath", () => TlsTrust.OnlyRoots(X509CertificateLoader.LoadCertificateFromFile(root)));
        }

        foreach ((string host, IReadOnlyList<string> pins) in values.Lists(Pins))
        {
            options.Trust = values.Named($"{Pins}:{host}", () => options.Trust.WithPins(host, [.. pins.Select(PublicKeyPin.Parse)]));
        }

        if (values[nameof(options.Proxy)] is not null)
        {
            options.Proxy = ReadProxy(values);
        }

        foreach (string host in values.List(nameof(options.AdditionalIdentityHosts)))
        {
            options.AdditionalIdentityHosts.Add(host);
        }

        options.Fips = values.Choice(nameof(options.Fips), options.Fips);
        options.Revocation = ReadRevocation(values, options.Revocation);
    }

    private static RevocationSettings ReadRevocation(ConfigurationValues values, RevocationSettings settings)
    {
        ConfigurationValues own = values.Section(
            nameof(SecureTeamsOptions.Revocation),
            nameof(settings.Requirement), nameof(settings.MaxListBytes), nameof(settings.FetchTimeout), nameof(settings.MaxAge), nameof(settings.MaxCacheBytes));
        return settings with
        {
            Requirement = own.Choice(nameof(settings.Requirement), settings.Requirement),
            MaxListBytes = own.Number(nameof(settings.MaxListBytes), settings.MaxListBytes),
            FetchTimeout = own.Duration(nameof(settings.FetchTimeout), settings.FetchTimeout),
            MaxAge = own.Duration(nameof(settings.MaxAge), settings.MaxAge),
            MaxCacheBytes = own.Number(nameof(settings.MaxCacheBytes), settings.MaxCacheBytes),
        };
    }

    private static ResilienceLimits ReadResilience(ConfigurationValues values, ResilienceLimits limits)
    {
        ConfigurationValues own = values.Section(
            nameof(SecureTeamsOptions.Resilience),
            nameof(limits.MaxConcurrentRequests), nameof(limits.MaxQueuedRequests), nameof(limits.CloudCommunicationsPer10Seconds),
            nameof(limits.BreakerFailureRatio), nameof(limits.BreakerMinimumThroughput), nameof(limits.BreakerSamplingDuration), nameof(limits.BreakerBreakDuration));
        return limits with
        {
            MaxConcurrentRequests = own.Number(nameof(limits.MaxConcurrentRequests), limits.MaxConcurrentRequests),
            MaxQueuedRequests = own.Number(nameof(limits.MaxQueuedRequests), limits.MaxQueuedRequests),
            CloudCommunicationsPer10Seconds = own.Number(nameof(limits.CloudCommunicationsPer10Seconds), limits.CloudCommunicationsPer10Seconds),
            BreakerFailureRatio = own.Ratio(nameof(limits.BreakerFailureRatio), limits.BreakerFailureRatio),
            BreakerMinimumThroughput = own.Number(nameof(limits.BreakerMinimumThroughput), limits.BreakerMinimumThroughput),
            BreakerSamplingDuration = own.Duration(nameof(limits.BreakerSamplingDuration), limits.BreakerSamplingDuration),
            BreakerBreakDuration = own.Duration(nameof(limits.BreakerBreakDuration), limits.BreakerBreakDuration),
        };
    }

    private static TeamsCloud ReadCloud(ConfigurationValues values, string name)
    {
        if (string.Equals(name, "Custom", StringComparison.OrdinalIgnoreCase))
        {
            Uri authority = values.Url("Authority", "an absolute https URL");
            Uri graph = values.Url("GraphEndpoint", "an absolute https URL");
            return values.Named("Authority or GraphEndpoint", () => TeamsCloud.Custom(values["CloudName"] ?? "Custom", authority, graph));
        }

        values.RefuseBeside("belongs to SecureTeams:Cloud = Custom only", "Authority", "GraphEndpoint", "CloudName");
        return values.Named("Cloud", () => TeamsCloud.FromName(name));
    }

    /// <summary>A password does not belong into a configuration file: a proxy that wants one is set in code.</summary>
    private static WebProxy ReadProxy(ConfigurationValues values)
    {
        const string Expected = "an origin like http://proxy.example:8080, without user information; set Proxy in code for a proxy with a password";
        Uri address = values.Url(nameof(SecureTeamsOptions.Proxy), Expected);
        return (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) && address.UserInfo.Length == 0 && address.PathAndQuery == "/" && address.Fragment.Length == 0
            ? new WebProxy(address)
            : throw values.Invalid(nameof(SecureTeamsOptions.Proxy), Expected);
    }

    private static void DemandForClients(X509Certificate2 certificate)
    {
        if (!certificate.HasPrivateKey)
        {
            throw new ArgumentException("The certificate has no private key.");
        }

        try
        {
            ClientCertificateCheck.DemandClientAuthentication(certificate);
        }
        catch (TeamsTransportException refusal)
        {
            throw new ArgumentException(refusal.Message, refusal);
        }
    }
}
