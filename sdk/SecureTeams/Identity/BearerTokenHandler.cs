using System.Net.Http.Headers;

namespace SecureTeams.Identity;

/// <summary>Attaches the application's token. It stands inside the origin guard and outside the attempts, which share the token.</summary>
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
            // The response keeps the request; not with the token.
            request.Headers.Authorization = null;
        }
    }
}
