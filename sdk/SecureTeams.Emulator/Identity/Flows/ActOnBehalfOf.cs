using OpenIddict.Server;
using SecureTeams.Emulator.Identity.Answers;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>Exchanges a person's token for the calling application into one for Graph.</summary>
internal sealed class ActOnBehalfOf(UserAssertionVerifier verifier, UserTokens tokens) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public const string GrantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<HandleTokenRequestContext>()
        .UseSingletonHandler<ActOnBehalfOf>()
        .SetOrder(int.MinValue + 100_001)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.Request.GrantType != GrantType)
        {
            return;
        }

        if ((string?)context.Request["requested_token_use"] != "on_behalf_of")
        {
            new EntraRefusal(EntraError.MissingParameter, "requested_token_use").End(context);
            return;
        }

        var (user, refusal) = await verifier.VerifyAsync(context.Request.Assertion, context.ClientId).ConfigureAwait(false);
        if (user is null)
        {
            refusal?.End(context);
            return;
        }

        tokens.Issue(context, user);
    }
}
