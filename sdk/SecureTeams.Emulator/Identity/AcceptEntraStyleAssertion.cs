using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SecureTeams.Emulator.Identity;

/// <summary>
/// Accepts the form of MSAL's client assertions, which is Entra's: <c>typ</c> is <c>JWT</c> and the audience is the
/// token endpoint. Signature, lifetime and issuer are still checked by OpenIddict.
/// </summary>
internal sealed class AcceptEntraStyleAssertion(Tenant tenant) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseSingletonHandler<AcceptEntraStyleAssertion>()
        .SetOrder(Protection.ResolveTokenValidationParameters.Descriptor.Order + 1)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (!context.ValidTokenTypes.Contains(TokenTypeIdentifiers.Private.ClientAssertion))
        {
            return ValueTask.CompletedTask;
        }

        context.TokenValidationParameters.TypeValidator = static (type, _, _) => type is "JWT"
            ? JsonWebTokenTypes.ClientAuthentication
            : throw new SecurityTokenInvalidTypeException($"A client assertion's type is JWT, not '{type}'.");
        context.ValidAudiences.Add(new Uri(tenant.Origin, tenant.TokenPath).AbsoluteUri);
        return ValueTask.CompletedTask;
    }
}
