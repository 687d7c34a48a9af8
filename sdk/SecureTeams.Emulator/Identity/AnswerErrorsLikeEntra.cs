using System.Globalization;
using System.Text.Json.Nodes;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity;

/// <summary>Turns OpenIddict's token errors into Entra's, with their AADSTS codes.</summary>
internal sealed class AnswerErrorsLikeEntra(Tenant tenant) : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyTokenResponseContext>()
        .UseSingletonHandler<AnswerErrorsLikeEntra>()
        .SetOrder(int.MinValue + 1_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (string.IsNullOrEmpty(context.Error))
        {
            return ValueTask.CompletedTask;
        }

        var response = context.Response;
        var error = EntraError.InDescription(response.ErrorDescription) ?? Classify(context.Request, response);
        if (error is not null)
        {
            response.ErrorDescription = EntraError.InDescription(response.ErrorDescription) is null
                ? error.Describe(context.Request?.ClientId ?? string.Empty)
                : response.ErrorDescription;
            response.Error = error.Error;
            response["error_codes"] = new OpenIddictParameter(new JsonArray(error.Code));
        }

        response.ErrorUri = null;
        response["timestamp"] = tenant.Options.TimeProvider.GetUtcNow().ToString("u", CultureInfo.InvariantCulture);
        response["trace_id"] = Guid.NewGuid().ToString("D");
        return ValueTask.CompletedTask;
    }

    private EntraError? Classify(OpenIddictRequest? request, OpenIddictResponse response)
    {
        if (request?.ClientId is { } client && client != tenant.ClientId)
        {
            return EntraError.UnknownClient;
        }

        if (response.Error is not (Errors.InvalidClient or Errors.InvalidToken or Errors.InvalidRequest))
        {
            return null;
        }

        return request switch
        {
            { ClientAssertion.Length: > 0 } => EntraError.BadAssertion,
            { ClientSecret.Length: > 0 } => EntraError.BadSecret,
            { GrantType: GrantTypes.ClientCredentials } => EntraError.MissingCredential,
            _ => null,
        };
    }
}
