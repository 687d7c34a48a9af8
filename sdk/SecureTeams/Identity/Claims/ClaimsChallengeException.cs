using System.Net.Http.Headers;

namespace SecureTeams.Identity.Claims;

/// <summary>
/// Microsoft Graph or the identity provider demands something of the user that this process cannot do alone: to sign in anew, to
/// prove more, or from another place (continuous access evaluation, Conditional Access). The code is
/// <see cref="SecureTeamsErrorCode.InteractionRequired"/>.
/// </summary>
/// <remarks>
/// A demand of Microsoft Graph is met by the client itself, once, where the identity provider gives a token without the user.
/// This exception is thrown when it does not, when the token with these claims is refused as well, or when the body of the
/// request cannot be sent a second time. The request had no effect in each of these cases.
/// </remarks>
public sealed class ClaimsChallengeException : TeamsAuthenticationException
{
    private const string Next = "Pass Claims to the part of the application that signs the user in, for the parameter 'claims' of the authorization request, then try again with the new token.";

    private readonly string _what;

    internal ClaimsChallengeException(string claims, string what, Exception? innerException = null)
        : base(SecureTeamsErrorCode.InteractionRequired, what, Next, innerException)
    {
        _what = what;
        Claims = claims;
    }

    /// <summary>
    /// Gets the demand: an OpenID Connect claims request (Core 1.0, section 5.5) as JSON, decoded; a JSON object of objects of at
    /// most 8 KiB. It is the service's text: encode it where it becomes part of an address or a page.
    /// </summary>
    public string Claims { get; }

    internal static ClaimsChallengeException NotMet(string claims, HttpResponseMessage answer) =>
        OfGraph(claims, answer, "Microsoft Graph demands further claims, and refused the token that was issued for them as well.");

    internal static ClaimsChallengeException NotRepeatable(string claims, HttpResponseMessage answer) =>
        OfGraph(claims, answer, "Microsoft Graph demands further claims, and the body of the request cannot be sent a second time.");

    internal override TeamsAuthenticationException Repeat() => new ClaimsChallengeException(Claims, _what)
    {
        AadstsNumber = AadstsNumber,
        StatusCode = StatusCode,
        RequestId = RequestId,
        ClientRequestId = ClientRequestId,
        RetryAfter = RetryAfter,
    };

    private static ClaimsChallengeException OfGraph(string claims, HttpResponseMessage answer, string what) => new(claims, what)
    {
        StatusCode = answer.StatusCode,
        RequestId = answer.Headers.NonValidated.TryGetValues("request-id", out HeaderStringValues ids) && Guid.TryParse(ids.ToString(), out Guid id) ? id.ToString("D") : null,
    };
}
