using System.Security.Claims;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.Flows;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.SignIn;

/// <summary>Takes the decision of a person who typed a device's code into a browser.</summary>
internal sealed class DecideOnDevice(EntraState entra, Tenant tenant, IOpenIddictTokenManager tokens) : IOpenIddictServerHandler<HandleEndUserVerificationRequestContext>
{
    public const string Decision = "decision";

    public const string Deny = "deny";

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleEndUserVerificationRequestContext>()
        .UseScopedHandler<DecideOnDevice>()
        .SetOrder(OpenIddictServerHandlers.Device.AttachUserCodePrincipal.Descriptor.Order + 1)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public async ValueTask HandleAsync(HandleEndUserVerificationRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest() ?? throw new InvalidOperationException("The request did not come over HTTP.");
        var application = entra.Applications.Find(context.UserCodePrincipal?.GetClaim(Claims.ClientId), tenant);
        if (context.UserCodePrincipal is not { } asked || application is null || entra.Sessions.UserOf(http) is not { } user)
        {
            new EntraRefusal(EntraError.BadDeviceCode).End(context);
            return;
        }

        if ((string?)context.Request[Decision] == Deny)
        {
            await RejectAsync(asked).ConfigureAwait(false);
            context.HandleRequest();
            return;
        }

        var scope = string.Join(' ', asked.GetScopes());
        var principal = UserPrincipal.Of(user, tenant, application, asked.GetScopes().Where(word => !word.Contains('/', StringComparison.Ordinal)));
        ((ClaimsIdentity)principal.Identity!).AddClaim(new Claim(UserTokens.SignedInScopes, scope));
        context.SignIn(principal);
    }

    private async Task RejectAsync(ClaimsPrincipal asked)
    {
        foreach (var claim in new[] { Claims.Private.DeviceCodeId, Claims.Private.TokenId })
        {
            if (asked.GetClaim(claim) is { } id && await tokens.FindByIdAsync(id).ConfigureAwait(false) is { } entry)
            {
                await tokens.TryRejectAsync(entry).ConfigureAwait(false);
            }
        }
    }
}
