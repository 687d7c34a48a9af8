using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SecureTeams.Emulator.Identity.Answers;

/// <summary>Turns OpenIddict's errors into Entra's, with their AADSTS codes.</summary>
/// <typeparam name="TContext">Whose answer it is.</typeparam>
internal sealed class AnswerErrorsLikeEntra<TContext>(EntraState entra) : IOpenIddictServerHandler<TContext>
    where TContext : BaseContext
{
    public static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<TContext>()
        .UseSingletonHandler<AnswerErrorsLikeEntra<TContext>>()
        .SetOrder(int.MinValue + 1_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(TContext context)
    {
        if (context.Transaction.Response is { Error.Length: > 0 } response)
        {
            Rewrite(context.Transaction, response);
        }

        return ValueTask.CompletedTask;
    }

    private void Rewrite(OpenIddictServerTransaction transaction, OpenIddictResponse response)
    {
        var refusal = EntraRefusal.Of(transaction) ?? OpenIddictErrors.Translate(transaction.Request, response);
        if (refusal.Error == EntraError.AuthorizationPending && transaction.Request?.DeviceCode is { } code && entra.DevicePolls.IsTooFast(code))
        {
            refusal = new EntraRefusal(EntraError.SlowDown);
        }

        response.Error = refusal.Error.Error;
        response.ErrorDescription = refusal.Error.Describe(refusal.Subject);
        response.ErrorUri = null;
        if (transaction.EndpointType is OpenIddictServerEndpointType.Authorization)
        {
            return;
        }

        response["claims"] = refusal.Claims;
        response["suberror"] = refusal.SubError;
        var http = transaction.GetHttpRequest() ?? throw new InvalidOperationException("The request did not come over HTTP.");
        foreach (var (name, value) in EntraAnswer.Members(http.HttpContext, response.ErrorDescription, entra.Clock.GetUtcNow()))
        {
            response[name] = value is JsonArray array ? new OpenIddictParameter(array) : new OpenIddictParameter((string?)value);
        }
    }
}
