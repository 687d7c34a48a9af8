using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace SecureTeams.Identity.TabTokens;

/// <summary>The judgement of a tab's token: a value, since a bad token is an ordinary thing to receive.</summary>
public readonly record struct TabTokenResult
{
    private TabTokenResult(TabTokenReason reason, ValidatedTabToken? token)
    {
        Reason = reason;
        Token = token;
    }

    /// <summary>Gets why the token was accepted or refused.</summary>
    public TabTokenReason Reason { get; }

    /// <summary>Gets the token; null unless <see cref="IsValid"/>.</summary>
    public ValidatedTabToken? Token { get; }

    /// <summary>Gets a value indicating whether the token is valid.</summary>
    [MemberNotNullWhen(true, nameof(Token))]
    public bool IsValid => Token is not null;

    /// <summary>
    /// Gets the status with which a web API answers: 200 for a valid token, 503 when it could not be judged, 403 when it is genuine
    /// but of the wrong kind, otherwise 401. The reason itself is for logs; do not send it to the caller.
    /// </summary>
    public HttpStatusCode StatusCode => Reason switch
    {
        TabTokenReason.Valid => HttpStatusCode.OK,
        TabTokenReason.MetadataUnavailable => HttpStatusCode.ServiceUnavailable,
        TabTokenReason.ApplicationToken or TabTokenReason.ScopeMissing or TabTokenReason.ClientNotAllowed => HttpStatusCode.Forbidden,
        _ => HttpStatusCode.Unauthorized,
    };

    internal static TabTokenResult Valid(ValidatedTabToken token) => new(TabTokenReason.Valid, token);

    internal static TabTokenResult Refused(TabTokenReason reason) => new(reason, token: null);
}
