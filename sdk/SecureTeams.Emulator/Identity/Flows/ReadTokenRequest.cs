using OpenIddict.Server;
using SecureTeams.Emulator.Identity.Answers;
using SecureTeams.Emulator.Identity.Challenges;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>Understands what OpenIddict does not: MSAL's short name of the device grant, and the claims parameter.</summary>
internal sealed class ReadTokenRequest : IOpenIddictServerHandler<ValidateTokenRequestContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenRequestContext>()
        .UseSingletonHandler<ReadTokenRequest>()
        .SetOrder(OpenIddictServerHandlers.Exchange.ValidateGrantType.Descriptor.Order - 1)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ValidateTokenRequestContext context)
    {
        if (context.Request.GrantType == "device_code")
        {
            context.Request.GrantType = GrantTypes.DeviceCode;
        }

        var text = (string?)context.Request[Parameters.Claims];
        if (string.IsNullOrEmpty(text))
        {
            return ValueTask.CompletedTask;
        }

        if (ClaimsRequest.Parse(text) is not { } claims)
        {
            new EntraRefusal(EntraError.MalformedRequest, "The claims parameter is not a JSON object.").End(context);
            return ValueTask.CompletedTask;
        }

        context.Transaction.SetProperty(nameof(ClaimsRequest), claims);
        if (claims.Capabilities is { Length: > 0 } capabilities)
        {
            TokenMembers.Of(context.Transaction)["xms_cc"] = capabilities;
        }

        return ValueTask.CompletedTask;
    }
}
