using System.Net;
using System.Net.Http.Headers;
using SecureTeams.Identity.Claims;

namespace SecureTeams.Identity.Tokens;

/// <summary>
/// Attaches the token, and meets a claims challenge once. It stands inside the origin guard, so that the challenge is that of
/// the configured host, and outside the attempts, which share the token.
/// </summary>
internal sealed class BearerTokenHandler(TokenSource tokens) : DelegatingHandler
{
    /// <summary>Whose token a request is sent with, where it is not the client's own.</summary>
    internal static readonly HttpRequestOptionsKey<TokenSubject> Subject = new("SecureTeams.TokenSubject");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TokenSubject subject = request.Options.TryGetValue(Subject, out TokenSubject asked) ? asked : tokens.Default;
        AccessToken token = await tokens.GetAsync(subject, cancellationToken).ConfigureAwait(false);
        HttpResponseMessage response = await SendAsync(request, subject, token, cancellationToken).ConfigureAwait(false);
        if (ClaimsChallenge.Of(response) is not { } claims)
        {
            return response;
        }

        using (response)
        {
            if (!IsRepeatable(request.Content))
            {
                throw ClaimsChallengeException.NotRepeatable(claims, response);
            }
        }

        AccessToken stronger = await tokens.GetWithClaimsAsync(subject, claims, token, cancellationToken).ConfigureAwait(false);
        response = await SendAsync(request, subject, stronger, cancellationToken).ConfigureAwait(false);
        if (ClaimsChallenge.Of(response) is not { } further)
        {
            return response;
        }

        using (response)
        {
            throw ClaimsChallengeException.NotMet(further, response);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, TokenSubject subject, AccessToken token, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.Unauthorized)
            {
                tokens.Forget(subject, token);
            }

            return response;
        }
        finally
        {
            // The response keeps the request; not with the token.
            request.Headers.Authorization = null;
        }
    }

    /// <summary>What is in memory can be sent again; a stream has been read, and other contents make no promise.</summary>
    private static bool IsRepeatable(HttpContent? content) => content is null or ByteArrayContent or ReadOnlyMemoryContent;
}
