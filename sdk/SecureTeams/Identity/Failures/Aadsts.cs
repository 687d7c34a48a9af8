using System.Globalization;
using Microsoft.Identity.Client;

namespace SecureTeams.Identity.Failures;

/// <summary>What Microsoft Entra's error numbers mean for a caller (Microsoft identity platform, "Error codes").</summary>
internal static class Aadsts
{
    internal static (SecureTeamsErrorCode Code, string Message, string NextStep) Throttled { get; } = (
        SecureTeamsErrorCode.IdentityProviderThrottled,
        "The identity provider asked to slow down.",
        "Wait for RetryAfter before the next try, and use one client for the life of the application, so that its tokens are reused.");

    private static (SecureTeamsErrorCode Code, string Message, string NextStep) Rejected { get; } = (
        SecureTeamsErrorCode.CredentialRejected,
        "The identity provider did not accept the application's credential.",
        "Register the certificate's public part with the application, and check that it has not expired.");

    internal static (SecureTeamsErrorCode Code, string Message, string NextStep) Describe(int? number, string errorCode, int status) => number switch
    {
        90002 => (SecureTeamsErrorCode.TenantNotFound,
            "The identity provider does not know the tenant.",
            "Check SecureTeamsOptions.Tenant, and that it belongs to the configured cloud."),
        700016 => (SecureTeamsErrorCode.ApplicationNotFound,
            "The application is not registered in the tenant.",
            "Check the client id, and that an administrator of the tenant has consented to the application."),
        700027 or 7000215 or 7000222 => Rejected,
        _ when errorCode == "invalid_client" => Rejected,
        _ when status is 429 => Throttled,
        _ when errorCode is MsalError.ServiceNotAvailable or MsalError.RequestTimeout || status is >= 500 => (SecureTeamsErrorCode.IdentityProviderUnavailable,
            "The identity provider did not answer.",
            "Try again later; if it persists, look at the status page of the cloud."),
        _ => (SecureTeamsErrorCode.AuthenticationFailed,
            $"The identity provider issued no token ({WireText.Shown(errorCode)}).",
            "Look the AADSTS number or the correlation id up in the sign-in logs of the tenant."),
    };

    internal static int? NumberIn(string message)
    {
        const string Prefix = "AADSTS";
        int start = message.IndexOf(Prefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        ReadOnlySpan<char> digits = message.AsSpan(start + Prefix.Length);
        int length = 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length]))
        {
            length++;
        }

        return int.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
    }
}
