using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Http.Resilience;
using SecureTeams.Identity;
using SecureTeams.Transport.Guards;
using SecureTeams.Transport.Resilience;

namespace SecureTeams.Hosting;

/// <summary>
/// The one place where the handlers stand in line. Outermost first: origin guard, token, attempts, bounded reading, and
/// hardened TLS behind them. The identity provider's line has neither token nor attempts, since MSAL has its own.
/// </summary>
[SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The line of handlers is owned and disposed by its HttpClient.")]
internal static class ClientPipeline
{
    internal static DelegatingHandler[] ForGraph(ClientSettings settings, TokenSource tokens, TimeProvider clock) =>
    [
        new OriginGuardHandler(settings.Cloud.GraphEndpoint),
        new BearerTokenHandler(tokens),
        new ResilienceHandler(ResiliencePolicy.Build(settings.Resilience, clock)),
        new BoundedContentHandler(settings.MaxResponseBytes),
    ];

    internal static DelegatingHandler[] ForIdentity(ClientSettings settings) =>
    [
        new OriginGuardHandler(settings.Cloud.Authority),
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
