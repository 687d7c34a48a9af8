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

    /// <summary>The headers of the answer were larger than the limit.</summary>
    ResponseHeadersTooLarge = 106,

    /// <summary>The host failed so often that no request is sent to it for a while.</summary>
    CircuitOpen = 107,

    /// <summary>The client's own limit of requests was reached, and its queue is full; nothing was sent.</summary>
    ClientLimitReached = 108,

    /// <summary>No TLS connection came about: no common protocol version or cipher suite, a broken handshake, or a server that does not speak TLS.</summary>
    TlsHandshakeFailed = 110,

    /// <summary>The negotiated protocol version or cipher suite is not on the list of approved ones.</summary>
    CipherSuiteRefused = 111,

    /// <summary>Mutual TLS is required, but the server did not ask for the client's certificate.</summary>
    MutualTlsNotNegotiated = 112,

    /// <summary>The client's own certificate cannot be used: it is missing, has no private key, or has ended.</summary>
    ClientCertificateUnusable = 113,

    /// <summary>The platform's cryptography is not in a FIPS-approved mode, which is required; or it is, and what is asked for is not approved.</summary>
    FipsModeUnavailable = 114,

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

    /// <summary>A key in the server's chain is too small, or of a kind that is not approved.</summary>
    CertificateKeyWeak = 127,

    /// <summary>A certificate in the server's chain is signed over a weak hash, such as SHA-1.</summary>
    CertificateSignatureWeak = 128,

    /// <summary>The server's certificate names no CRL distribution point.</summary>
    CertificateDistributionPointMissing = 129,

    /// <summary>An issuer in the server's chain is not a certificate authority, or an authority's certificate is used as a server's.</summary>
    CertificateConstraintsInvalid = 130,

    /// <summary>The server's certificate is its own issuer.</summary>
    CertificateSelfSigned = 131,

    /// <summary>An issuer between the server's certificate and a trusted root is missing.</summary>
    CertificateChainIncomplete = 132,

    /// <summary>No key in the server's chain is among the pinned ones.</summary>
    CertificatePinMismatch = 133,

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

    /// <summary>Neither the user nor an administrator has consented to the permissions.</summary>
    ConsentRequired = 205,

    /// <summary>The user, the application or the token belongs to another tenant.</summary>
    TenantMismatch = 206,

    /// <summary>The application's secret or certificate has expired.</summary>
    CredentialExpired = 207,

    /// <summary>The application's proof is outside its validity: the clocks differ.</summary>
    ClockSkew = 208,

    /// <summary>A person must do something, such as a second factor: a Conditional Access policy or the resource asks for it.</summary>
    InteractionRequired = 209,

    /// <summary>There is no managed identity here, or not the one that was asked for.</summary>
    ManagedIdentityUnavailable = 210,

    /// <summary>The identity provider asked to slow down.</summary>
    IdentityProviderThrottled = 211,

    /// <summary>The identity provider led to an authority that is not the configured one.</summary>
    AuthorityUntrusted = 212,

    /// <summary>The person did not sign in: declined, closed the window, or let the code expire.</summary>
    SignInNotCompleted = 213,

    /// <summary>The store for users' tokens cannot be used, and there is no unencrypted one in its place; or a shared one did not confirm a stop.</summary>
    TokenStoreUnavailable = 214,

    /// <summary>The federated assertion does not match the application's federated credentials.</summary>
    FederatedCredentialMismatch = 215,

    /// <summary>The application's own credential cannot be used: its file is missing or holds something else, or the application's own code failed.</summary>
    CredentialUnusable = 219,

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

    /// <summary>The cloud does not have the feature.</summary>
    NotAvailableInCloud = 307,

    /// <summary>The service applied weaker meeting settings than it was asked for.</summary>
    MeetingPolicyNotApplied = 400,

    /// <summary>A meeting was found or created by its external id, but its policy could not be applied.</summary>
    MeetingPolicyPending = 401,

    /// <summary>A meeting was changed by somebody else since it was read; nothing was written.</summary>
    MeetingConflict = 402,

    /// <summary>A join link belongs to another tenant than the client, or what it says about its tenant cannot be read; nothing was sent.</summary>
    JoinUrlRefused = 403,

    /// <summary>A meeting would be weaker than the organisation's floor; nothing was sent.</summary>
    MeetingBelowFloor = 410,

    /// <summary>The organisation's <c>secureteams.json</c> cannot be used.</summary>
    MeetingFloorUnreadable = 411,
}
