using System.Security.Claims;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SecureTeams.Emulator.Identity.Applications;

/// <summary>Verifies client assertions in the form that MSAL gives them, which is not the one OpenIddict expects, and says what is wrong as Entra does.</summary>
internal sealed class VerifyClientAssertion(AssertionVerifier verifier) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<VerifyClientAssertion>()
        .SetOrder(Protection.ResolveTokenValidationParameters.Descriptor.Order + 1)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (!context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.ClientAssertion))
        {
            return;
        }

        var assertion = await verifier.VerifyAsync(context.Token ?? string.Empty, context.Request?.ClientId).ConfigureAwait(false);
        if (assertion.Refusal is { } refusal)
        {
            refusal.End(context);
            return;
        }

        // OpenIddict goes on to compare issuer, subject and audience; a federated assertion stands for the client by now.
        var identity = new ClaimsIdentity("client_assertion");
        identity.SetClaim(Claims.Issuer, assertion.ClientId).SetClaim(Claims.Subject, assertion.ClientId);
        var principal = new ClaimsPrincipal(identity);
        principal.SetTokenType(TokenTypeIdentifiers.Private.ClientAssertion);
        principal.SetAudiences([.. context.ValidAudiences.Take(1)]);
        principal.SetExpirationDate(assertion.ExpiresAt);
        context.Principal = principal;
    }
}
