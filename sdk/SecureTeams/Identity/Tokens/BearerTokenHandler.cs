using System.Net.Http.Headers;

namespace SecureTeams.Identity.Tokens;

/// <summary>Attaches the application's token. It stands inside the origin guard and outside the attempts, which share the token.</summary>
internal sealed class BearerTokenHandler(TokenSource tokens) : DelegatingHandler
{
    /// <summary>Whose token a request is sent with, where it is not the client's own.</summary>
    internal static readonly HttpRequestOptionsKey<TokenSubject> Subject = new("SecureTeams.TokenSubject");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TokenSubject subject = request.Options.TryGetValue(Subject, out TokenSubject asked) ? asked : tokens.Default;
        AccessToken token = await tokens.GetAsync(subject, cancellationToken).ConfigureAwait(false);
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
