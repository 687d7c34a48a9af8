using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using SecureTeams.Identity.Tokens;

namespace SecureTeams.Identity.Credentials;

/// <summary>MSAL keeps the secret that it is built with, which is none; the one that counts is put into each request.</summary>
internal sealed class ClientSecretCredential(Guid clientId, ClientSecret secret) : ConfidentialCredential(clientId)
{
    private const string Parameter = "client_secret";

    internal override ConfidentialClientApplicationBuilder Apply(ConfidentialClientApplicationBuilder builder, IssuerSettings settings) => builder.WithClientSecret(Guid.NewGuid().ToString("N"));

    internal override T Prepare<T>(T call, IssuerSettings settings)
    {
        call.OnBeforeTokenRequest(async request => request.BodyParameters[Parameter] = await secret.RevealAsync(settings.Code, request.CancellationToken).ConfigureAwait(false));
        return call;
    }
}
