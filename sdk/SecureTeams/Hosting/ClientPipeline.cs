using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using SecureTeams.Identity.Credentials.SignIn;
using SecureTeams.Identity.Tokens;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Hosting;

/// <summary>
/// The one place where the handlers stand in line. Outermost first: translation of faults, origin guard, token, attempts, bounded reading, and
/// hardened TLS behind them. The identity provider's line has neither token nor repeated attempts, since MSAL has its own.
/// </summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The line of handlers is owned and disposed by its HttpClient.")]
internal static class ClientPipeline
{
    internal static DelegatingHandler[] ForGraph(ClientSettings settings, TokenSource tokens, TimeProvider clock, ILogger logger)
    {
        Uri origin = settings.Cloud.GraphEndpoint;
        var circuit = new HostCircuit(origin.Host, clock, logger);
        return
        [
            new FaultTranslationHandler(origin.IdnHost),
            new OriginGuardHandler(origin),
            new BearerTokenHandler(tokens),
            .. Attempts(ResiliencePolicy.Build(settings.Resilience, circuit, clock, logger), circuit.Host, settings, clock, logger),
        ];
    }

    internal static DelegatingHandler[] ForIdentity(ClientSettings settings, TimeProvider clock, ILogger logger)
    {
        Uri origin = settings.Cloud.Authority;
        var circuit = new HostCircuit(origin.Host, clock, logger);
        DelegatingHandler[] line =
        [
            new OriginGuardHandler(origin, settings.AdditionalIdentityHosts),
            .. Attempts(ResiliencePolicy.BuildForIdentity(settings.Resilience, circuit, clock), circuit.Host, settings, clock, logger),
        ];
        if (settings.Credential.IsDelegated)
        {
            return [new DevicePollingHandler(clock), .. line];
        }

        return settings.Credential.UsesManagedIdentity ? [new ManagedIdentityHandler(new ManagedIdentityOrigins(Environment.GetEnvironmentVariable), clock), .. line] : line;
    }

    /// <summary>The way to published keys. Its circuit is its own: tokens that strangers forge cause fetches, and must not stop token requests.</summary>
    internal static DelegatingHandler[] ForKeys(ClientSettings settings, TimeProvider clock, ILogger logger)
    {
        Uri origin = settings.Cloud.Authority;
        var circuit = new HostCircuit(origin.Host, clock, logger);
        return [new OriginGuardHandler(origin), .. Attempts(ResiliencePolicy.BuildForIdentity(settings.Resilience, circuit, clock), circuit.Host, settings, clock, logger)];
    }

    private static DelegatingHandler[] Attempts(ResiliencePolicy policy, string host, ClientSettings settings, TimeProvider clock, ILogger logger) =>
    [
        new ResilientHandler(policy),
        new AttemptHandler(host, new Deadlines(settings.Resilience.AttemptTimeout, clock), clock, logger),
        new BoundedContentHandler(settings.MaxResponseBytes),
    ];

    internal static HttpMessageHandler Line(DelegatingHandler[] handlers, HttpMessageHandler primary)
    {
        HttpMessageHandler inner = primary;
        for (int i = handlers.Length - 1; i >= 0; i--)
        {
            handlers[i].InnerHandler = inner;
            inner = handlers[i];
        }

        return inner;
    }
}
