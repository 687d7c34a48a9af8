using System.Text.Json.Nodes;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Microsoft.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.Answers;

/// <summary>Turns OpenIddict's token errors into Entra's, with their AADSTS codes.</summary>
internal sealed class AnswerErrorsLikeEntra(EntraState entra) : IOpenIddictServerHandler<ApplyTokenResponseContext>
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyTokenResponseContext>()
        .UseSingletonHandler<AnswerErrorsLikeEntra>()
        .SetOrder(int.MinValue + 1_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ApplyTokenResponseContext context)
    {
        if (!string.IsNullOrEmpty(context.Error))
        {
            Rewrite(context.Transaction, context.Request, context.Response);
        }

        return ValueTask.CompletedTask;
    }

    private void Rewrite(OpenIddictServerTransaction transaction, OpenIddictRequest? request, OpenIddictResponse response)
    {
        var refusal = EntraRefusal.Of(transaction) ?? OpenIddictErrors.Translate(request, response);
        response.Error = refusal.Error.Error;
        response.ErrorDescription = refusal.Error.Describe(refusal.Subject);
        response.ErrorUri = null;
        response["claims"] = refusal.Claims;
        response["suberror"] = refusal.SubError;
        var http = transaction.GetHttpRequest() ?? throw new InvalidOperationException("The request did not come over HTTP.");
        foreach (var (name, value) in EntraAnswer.Members(http.HttpContext, response.ErrorDescription, entra.Clock.GetUtcNow()))
        {
            response[name] = value is JsonArray array ? new OpenIddictParameter(array) : new OpenIddictParameter((string?)value);
        }
    }
}
