using System.Net.Http.Headers;

namespace SecureTeams.Identity;

/// <summary>Attaches the application's token to each attempt. It stands inside the origin guard.</summary>
internal sealed class BearerTokenHandler(TokenSource tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        AccessToken token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        try
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            // The request travels on into diagnostics and response objects; the token does not.
            request.Headers.Authorization = null;
        }
    }
}
