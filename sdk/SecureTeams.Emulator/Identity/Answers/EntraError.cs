using System.Globalization;

namespace SecureTeams.Emulator.Identity.Answers;

/// <summary>An AADSTS code with the OAuth error it travels under and the message written for it.</summary>
internal sealed record EntraError(int Code, string Error, string Message)
{
    public static readonly EntraError UnknownTenant = new(90002, "invalid_request", "Tenant '{0}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.");
    public static readonly EntraError MalformedRequest = new(9002313, "invalid_request", "Invalid request. Request is malformed or invalid. {0}");
    public static readonly EntraError MissingParameter = new(900144, "invalid_request", "The request body must contain the following parameter: '{0}'.");
    public static readonly EntraError UnsupportedGrant = new(70003, "unsupported_grant_type", "The app requested an unsupported grant type.");

    public static readonly EntraError UnknownClient = new(700016, "unauthorized_client", "Application with identifier '{0}' was not found in the directory. You may have sent your authentication request to the wrong tenant.");
    public static readonly EntraError MissingCredential = new(7000218, "invalid_client", "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    public static readonly EntraError PublicClient = new(700025, "invalid_client", "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
    public static readonly EntraError BadSecret = new(7000215, "invalid_client", "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{0}'.");
    public static readonly EntraError ExpiredSecret = new(7000222, "invalid_client", "The provided client secret keys for app '{0}' are expired. Create new keys for the app.");
    public static readonly EntraError MalformedAssertion = new(50027, "invalid_client", "JWT token is invalid or malformed.");
    public static readonly EntraError BadAssertion = new(700027, "invalid_client", "The certificate with identifier used to sign the client assertion is not registered on application '{0}', or the assertion's signature is not valid.");
    public static readonly EntraError ExpiredCertificate = new(700027, "invalid_client", "Client assertion failed signature validation: the certificate registered on application '{0}' is expired or not yet valid.");
    public static readonly EntraError AssertionAudience = new(700023, "invalid_client", "Client assertion audience claim does not match the token endpoint of application '{0}'.");
    public static readonly EntraError AssertionLifetime = new(700024, "invalid_client", "Client assertion is not within its valid time range, or it has none. Application '{0}'.");

    public static readonly EntraError MalformedUserAssertion = new(50027, "invalid_grant", "JWT token is invalid or malformed.");
    public static readonly EntraError ForgedUserAssertion = new(50013, "invalid_grant", "Assertion failed signature validation.");
    public static readonly EntraError UserAssertionIssuer = new(50013, "invalid_grant", "Assertion failed validation: its issuer or tenant is not the one of this endpoint.");
    public static readonly EntraError UserAssertionAudience = new(500131, "invalid_grant", "Assertion audience does not match the Client app presenting the assertion. The audience in the assertion must be the app's id or its App ID URI.");
    public static readonly EntraError UserAssertionLifetime = new(500133, "invalid_grant", "Assertion is not within its valid time range. Ensure that the access token is not expired before using it for user assertion, or request a new token.");
    public static readonly EntraError AppOnlyAssertion = new(7000114, "invalid_grant", "Application is not allowed to make application on-behalf-of calls: the assertion is not a signed-in user's.");

    public static readonly EntraError NoConsent = new(65001, "invalid_grant", "The user or administrator has not consented to use the application with ID '{0}'. Send an interactive authorization request for this user and resource.");
    public static readonly EntraError SeveralResources = new(28000, "invalid_scope", "Provided value for the input parameter scope is not valid because it contains more than one resource: {0}.");
    public static readonly EntraError InvalidGrant = new(70000, "invalid_grant", "The provided value for the grant is not valid: it is unknown, was used before, or belongs to another application.");
    public static readonly EntraError ExpiredRefreshToken = new(700082, "invalid_grant", "The refresh token has expired due to inactivity.");

    public static readonly EntraError NobodySignedIn = new(50058, "login_required", "A silent sign-in request was sent but no user is signed in.");
    public static readonly EntraError UnknownRedirectUri = new(50011, "invalid_request", "The redirect URI '{0}' specified in the request does not match the redirect URIs configured for the application.");
    public static readonly EntraError OtherRedirectUri = new(500112, "invalid_grant", "The reply address does not match the reply address provided when requesting the authorization code.");
    public static readonly EntraError MissingChallenge = new(9002325, "invalid_request", "Proof Key for Code Exchange (S256) is required for this authorization request.");
    public static readonly EntraError WrongVerifier = new(501481, "invalid_grant", "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    public static readonly EntraError RedeemedCode = new(54005, "invalid_grant", "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.");
    public static readonly EntraError ExpiredCode = new(70008, "invalid_grant", "The provided authorization code has expired. Send a new interactive authorization request for this user and resource.");
    public static readonly EntraError AuthorizationPending = new(70016, "authorization_pending", "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
    public static readonly EntraError SlowDown = new(70016, "slow_down", "OAuth 2.0 device flow error. Authorization is pending. Poll more slowly, by five seconds.");
    public static readonly EntraError AuthorizationDeclined = new(65004, "authorization_declined", "User declined to consent to access the app.");
    public static readonly EntraError ExpiredDeviceCode = new(70020, "expired_token", "The provided value for the input parameter 'device_code' is not valid. This device code has expired.");
    public static readonly EntraError BadDeviceCode = new(70018, "bad_verification_code", "Invalid verification code: it is unknown, was used before, or belongs to another application.");

    public static readonly EntraError UnknownAssertionIssuer = new(70021, "invalid_client", "No matching federated identity record found for the presented assertion's issuer on application '{0}'.");
    public static readonly EntraError UnknownAssertionAudience = new(700212, "invalid_client", "No matching federated identity record found for the presented assertion audience on application '{0}'.");
    public static readonly EntraError UnknownAssertionSubject = new(700213, "invalid_client", "No matching federated identity record found for the presented assertion subject on application '{0}'.");
    public static readonly EntraError ForgedFederatedAssertion = new(700027, "invalid_client", "The federated assertion of application '{0}' is not signed with a key of its issuer.");

    public static readonly EntraError ScopeIsNotDefault = new(1002012, "invalid_scope", "The provided value for scope {0} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");
    public static readonly EntraError UnknownResource = new(500011, "invalid_resource", "The resource principal named {0} was not found in the tenant.");

    public static EntraError InteractionRequired(int code) =>
        new(code, "interaction_required", "Due to a configuration change made by your administrator, or because you moved to a new location, further authentication is needed to access the resource.");

    public string Describe(string subject = "") =>
        $"AADSTS{Code}: {string.Format(CultureInfo.InvariantCulture, Message, subject)}";
}
