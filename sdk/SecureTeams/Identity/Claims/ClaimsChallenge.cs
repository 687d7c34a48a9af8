using System.Net;
using System.Net.Http.Headers;

namespace SecureTeams.Identity.Claims;

/// <summary>
/// Finds the claims challenge in an answer: 401 with <c>WWW-Authenticate: Bearer error="insufficient_claims", claims="..."</c>
/// (Microsoft identity platform, "Claims challenges"). Nothing else of the header is used: not the address of an authority, nor
/// a client id, which would let an answer lead a token request elsewhere.
/// </summary>
internal static class ClaimsChallenge
{
    /// <summary>The longest header that is looked at.</summary>
    private const int MaxHeaderLength = 16 * 1024;

    /// <summary>Returns the demanded claims as validated JSON; null when the answer is no challenge that can be met.</summary>
    internal static string? Of(HttpResponseMessage response)
    {
        if (response.StatusCode != HttpStatusCode.Unauthorized || !response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out HeaderStringValues values))
        {
            return null;
        }

        foreach (string value in values)
        {
            if (In(value) is { } claims)
            {
                return claims;
            }
        }

        return null;
    }

    /// <summary>Looks into one header, which may hold several challenges of several schemes (RFC 9110 section 11.6.1).</summary>
    internal static string? In(string header)
    {
        if (header.Length > MaxHeaderLength)
        {
            return null;
        }

        var reader = new ChallengeReader(header);
        while (reader.TryReadChallenge(out ReadOnlySpan<char> scheme, out ChallengeParameters parameters))
        {
            if (scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
                && parameters.Error == "insufficient_claims"
                && parameters.Claims is { } encoded
                && ClaimsRequest.Decode(encoded) is { } claims)
            {
                return claims;
            }
        }

        return null;
    }
}
