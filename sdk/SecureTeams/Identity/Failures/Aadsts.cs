using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Identity.Client;

namespace SecureTeams.Identity.Failures;

/// <summary>
/// What Microsoft Entra's error numbers mean for a caller. Source: Microsoft identity platform, "Microsoft Entra authentication and
/// authorization error codes".
/// </summary>
internal static class Aadsts
{
    private const string Prefix = "AADSTS";

    private static readonly AadstsMeaning Consent = new(
        SecureTeamsErrorCode.ConsentRequired,
        "Neither the user nor an administrator has consented to the permissions.",
        "Let an administrator of the tenant consent to the application; PermissionPlan lists what it needs.");

    private static readonly AadstsMeaning Tenant = new(
        SecureTeamsErrorCode.TenantNotFound,
        "The identity provider does not know the tenant.",
        "Check SecureTeamsOptions.Tenant, and that it belongs to the configured cloud.");

    private static readonly AadstsMeaning WrongTenant = new(
        SecureTeamsErrorCode.TenantMismatch,
        "The user, the application or the resource belongs to another tenant or cloud.",
        "Ask the user's own tenant, in its own cloud; an application must be installed in each tenant it works for.");

    private static readonly AadstsMeaning Application = new(
        SecureTeamsErrorCode.ApplicationNotFound,
        "The application is not registered in the tenant, or is disabled there.",
        "Check the client id, and that an administrator of the tenant has consented to the application and not disabled it.");

    private static readonly AadstsMeaning Credential = new(
        SecureTeamsErrorCode.CredentialRejected,
        "The identity provider did not accept the application's credential.",
        "Compare the credential with the registration: the certificate's public part, the secret's value, or the federated credential.");

    private static readonly AadstsMeaning Expired = new(
        SecureTeamsErrorCode.CredentialExpired,
        "The application's secret or certificate has expired.",
        "Register a new one, and use a CertificateSource or a federated credential, so that renewal needs no new deployment.");

    private static readonly AadstsMeaning Clock = new(
        SecureTeamsErrorCode.ClockSkew,
        "The application's proof is not valid yet, or not any more: the clocks differ.",
        "Synchronise the clock of this machine; let a caller-made assertion live at least a minute and at most ten.");

    private static readonly AadstsMeaning Interaction = new(
        SecureTeamsErrorCode.InteractionRequired,
        "A person must do something: a second factor, a compliant device, a new password or a new sign-in.",
        "Send the user through a sign-in, with the claims of ClaimsChallengeException if there are any; an application cannot do it alone.");

    private static readonly AadstsMeaning NoLongerKept = new(
        SecureTeamsErrorCode.InteractionRequired,
        "Nothing is kept under this long-running access: it was stopped, or its tokens have left the cache.",
        "Let the user open the tab again and start a new access; keep users' tokens in a shared cache, so that they outlive the process.");

    private static readonly AadstsMeaning Federated = new(
        SecureTeamsErrorCode.FederatedCredentialMismatch,
        "The assertion matches none of the application's federated credentials.",
        "Compare issuer, subject and audience with the registration, exactly and with their casing.");

    private static readonly AadstsMeaning Unavailable = new(
        SecureTeamsErrorCode.IdentityProviderUnavailable,
        "The identity provider did not answer.",
        "Try again later; if it persists, look at the status page of the cloud.");

    private static readonly AadstsMeaning SignIn = new(
        SecureTeamsErrorCode.SignInNotCompleted,
        "The person did not sign in: declined, closed the window, or let the code expire.",
        "Start the sign-in again.");

    private static readonly AadstsMeaning NotAssigned = new(
        SecureTeamsErrorCode.ConsentRequired,
        "The application is only for users who are assigned to it, and this one is not.",
        "Let an administrator assign the user or a group to the enterprise application.");

    /// <summary>Gets what is said when the provider asks to slow down.</summary>
    internal static AadstsMeaning Throttled { get; } = new(
        SecureTeamsErrorCode.IdentityProviderThrottled,
        "The identity provider asked to slow down.",
        "Wait for RetryAfter before the next try, and use one client for the life of the application, so that its tokens are reused.");

    private static readonly AadstsMeaning NoManagedIdentity = new(
        SecureTeamsErrorCode.ManagedIdentityUnavailable,
        "There is no managed identity here, or not the one that was asked for.",
        "Assign the identity to this resource; check the client id of a user-assigned one; elsewhere use another credential.");

    private static readonly AadstsMeaning Authority = new(
        SecureTeamsErrorCode.AuthorityUntrusted,
        "The authority is not one that the identity provider or this client knows.",
        "Compare SecureTeamsOptions.Cloud with the tenant's cloud; look for a proxy that replaces answers.");

    /// <summary>Gets the numbers that have a meaning of their own. The page on authentication errors lists them.</summary>
    internal static FrozenDictionary<int, AadstsMeaning> Numbers { get; } = Rows(
        (Consent, [65001, 90008, 90094]),
        (SignIn, [65004, 70016, 70020]),
        (Tenant, [50128, 900023, 90002]),
        (WrongTenant, [50020, 50194, 500011, 500021, 51004, 700005, 90072]),
        (Application, [700016, 7000112, 7000229]),
        (NotAssigned, [50105]),
        (Credential, [50012, 700023, 700027, 7000215, 7000216, 7000218]),
        (Expired, [1000502, 7000222]),
        (Clock, [700024]),
        (Federated, [70021, 700211, 700212, 700213]),
        (Interaction, [16000, 50005, 50055, 50057, 50058, 50072, 50074, 50076, 50078, 50079, 500121, 50132, 50133, 50173, 53000, 53001, 53002, 53003, 53004, 70008, 70043, 70044, 700082, 700084]),
        (Authority, [50049]),
        (Throttled, [50196]),
        (Unavailable, [50033, 90033]));

    private static FrozenDictionary<string, AadstsMeaning> Errors { get; } = new Dictionary<string, AadstsMeaning>(StringComparer.Ordinal)
    {
        ["invalid_client"] = Credential,
        ["consent_required"] = Consent,
        ["interaction_required"] = Interaction,
        ["login_required"] = Interaction,
        ["invalid_grant"] = Interaction,
        [MsalError.UserMismatch] = WrongTenant,
        [MsalError.InvalidInstance] = Authority,
        [MsalError.InvalidAuthority] = Authority,
        [MsalError.AuthorityValidationFailed] = Authority,
        [MsalError.OboCacheKeyNotInCacheError] = NoLongerKept,
        ["temporarily_unavailable"] = Unavailable,
        [MsalError.ServiceNotAvailable] = Unavailable,
        [MsalError.RequestTimeout] = Unavailable,
        [MsalError.AccessDenied] = SignIn,
        ["authorization_declined"] = SignIn,
        [MsalError.AuthenticationCanceledError] = SignIn,
        [MsalError.CodeExpired] = SignIn,
        ["expired_token"] = SignIn,
        [MsalError.ManagedIdentityAllSourcesUnavailable] = NoManagedIdentity,
        [MsalError.ManagedIdentityUnreachableNetwork] = NoManagedIdentity,
        [MsalError.ManagedIdentityRequestFailed] = NoManagedIdentity,
        [MsalError.InvalidManagedIdentityEndpoint] = NoManagedIdentity,
        [MsalError.MissingManagedIdentityEnvVar] = NoManagedIdentity,
        [MsalError.UserAssignedManagedIdentityNotSupported] = NoManagedIdentity,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    internal static AadstsMeaning Describe(string text, string? errorCode, int status)
    {
        int? number = NumberIn(text);
        if (number is 700027 && text.Contains("expired", StringComparison.OrdinalIgnoreCase))
        {
            // One number for an unknown certificate and for a known one that has ended.
            return Expired;
        }

        if (number is not null && Numbers.TryGetValue(number.Value, out AadstsMeaning? meaning))
        {
            return meaning;
        }

        if (status is 429)
        {
            return Throttled;
        }

        if (errorCode is not null && Errors.TryGetValue(errorCode, out meaning))
        {
            return meaning;
        }

        return status >= 500 ? Unavailable : new AadstsMeaning(
            SecureTeamsErrorCode.AuthenticationFailed,
            $"The identity provider issued no token ({WireText.Shown(errorCode ?? "no error code")}).",
            "Look the AADSTS number or the correlation id up in the sign-in logs of the tenant.");
    }

    internal static int? NumberIn(string text)
    {
        int start = text.IndexOf(Prefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<char> digits = text.AsSpan(start + Prefix.Length);
        int length = 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length]))
        {
            length++;
        }

        return int.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }

    private static FrozenDictionary<int, AadstsMeaning> Rows(params ReadOnlySpan<(AadstsMeaning Meaning, int[] Numbers)> rows)
    {
        var all = new Dictionary<int, AadstsMeaning>();
        foreach ((AadstsMeaning meaning, int[] numbers) in rows)
        {
            foreach (int number in numbers)
            {
                all.Add(number, meaning);
            }
        }

        return all.ToFrozenDictionary();
    }
}
