using System.Security.Claims;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.Flows;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.SignIn;

/// <summary>Gives the client of a person at a browser a code. OpenIddict has compared client, redirect address and PKCE parameters.</summary>
internal sealed class SignInPerson(EntraState entra, Tenant tenant) : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleAuthorizationRequestContext>()
        .UseSingletonHandler<SignInPerson>()
        .SetOrder(int.MinValue + 200_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var application = entra.Applications.Find(context.ClientId, tenant) ?? throw new InvalidOperationException("An unknown client passed authentication.");
        if (entra.Sessions.UserOf(context.Transaction.GetHttpRequest()) is not { } user)
        {
            new EntraRefusal(EntraError.NobodySignedIn).End(context);
            return ValueTask.CompletedTask;
        }

        var (scopes, refusal) = RequestedScopes.Resolve(context.Request.Scope, entra, application);
        if (scopes is null)
        {
            refusal?.End(context);
            return ValueTask.CompletedTask;
        }

        var principal = UserPrincipal.Of(user, tenant, application, scopes.OpenId);
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(UserTokens.SignedInScopes, context.Request.Scope ?? string.Empty));
        context.SignIn(principal);
        return ValueTask.CompletedTask;
    }
}
