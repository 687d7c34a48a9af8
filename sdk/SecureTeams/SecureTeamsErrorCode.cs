namespace SecureTeams;

/// <summary>
/// Why an operation failed. Each code has a row in the troubleshooting page: what it means and what to do.
/// </summary>
public enum SecureTeamsErrorCode
{
    /// <summary>The failure has no more specific code.</summary>
    Unspecified = 0,

    /// <summary>The server could not be reached, or the connection broke.</summary>
    ConnectionFailed = 100,

    /// <summary>No answer arrived within the configured time.</summary>
    RequestTimedOut = 101,

    /// <summary>The request named a host that the configured cloud does not include, or was not https.</summary>
    OriginNotAllowed = 102,

    /// <summary>The server answered with a redirect; a request that carries a token follows none.</summary>
    RedirectRefused = 103,

    /// <summary>The answer was larger than the configured limit.</summary>
    ResponseTooLarge = 104,

    /// <summary>The answer was not what Microsoft Graph documents.</summary>
    ResponseMalformed = 105,

    /// <summary>The server's certificate has been revoked by its issuer.</summary>
    CertificateRevoked = 120,

    /// <summary>It could not be found out whether the server's certificate has been revoked.</summary>
    CertificateRevocationUnknown = 121,

    /// <summary>The server's certificate, or one of its issuers, is outside its validity period.</summary>
    CertificateNotTimeValid = 122,

    /// <summary>The server's certificate does not name the host in its subject alternative names.</summary>
    CertificateNameMismatch = 123,

    /// <summary>The server's certificate does not lead to a trusted root.</summary>
    CertificateUntrusted = 124,

    /// <summary>The server's certificate lacks the enhanced key usage for server authentication.</summary>
    CertificateUsageInvalid = 125,

    /// <summary>The server's certificate is invalid for another reason.</summary>
    CertificateInvalid = 126,

    /// <summary>The identity provider refused to issue a token.</summary>
    AuthenticationFailed = 200,

    /// <summary>The identity provider does not know the tenant.</summary>
    TenantNotFound = 201,

    /// <summary>The application is not registered in the tenant.</summary>
    ApplicationNotFound = 202,

    /// <summary>The identity provider did not accept the application's certificate.</summary>
    CredentialRejected = 203,

    /// <summary>The identity provider did not answer, or asked to slow down.</summary>
    IdentityProviderUnavailable = 204,

    /// <summary>Microsoft Graph rejected the request as invalid.</summary>
    RequestRejected = 300,

    /// <summary>Microsoft Graph did not accept the token.</summary>
    TokenRejected = 301,

    /// <summary>The application lacks a permission.</summary>
    AccessDenied = 302,

    /// <summary>No application access policy lets the application act for this user.</summary>
    ApplicationAccessPolicyMissing = 303,

    /// <summary>The meeting or the user does not exist.</summary>
    NotFound = 304,

    /// <summary>The service asked to slow down, and still did after the retries.</summary>
    Throttled = 305,

    /// <summary>The service failed, and still did after the retries.</summary>
    ServiceUnavailable = 306,

    /// <summary>The service applied weaker meeting settings than it was asked for.</summary>
    MeetingPolicyNotApplied = 400,

    /// <summary>A meeting was found or created by its external id, but its policy could not be applied.</summary>
    MeetingPolicyPending = 401,
}
