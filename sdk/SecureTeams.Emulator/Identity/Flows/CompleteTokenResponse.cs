using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.Flows;

/// <summary>Adds what Entra's token responses have besides tokens: scopes, client_info, and when to refresh.</summary>
internal sealed class CompleteTokenResponse(EntraState entra, Tenant tenant) : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyTokenResponseContext>()
        .UseSingletonHandler<CompleteTokenResponse>()
        .SetOrder(int.MinValue + 2_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (!string.IsNullOrEmpty(context.Error))
        {
            return ValueTask.CompletedTask;
        }

        context.Response["ext_expires_in"] = context.Response.ExpiresIn;
        if (entra.Options.TokenRefreshIn is { } wait)
        {
            context.Response["refresh_in"] = (long)wait.TotalSeconds;
        }

        var (user, scopes) = UserTokens.Issued(context.Transaction);
        if (user is null)
        {
            return ValueTask.CompletedTask;
        }

        context.Response.Scope = scopes;
        if (context.Request?["client_info"] is not null)
        {
            context.Response["client_info"] = Base64UrlEncoder.Encode(new JsonObject { ["uid"] = user.Id.ToString("D"), ["utid"] = tenant.Id }.ToJsonString());
        }

        return ValueTask.CompletedTask;
    }
}
