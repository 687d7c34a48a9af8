using System.Collections.Immutable;
using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.Applications;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>Answers an authenticated client-credentials request whose scope is <c>{Graph origin}/.default</c>.</summary>
internal sealed class IssueAppToken(EntraState entra, Tenant tenant) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseSingletonHandler<IssueAppToken>()
        .SetOrder(int.MinValue + 100_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (!context.Request.IsClientCredentialsGrantType())
        {
            return ValueTask.CompletedTask;
        }

        var application = entra.Applications.Find(context.ClientId, tenant) ?? throw new InvalidOperationException("An unknown client passed authentication.");
        var scope = context.Request.Scope ?? string.Empty;
        if (!scope.EndsWith(RequestedScopes.DefaultSuffix, StringComparison.Ordinal) || scope.Contains(' ', StringComparison.Ordinal))
        {
            new EntraRefusal(EntraError.ScopeIsNotDefault, scope).End(context);
            return ValueTask.CompletedTask;
        }

        var audience = scope[..^RequestedScopes.DefaultSuffix.Length];
        if (!entra.Audiences.Contains(audience))
        {
            new EntraRefusal(EntraError.UnknownResource, audience).End(context);
            return ValueTask.CompletedTask;
        }

        context.SignIn(Principal(application, audience));
        TokenMembers.Of(context.Transaction)["roles"] = application.Description.Roles.ToArray();
        return ValueTask.CompletedTask;
    }

    private ClaimsPrincipal Principal(RegisteredApplication application, string audience)
    {
        var servicePrincipal = application.ServicePrincipalIn(tenant.TenantId).ToString("D");
        var identity = new ClaimsIdentity("client_credentials");
        identity.SetClaim(Claims.Subject, servicePrincipal)
            .SetClaim("oid", servicePrincipal)
            .SetClaim("tid", tenant.Id)
            .SetClaim("azp", application.Id)
            .SetClaim("appid", application.Id)
            .SetClaim("azpacr", "2")
            .SetClaim("idtyp", "app")
            .SetClaim("ver", "2.0");
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetResources(ImmutableArray.Create(audience));
        return principal;
    }
}
