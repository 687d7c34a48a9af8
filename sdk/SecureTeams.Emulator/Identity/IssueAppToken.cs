using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity;

/// <summary>Answers an authenticated client-credentials request whose scope is <c>{Graph origin}/.default</c>.</summary>
internal sealed class IssueAppToken(Tenant tenant) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseSingletonHandler<IssueAppToken>()
        .SetOrder(int.MinValue + 100_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var scope = context.Request.Scope ?? string.Empty;
        if (!scope.EndsWith(Tenant.DefaultScopeSuffix, StringComparison.Ordinal) || scope.Contains(' ', StringComparison.Ordinal))
        {
            context.Reject(Errors.InvalidScope, EntraError.ScopeIsNotDefault.Describe(scope));
            return ValueTask.CompletedTask;
        }

        var audience = scope[..^Tenant.DefaultScopeSuffix.Length];
        if (!tenant.IsAudience(audience))
        {
            context.Reject(Errors.InvalidScope, EntraError.UnknownResource.Describe(audience));
            return ValueTask.CompletedTask;
        }

        context.SignIn(Principal(audience));
        return ValueTask.CompletedTask;
    }

    private ClaimsPrincipal Principal(string audience)
    {
        var identity = new ClaimsIdentity("client_credentials");
        identity.SetClaim(Claims.Subject, tenant.ServicePrincipalId)
            .SetClaim("oid", tenant.ServicePrincipalId)
            .SetClaim("tid", tenant.Id)
            .SetClaim("azp", tenant.ClientId)
            .SetClaim("appid", tenant.ClientId)
            .SetClaim("azpacr", "2")
            .SetClaim("idtyp", "app")
            .SetClaim("ver", "2.0")
            .SetClaim("uti", Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(16)));
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        var principal = new ClaimsPrincipal(identity);
        principal.SetResources(ImmutableArray.Create(audience));
        return principal;
    }
}
