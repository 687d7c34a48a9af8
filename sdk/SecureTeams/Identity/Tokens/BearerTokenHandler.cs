using System.Net;
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

    private const string Authorization = "Authorization";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        TokenSubject subject = SubjectOf(request) ?? tokens.Default;
        AccessToken token = await tokens.GetAsync(subject, cancellationToken).ConfigureAwait(false);
        for (bool isSecond = false; ; isSecond = true)
        {
            HttpResponseMessage response;
            Attach(request, token);
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // The response keeps the request; not with the token.
                request.Headers.Remove(Authorization);
            }

            if (response.StatusCode != HttpStatusCode.Unauthorized)
            {
                return response;
            }

            tokens.Forget(subject, token);
            if (ClaimsChallenge.Of(response) is not { } claims)
            {
                return response;
            }

            using (response)
            {
                if (isSecond)
                {
                    throw ClaimsChallengeException.NotMet(claims, response);
                }

                if (!IsRepeatable(request.Content))
                {
                    throw ClaimsChallengeException.NotRepeatable(claims, response);
                }
            }

            token = await tokens.GetWithClaimsAsync(subject, claims, token, cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Attach(HttpRequestMessage request, AccessToken token)
    {
        request.Headers.Remove(Authorization);

        // As it is: the token's characters were judged when it was accepted, and a parsed header would be written out anew for each request.
        request.Headers.TryAddWithoutValidation(Authorization, token.RevealHeader());
    }

    private static TokenSubject? SubjectOf(HttpRequestMessage request) => request switch
    {
        SubjectRequest own => own.Subject,
        _ => request.Options.TryGetValue(Subject, out TokenSubject asked) ? asked : null,
    };

    /// <summary>What is in memory can be sent again; a stream has been read, and other contents make no promise.</summary>
    private static bool IsRepeatable(HttpContent? content) => content is null or ByteArrayContent or ReadOnlyMemoryContent;
}
