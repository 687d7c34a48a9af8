using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>Answers refresh tokens and codes that OpenIddict has verified: signature, client, age, first use and PKCE verifier.</summary>
internal sealed class RedeemUserGrant(UserTokens tokens) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseSingletonHandler<RedeemUserGrant>()
        .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 1)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        var request = context.Request;
        if (request.IsRefreshTokenGrantType() || request.IsAuthorizationCodeGrantType() || request.IsDeviceCodeGrantType())
        {
            var user = UserPrincipal.UserOf(context.Principal) ?? throw new InvalidOperationException("A grant without a person was accepted.");
            tokens.Issue(context, user);
        }

        return ValueTask.CompletedTask;
    }
}
